package io.litefs4j.testkit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One file of the corpus: a JSON object per line. The typed readers of this package are the way to use it; this is for
 * those that record.
 *
 * @param name the file's name, such as {@code mount.jsonl}
 */
public record CorpusFile(String name) {

    /**
     * Returns the objects in the file's order; objects are maps in their order, numbers longs or doubles.
     *
     * @throws IllegalArgumentException if there is no such file or it is not of JSON lines
     */
    public List<Map<String, @Nullable Object>> entries() {
        return lines().stream().map(Json::object).toList();
    }

    /**
     * Returns the lines as they are.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public List<String> lines() {
        try (InputStream content = CorpusFile.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalArgumentException("the corpus has no file " + name);
            }
            return new String(content.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line of the file: JSON in ASCII, without its end. */
    public static String line(Map<String, ?> entry) {
        return Json.text(entry);
    }

    /** Returns the content of a file of these entries. */
    public static String content(List<? extends Map<String, ?>> entries) {
        return entries.stream().map(entry -> line(entry) + "\n").collect(Collectors.joining());
    }
}
