package io.litefs4j.testkit.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a node has written to its output streams. */
final class NodeLog {
    private static final int TAIL_LINES = 40;

    private NodeLog() {}

    static long size(NodeLayout layout) {
        try {
            return Files.size(layout.logFile());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the log from an offset in bytes to its end; empty where there is none. */
    static String from(NodeLayout layout, long offset) {
        try (FileChannel file = FileChannel.open(layout.logFile(), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, file.size() - offset)));
            long position = offset;
            for (int read = 0; read >= 0 && bytes.hasRemaining(); position += Math.max(read, 0)) {
                read = file.read(bytes, position);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
