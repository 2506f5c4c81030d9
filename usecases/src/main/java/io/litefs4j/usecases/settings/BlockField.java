package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Alias;
import io.litefs4j.usecases.settings.yaml.YamlNode.Entry;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known keys: the file itself, one of its blocks, or a command. Not thread-safe.
 *
 * <p>Source: gopkg.in/yaml.v3 {@code decode.go}, {@code mappingStruct}.
 */
final class BlockField implements Field {
    private final String path;
    private final ConfigBlock block;
    private final NodeReader reader;
    private final RawConfig values;
    private final boolean strict;
    private final MergeKeys merges;

    /** @param strict whether unknown keys are refused, which LiteFS forgets within {@code exec} */
    BlockField(String path, ConfigBlock block, NodeReader reader, RawConfig values, boolean strict) {
        this.path = path;
        this.block = block;
        this.reader = reader;
        this.values = values;
        this.strict = strict;
        merges = new MergeKeys(reader, this);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean take(Scalar scalar) {
        if (!(ScalarRules.resolve(scalar) instanceof ScalarValue.Null)) {
            reader.fault(path, scalar, "must be a mapping with the keys " + block.names() + ", not a text");
        }
        return false;
    }

    @Override
    public boolean take(Sequence sequence) {
        reader.fault(path, sequence, "must be a mapping with the keys " + block.names() + ", not a list");
        return false;
    }

    @Override
    public boolean take(Mapping mapping) {
        checkKeysUnique(mapping);
        Set<String> done = new HashSet<>();
        YamlNode merge = null;
        for (Entry entry : mapping.entries()) {
            if (entry.isMerge()) {
                merge = entry.value();
            } else {
                takeEntry(entry, done);
            }
        }
        if (merge != null) {
            merges.merge(mapping, merge);
        }
        return true;
    }

    /** Compares keys as they are written: lists and mappings are all the same to LiteFS, aliases differ by name. */
    private void checkKeysUnique(Mapping mapping) {
        Map<String, YamlNode> seen = new HashMap<>();
        for (Entry entry : mapping.entries()) {
            YamlNode key = entry.key();
            YamlNode first = seen.putIfAbsent(key.getClass().getSimpleName() + " " + written(key), key);
            if (first != null) {
                reader.fault(path(written(key)), key, "this key stands at line " + first.line() + " already");
            }
        }
    }

    private static String written(YamlNode key) {
        if (key instanceof Scalar scalar) {
            return scalar.value();
        }
        return key instanceof Alias alias ? alias.name() : "";
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void takeEntry(Entry entry, Set<String> done) {
        String name = name(entry.key());
        if (name == null || !merges.mayTake(name)) {
            return;
        }
        String valuePath = path(name);
        Field field = field(name, valuePath);
        if (field == null) {
            if (strict) {
                reader.fault(valuePath, entry.key(), unknownKey(name));
            }
        } else if (done.add(name)) {
            values.note(valuePath, Place.of(entry.value()));
            reader.read(entry.value(), field);
        } else {
            reader.fault(valuePath, entry.key(), "this key was set above already");
        }
    }

    private @Nullable String name(YamlNode key) {
        TextField name = new TextField(path, reader);
        return reader.read(key, name) ? name.value() : null;
    }

    private @Nullable Field field(String name, String valuePath) {
        ConfigBlock inner = block.block(name);
        if (inner != null) {
            return new BlockField(valuePath, inner, reader, values, strict);
        }
        RawValue initial = block.value(name);
        return initial == null ? null : ValueFields.of(initial, valuePath, reader, values);
    }

    private String unknownKey(String name) {
        String dashed = name.replace('_', '-');
        boolean known = block.value(dashed) != null || block.block(dashed) != null;
        return known && !dashed.equals(name)
                ? "unknown key; LiteFS writes it '" + dashed + "'"
                : "unknown key; LiteFS knows " + block.names() + " here";
    }
}
