package io.litefs4j.cluster.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What an application was told of its transactions, one line each, in a file outside the mount: it outlives the JVM that
 * writes it. A transaction without a line was never answered.
 */
final class Journal {
    static final String RETURNED = "returned";

    private final Path file;
    private final Map<String, String> answers = new HashMap<>();
    private long read;
    private int returned;

    Journal(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    static Writer open(Path file) throws IOException {
        return Files.newBufferedWriter(file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Called by the application. A line that is not whole, where the JVM died, is no answer. */
    static void note(Writer journal, String transaction, String answer) {
        synchronized (journal) {
            try {
                journal.write(transaction + " " + answer + "\n");
                journal.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns how many transactions have returned so far. */
    int returned() {
        readOn();
        return returned;
    }

    /** Returns what was said of each transaction: {@link #RETURNED}, or the SQLState. */
    Map<String, String> answers() {
        readOn();
        return answers;
    }

    private void readOn() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            byte[] news = new byte[Math.toIntExact(lines.length() - read)];
            lines.seek(read);
            lines.readFully(news);
            String text = new String(news, UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            read += whole.getBytes(UTF_8).length;
            whole.lines().forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        int blank = line.indexOf(' ');
        String answer = line.substring(blank + 1);
        answers.put(line.substring(0, blank), answer);
        if (answer.equals(RETURNED)) {
            returned++;
        }
    }
}
