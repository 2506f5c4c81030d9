package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import io.litefs4j.usecases.settings.RawConfig.Place;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one file, each once, and no more than a thousand: nobody reads on. Not thread-safe. */
final class ConfigFaults {
    private static final int MOST = 1000;

    private final Set<ConfigFault> found = new LinkedHashSet<>();
    private final Set<String> keys = new HashSet<>();
    private boolean refusedByLiteFs;

    void litefs(String key, Place place, String message) {
        refusedByLiteFs = true;
        add(key, place, Refuser.LITEFS, message);
    }

    void policy(String key, Place place, String message) {
        add(key, place, Refuser.POLICY, message);
    }

    private void add(String key, Place place, Refuser by, String message) {
        keys.add(key);
        if (found.size() < MOST) {
            found.add(new ConfigFault(key, place.line(), place.column(), by, message));
        }
    }

    boolean isRefusedByLiteFs() {
        return refusedByLiteFs;
    }

    /** Returns whether the key itself, a part of it, or a block around it was found at fault. */
    boolean touches(String key) {
        return keys.stream()
                .anyMatch(k -> k.equals(key)
                        || k.startsWith(key + "[")
                        || k.startsWith(key + ".")
                        || (!k.isEmpty() && key.startsWith(k + ".")));
    }

    /** Returns the faults in the order of the file. */
    List<ConfigFault> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(ConfigFault::line).thenComparingInt(ConfigFault::column))
                .toList();
    }
}
