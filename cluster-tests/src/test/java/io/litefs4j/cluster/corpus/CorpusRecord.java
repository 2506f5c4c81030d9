package io.litefs4j.cluster.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.testkit.corpus.CorpusFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds what LiteFS says today against the corpus: fails with the lines that differ, or, with the system property {@code
 * corpus.record}, writes the file anew into the sources of the testkit.
 */
final class CorpusRecord {
    private static final String PROPERTY = "corpus.record";
    private static final Path SOURCES =
            Path.of(System.getProperty("corpus.sources", "../testkit/src/main/resources/io/litefs4j/testkit/corpus"));

    private CorpusRecord() {}

    static boolean isRecording() {
        return Boolean.getBoolean(PROPERTY);
    }

    static void compare(String name, List<String> today) {
        if (isRecording()) {
            write(name, today);
            return;
        }
        assertThat(today)
                .as("what LiteFS says today, against %s; -D%s=true rewrites it", name, PROPERTY)
                .containsExactlyElementsOf(new CorpusFile(name).lines());
    }

    private static void write(String name, List<String> lines) {
        try {
            Files.writeString(SOURCES.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
