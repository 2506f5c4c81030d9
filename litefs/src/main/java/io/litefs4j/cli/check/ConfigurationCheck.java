package io.litefs4j.cli.check;

import io.litefs4j.cli.config.ConfigSource;
import io.litefs4j.cli.process.Surroundings;
import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.usecases.settings.ConfigLint;
import io.litefs4j.usecases.settings.ConfigReading;
import io.litefs4j.usecases.settings.Finding.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Would LiteFS start with the configuration that it finds, and would it regret it? */
final class ConfigurationCheck {
    private static final String SUBJECT = "configuration";

    private final ConfigSource source;
    private final Surroundings surroundings;

    ConfigurationCheck(ConfigSource source, Surroundings surroundings) {
        this.source = source;
        this.surroundings = surroundings;
    }

    /** Looks at the file, or at the one that LiteFS would find by itself. */
    List<Finding> find(Optional<Path> named) {
        return named.or(this::found)
                .map(this::findIn)
                .orElseGet(() -> List.of(Finding.fault(
                        SUBJECT,
                        "there is no litefs.yml here, in the home directory or in /etc",
                        "Write one with 'litefs4j config generate', or name it with --config.")));
    }

    private List<Finding> findIn(Path file) {
        ConfigReading reading;
        try {
            reading = source.read(file);
        } catch (ConfigFileException e) {
            return List.of(Finding.fault(SUBJECT, String.valueOf(e.getMessage()), "Make the file readable."));
        }
        List<Finding> findings = new ArrayList<>();
        reading.faults()
                .forEach(fault -> findings.add(
                        Finding.fault(SUBJECT, file + ", " + fault, "Correct it; 'litefs4j config check' shows all.")));
        reading.settings().map(new ConfigLint()::check).orElse(List.of()).stream()
                .filter(lint -> lint.severity() != Severity.NOTE)
                .forEach(lint -> findings.add(
                        Finding.warning(SUBJECT, file + ", " + lint.key() + ": " + lint.reason(), lint.remedy())));
        return findings.isEmpty() ? List.of(Finding.good(SUBJECT, file + " is accepted")) : findings;
    }

    /** Where LiteFS looks, in its order. Source: superfly/litefs {@code cmd/litefs/config.go}, {@code configSearchPaths}. */
    private Optional<Path> found() {
        return Stream.of(
                        Optional.of(surroundings.directory()),
                        surroundings.variable("HOME").map(Path::of),
                        Optional.of(Path.of("/etc")))
                .flatMap(Optional::stream)
                .map(directory -> directory.resolve("litefs.yml"))
                .filter(file -> file.toFile().isFile())
                .findFirst();
    }
}
