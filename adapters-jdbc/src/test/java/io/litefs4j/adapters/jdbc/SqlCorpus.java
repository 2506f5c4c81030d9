package io.litefs4j.adapters.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Statements of every sort, written by hand; see the head of {@code sql-corpus.txt}. */
final class SqlCorpus {
    private SqlCorpus() {}

    static List<String> statements() {
        return Arrays.stream(read().split("\n\n+"))
                .map(String::strip)
                .filter(block -> !block.startsWith("##"))
                .toList();
    }

    static String in(Path directory, String statement) {
        return statement.replace("{dir}", directory.toString());
    }

    private static String read() {
        try (InputStream in = SqlCorpus.class.getResourceAsStream("sql-corpus.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
