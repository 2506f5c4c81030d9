package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Alias;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import io.litefs4j.usecases.settings.yaml.YamlRefusal;

/**
 * Hands a node to the field that wants it, and follows aliases. One for each decoder that LiteFS's YAML reader would make. Not
 * thread-safe. Source: gopkg.in/yaml.v3 {@code decode.go}, {@code unmarshal}.
 */
final class NodeReader {
    /** A place that takes a value. Each answer says whether a value was taken; null and a fault are none. */
    interface Field {
        /** Returns the dotted path of the field, for faults. */
        String path();

        boolean take(Scalar scalar);

        boolean take(Sequence sequence);

        boolean take(Mapping mapping);
    }

    private final AliasBudget budget = new AliasBudget();
    private final ConfigFaults faults;

    NodeReader(ConfigFaults faults) {
        this.faults = faults;
    }

    /** Returns a reader that counts from nothing. */
    NodeReader anew() {
        return new NodeReader(faults);
    }

    /** @throws AliasBudget.ExhaustedException if aliases made the document too large */
    boolean read(YamlNode node, Field field) {
        budget.count(node);
        try {
            return hand(node, field);
        } catch (YamlRefusal e) {
            // LiteFS stops here. We go on, for what else is wrong would come up next.
            faults.litefs(field.path(), new Place(e.line(), e.column()), e.reason());
            return false;
        }
    }

    private boolean hand(YamlNode node, Field field) {
        if (node instanceof Scalar scalar) {
            return field.take(scalar);
        }
        if (node instanceof Sequence sequence) {
            return field.take(sequence);
        }
        if (node instanceof Mapping mapping) {
            return field.take(mapping);
        }
        Alias alias = (Alias) node;
        budget.enter(alias);
        try {
            return read(alias.target(), field);
        } finally {
            budget.leave(alias);
        }
    }

    void fault(String path, YamlNode node, String message) {
        faults.litefs(path, Place.of(node), message);
    }
}
