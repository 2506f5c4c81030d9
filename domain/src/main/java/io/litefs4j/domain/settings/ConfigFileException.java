package io.litefs4j.domain.settings;

import io.litefs4j.domain.LiteFsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A configuration file could not be read or written. */
public final class ConfigFileException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /** @param reason what is wrong, as the rest of a sentence that begins with the file: {@code "does not exist"} */
    public ConfigFileException(Path file, String reason, @Nullable Throwable cause) {
        super(file + " " + reason, cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
