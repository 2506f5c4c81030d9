package io.litefs4j.adapters.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/** The files of one mount directory. Every call may hang for as long as LiteFS is stopped. */
interface MountFiles {
    /** Returns the names that the directory lists, without {@code .} and {@code ..}. */
    List<String> names() throws IOException;

    /** Returns the whole content of a small file. */
    String text(String name) throws IOException;

    PosixFileAttributes attributes(String name) throws IOException;

    /** Opens an existing small file for reading. Never creates one. */
    OpenFile open(String name) throws IOException;

    /** Opens the {@code -lock} file of a database, which must exist. Never creates one. */
    HaltFile openHalt(String name) throws IOException;

    /** A small file that stays open. Safe for use by many threads. */
    interface OpenFile extends Closeable {
        /** Returns the content as it is now, asked of LiteFS. */
        String text() throws IOException;
    }

    /** An open {@code -lock} file. Closing it gives the lock back, and fails where LiteFS could not tell the primary. */
    interface HaltFile extends Closeable {
        /**
         * Waits until LiteFS grants the lock.
         *
         * @throws java.nio.channels.OverlappingFileLockException if this JVM has the lock, or waits for it already
         */
        void lock() throws IOException;
    }
}
