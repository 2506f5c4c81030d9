package io.litefs4j.cli.config;

import io.litefs4j.cli.process.Surroundings;
import io.litefs4j.domain.settings.ConfigFiles;
import io.litefs4j.usecases.settings.ConfigParser;
import io.litefs4j.usecases.settings.ConfigReading;
import java.nio.file.Path;

/** Reads configuration files as the LiteFS of this machine would. */
public final class ConfigSource {
    private final ConfigFiles files;
    private final Surroundings surroundings;
    private final ConfigParser parser;

    /** @param withoutExpansion whether LiteFS is started with {@code -no-expand-env} */
    public ConfigSource(ConfigFiles files, Surroundings surroundings, boolean withoutExpansion) {
        this.files = files;
        this.surroundings = surroundings;
        this.parser =
                withoutExpansion ? ConfigParser.withoutExpansion() : ConfigParser.expanding(surroundings.environment());
    }

    /**
     * Reads one file.
     *
     * @param name as it was given, relative to the working directory
     * @throws io.litefs4j.domain.settings.ConfigFileException if it cannot be read
     */
    public ConfigReading read(String name) {
        return read(surroundings.directory().resolve(name));
    }

    /** Returns whether there is such a file, readable or not. */
    boolean isThere(String name) {
        return surroundings.directory().resolve(name).toFile().isFile();
    }

    /** @throws io.litefs4j.domain.settings.ConfigFileException if the file cannot be read */
    public ConfigReading read(Path file) {
        return parser.parse(files.read(file));
    }
}
