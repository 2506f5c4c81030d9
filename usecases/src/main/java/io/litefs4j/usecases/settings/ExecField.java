package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawValue.Command;
import io.litefs4j.usecases.settings.RawValue.Commands;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import io.litefs4j.usecases.settings.yaml.YamlNode.Tag;
import java.util.List;
import java.util.Optional;

/**
 * The {@code exec} key: one command as a text, or a list of commands. Not thread-safe.
 *
 * <p>LiteFS looks at the tag and not at the node, and reads a list with a decoder of its own, which forgets to be strict.
 * Source: superfly/litefs {@code cmd/litefs/config.go}, {@code ExecConfigSlice.UnmarshalYAML}.
 */
final class ExecField implements Field {
    private final String path;
    private final NodeReader reader;
    private final RawConfig values;

    ExecField(String path, NodeReader reader, RawConfig values) {
        this.path = path;
        this.reader = reader;
        this.values = values;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean take(Scalar scalar) {
        return scalar.hasNullTag() ? nullTagged().take(scalar) : takeByTag(scalar, scalar.value());
    }

    @Override
    public boolean take(Sequence sequence) {
        return sequence.hasNullTag() ? nullTagged().take(sequence) : takeByTag(sequence, "");
    }

    @Override
    public boolean take(Mapping mapping) {
        return mapping.hasNullTag() ? nullTagged().take(mapping) : takeByTag(mapping, "");
    }

    /** What is tagged null never reaches LiteFS's own code, and so is read as strictly as the rest of the file. */
    private CommandsField nullTagged() {
        return new CommandsField(path, reader, values, true);
    }

    private boolean takeByTag(YamlNode node, String text) {
        if (node.tag().equals(Tag.STR)) {
            values.put(path, new Commands(Optional.of(List.of(new Command(text, false)))));
            return true;
        }
        if (node.tag().equals(Tag.SEQ)) {
            NodeReader items = reader.anew();
            return items.read(node, new CommandsField(path, items, values, false));
        }
        reader.fault(path, node, "must be a command as a text, or a list of commands");
        return false;
    }
}
