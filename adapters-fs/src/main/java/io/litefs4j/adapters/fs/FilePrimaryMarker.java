package io.litefs4j.adapters.fs;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.PrimaryMarker;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads {@code .primary}. Source: superfly/litefs {@code fuse/primary_node.go}. */
record FilePrimaryMarker(MountProbe probe) implements PrimaryMarker {
    static final String NAME = ".primary";

    /** The file may vanish, return, or change its length between two calls of one reading. */
    private static final int ATTEMPTS = 3;

    @Override
    public Optional<Hostname> read() {
        return probe.ask((files, on) -> hostname(files));
    }

    static Optional<Hostname> hostname(MountFiles files) throws IOException {
        String text = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> read = text(files);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            text = read.get();
            if (text.endsWith("\n")) {
                return Optional.of(parse(text));
            }
        }
        // LiteFS always writes a newline. An empty file is a database of that name, made by opening it for writing.
        if (text.isEmpty()) {
            return Optional.empty();
        }
        throw new IOException(NAME + " has no end: '" + text + "'");
    }

    /**
     * The kernel keeps the name for a minute after LiteFS has removed the file; then opening succeeds and reading fails,
     * with an exception that has no type of its own. Attributes are asked of LiteFS each time.
     */
    private static Optional<String> text(MountFiles files) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(files.text(NAME));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                if (isAbsent(files)) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean isAbsent(MountFiles files) throws IOException {
        try {
            files.attributes(NAME);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static Hostname parse(String text) throws IOException {
        try {
            return new Hostname(text.strip());
        } catch (InvalidValueException e) {
            throw new IOException(NAME + " holds no hostname: " + e.getMessage(), e);
        }
    }
}
