package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import java.util.Optional;

/** A key with a single value. Null leaves the default. Not thread-safe. */
final class ScalarField implements Field {
    private static final int SHOWN_LENGTH = 60;

    /** Turns what the text means into the value of a type; empty if it is none. */
    interface Conversion {
        Optional<RawValue> convert(ScalarValue value, String written);
    }

    /** @param rule what the value must be, as the rest of a sentence */
    record Reading(Conversion conversion, String rule) {}

    private final String path;
    private final Reading reading;
    private final NodeReader reader;
    private final RawConfig values;

    ScalarField(String path, Reading reading, NodeReader reader, RawConfig values) {
        this.path = path;
        this.reading = reading;
        this.reader = reader;
        this.values = values;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean take(Scalar scalar) {
        ScalarValue resolved = ScalarRules.resolve(scalar);
        if (resolved instanceof ScalarValue.Null) {
            return false;
        }
        Optional<RawValue> value = reading.conversion().convert(resolved, scalar.value());
        value.ifPresentOrElse(v -> values.put(path, v), () -> refuse(scalar, "'" + shown(scalar.value()) + "'"));
        return value.isPresent();
    }

    @Override
    public boolean take(Sequence sequence) {
        return refuse(sequence, "a list");
    }

    @Override
    public boolean take(Mapping mapping) {
        return refuse(mapping, "a mapping");
    }

    private boolean refuse(YamlNode node, String found) {
        reader.fault(path, node, reading.rule() + ", but is " + found);
        return false;
    }

    private static String shown(String text) {
        String plain = text.codePoints()
                .limit(SHOWN_LENGTH)
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .reduce("", String::concat);
        return text.codePointCount(0, text.length()) > SHOWN_LENGTH ? plain + "…" : plain;
    }
}
