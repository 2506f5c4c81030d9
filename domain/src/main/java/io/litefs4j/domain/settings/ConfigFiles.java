package io.litefs4j.domain.settings;

import java.nio.file.Path;

/** Configuration files on this machine. As bytes, for the encoding is part of what is checked. */
public interface ConfigFiles {
    /**
     * @throws ConfigFileException if the file cannot be read, or is longer than a configuration can be
     */
    byte[] read(Path file);

    /**
     * Replaces the file in one step: a reader, and a crash, see the old content or the new, never a mixture.
     *
     * @throws ConfigFileException if the file cannot be written, or lies in a LiteFS mount, where LiteFS would take it
     *     for a database
     */
    void write(Path file, byte[] content);
}
