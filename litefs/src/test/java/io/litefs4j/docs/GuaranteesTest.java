package io.litefs4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of {@code GUARANTEES.md} names tests that are there. */
class GuaranteesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern PROMISE = Pattern.compile("(?m)^\\| (?!promise|---)(.*) \\| (.*) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");

    @Test
    void every_promise_names_a_test() throws IOException {
        Matcher promise = promises();
        int promises = 0;
        while (promise.find()) {
            assertThat(promise.group(2)).as(promise.group(1)).containsPattern(TEST);
            promises++;
        }
        assertThat(promises).isGreaterThan(5);
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher promise = promises();
        while (promise.find()) {
            Matcher test = TEST.matcher(promise.group(2));
            while (test.find()) {
                missing.add(test.group(1));
            }
        }
        missing.removeAll(classes());
        assertThat(missing).isEmpty();
    }

    private static Matcher promises() throws IOException {
        return PROMISE.matcher(Files.readString(REPOSITORY.resolve("docs/GUARANTEES.md")));
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
