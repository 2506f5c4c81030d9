package io.litefs4j.cli.config;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.ConfigFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes one directory for each node, with its litefs.yml inside. */
public final class NodeFiles {
    private final ConfigFiles files;
    private final Path directory;

    public NodeFiles(ConfigFiles files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * Writes all files, or none where a name cannot be that of a directory.
     *
     * @return the files that were written, in order
     * @throws io.litefs4j.domain.InvalidValueException if a hostname cannot be a directory
     * @throws ConfigFileException if a file cannot be written
     */
    public List<Path> write(Map<Hostname, String> contents) {
        contents.keySet().forEach(NodeFiles::checkDirectory);
        List<Path> written = new ArrayList<>();
        contents.forEach((name, content) -> {
            Path nodeDirectory = directory.resolve(name.value());
            createDirectory(nodeDirectory);
            Path file = nodeDirectory.resolve("litefs.yml");
            files.write(file, content.getBytes(StandardCharsets.UTF_8));
            written.add(file);
        });
        return written;
    }

    private static void checkDirectory(Hostname name) {
        if (name.value().contains("/") || !name.isNamed()) {
            throw new InvalidValueException("--node", "must have a name that can be a directory", name.value());
        }
        AbsolutePath.of("--node", "/" + name);
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ConfigFileException(directory, "cannot be created: " + e.getMessage(), e);
        }
    }
}
