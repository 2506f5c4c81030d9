package io.litefs4j.cli.config;

import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.usecases.settings.ConfigFault;
import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import io.litefs4j.usecases.settings.ConfigLint;
import io.litefs4j.usecases.settings.Finding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Checks configuration files, each by itself, and those that are accepted as the nodes of one cluster. */
public final class CheckedFiles {
    private CheckedFiles() {}

    /** Returns one result for each name, in their order; a file that is named twice is checked once. */
    public static List<CheckedFile> check(ConfigSource source, List<String> names) {
        Map<String, List<ConfigFault>> faults = new LinkedHashMap<>();
        Map<String, LiteFsSettings> accepted = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(names)) {
            faults.put(name, faults(source, name, accepted));
        }
        Map<String, List<Finding>> lint = new ConfigLint().checkCluster(accepted);
        return faults.entrySet().stream()
                .map(file ->
                        new CheckedFile(file.getKey(), file.getValue(), lint.getOrDefault(file.getKey(), List.of())))
                .toList();
    }

    private static List<ConfigFault> faults(ConfigSource source, String name, Map<String, LiteFsSettings> accepted) {
        try {
            var reading = source.read(name);
            reading.settings().ifPresent(settings -> accepted.put(name, settings));
            return reading.faults();
        } catch (ConfigFileException e) {
            Refuser refuser = source.isThere(name) ? Refuser.POLICY : Refuser.LITEFS;
            return List.of(new ConfigFault("", 0, 0, refuser, String.valueOf(e.getMessage())));
        }
    }
}
