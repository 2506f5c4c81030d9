package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.RawValue.Flag;
import io.litefs4j.usecases.settings.RawValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that may stand beside each other in one mapping of litefs.yml. Immutable once built. */
final class ConfigBlock {
    /** The whole file. */
    static final ConfigBlock FILE = of(ConfigKey.ALL);

    /** An item of the {@code exec} list. */
    static final ConfigBlock COMMAND =
            of(List.of(new ConfigKey("cmd", new Text("")), new ConfigKey("if-candidate", new Flag(false))));

    private final Map<String, RawValue> values = new LinkedHashMap<>();
    private final Map<String, ConfigBlock> blocks = new LinkedHashMap<>();

    private ConfigBlock() {}

    private static ConfigBlock of(List<ConfigKey> keys) {
        ConfigBlock file = new ConfigBlock();
        for (ConfigKey key : keys) {
            ConfigBlock block = file;
            String[] names = key.path().split("\\.");
            for (int i = 0; i < names.length - 1; i++) {
                block = block.blocks.computeIfAbsent(names[i], name -> new ConfigBlock());
            }
            block.values.put(names[names.length - 1], key.initial());
        }
        return file;
    }

    /** Returns the default of a key that holds a value; null if there is no such key here. */
    @Nullable
    RawValue value(String name) {
        return values.get(name);
    }

    /** Returns the block that a key holds; null if there is no such key here. */
    @Nullable
    ConfigBlock block(String name) {
        return blocks.get(name);
    }

    /** Returns the keys as a sentence lists them. */
    String names() {
        return String.join(", ", values.keySet()) + (blocks.isEmpty() ? "" : ", " + String.join(", ", blocks.keySet()));
    }
}
