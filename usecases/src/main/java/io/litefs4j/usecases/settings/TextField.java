package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;

/** A text: any scalar will do, as it is written. Not thread-safe. */
final class TextField implements Field {
    private final String path;
    private final NodeReader reader;
    private String value = "";

    TextField(String path, NodeReader reader) {
        this.path = path;
        this.reader = reader;
    }

    /** Returns the text that was taken last. */
    String value() {
        return value;
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
        value = resolved instanceof ScalarValue.Text text ? text.value() : scalar.value();
        return true;
    }

    @Override
    public boolean take(Sequence sequence) {
        return refuse(sequence, "list");
    }

    @Override
    public boolean take(Mapping mapping) {
        return refuse(mapping, "mapping");
    }

    private boolean refuse(YamlNode node, String what) {
        reader.fault(path, node, "must be a text, not a " + what);
        return false;
    }
}
