package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawValue.Command;
import io.litefs4j.usecases.settings.RawValue.Flag;
import io.litefs4j.usecases.settings.RawValue.Text;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/** An item of the {@code exec} list. Not thread-safe; used once. */
final class CommandField implements Field {
    private final String path;
    private final BlockField block;
    private final NodeReader reader;
    private final RawConfig values;
    private @Nullable Command command;

    CommandField(String path, NodeReader reader, RawConfig values, boolean strict) {
        this.path = path;
        this.reader = reader;
        this.values = values;
        block = new BlockField(path, ConfigBlock.COMMAND, reader, values, strict);
        values.put(path + ".cmd", new Text(""));
        values.put(path + ".if-candidate", new Flag(false));
    }

    @Override
    public String path() {
        return path;
    }

    /** Returns the command; null if the item is null. */
    @Nullable
    Command command() {
        return command;
    }

    @Override
    public boolean take(Scalar scalar) {
        if (scalar.hasNullTag()) {
            ScalarRules.resolve(scalar);
            return true;
        }
        return refuse(scalar, "text");
    }

    @Override
    public boolean take(Sequence sequence) {
        return refuse(sequence, "list");
    }

    @Override
    public boolean take(Mapping mapping) {
        if (mapping.hasNullTag()) {
            return refuse(mapping, "mapping that is tagged null");
        }
        boolean taken = block.take(mapping);
        command = new Command(values.text(path + ".cmd"), values.flag(path + ".if-candidate"));
        return taken;
    }

    private boolean refuse(YamlNode node, String what) {
        reader.fault(path, node, "must be a mapping with the keys cmd and if-candidate, not a " + what);
        return false;
    }
}
