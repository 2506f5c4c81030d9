package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.RawValue.Command;
import io.litefs4j.usecases.settings.RawValue.Commands;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of commands. A null item is kept as one, and makes LiteFS crash later. Not thread-safe. */
final class CommandsField implements Field {
    private static final String RULE = "must be a list of commands";

    private final String path;
    private final NodeReader reader;
    private final RawConfig values;
    private final boolean strict;

    CommandsField(String path, NodeReader reader, RawConfig values, boolean strict) {
        this.path = path;
        this.reader = reader;
        this.values = values;
        this.strict = strict;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean take(Scalar scalar) {
        if (ScalarRules.resolve(scalar) instanceof ScalarValue.Null) {
            values.put(path, Commands.ABSENT);
            return true;
        }
        reader.fault(path, scalar, RULE + ", not a text");
        return false;
    }

    @Override
    public boolean take(Sequence sequence) {
        List<@Nullable Command> commands = new ArrayList<>();
        for (YamlNode node : sequence.items()) {
            CommandField item = new CommandField(path + "[" + commands.size() + "]", reader, values, strict);
            if (reader.read(node, item)) {
                values.note(item.path(), Place.of(node));
                commands.add(item.command());
            }
        }
        values.put(path, new Commands(Optional.of(commands)));
        return true;
    }

    @Override
    public boolean take(Mapping mapping) {
        reader.fault(path, mapping, RULE + ", not a mapping");
        return false;
    }
}
