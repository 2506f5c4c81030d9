package io.litefs4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code KNOWN_ISSUES.md} answers every ID of the log, and each test that it names is there. */
class KnownIssuesTest {
    private static final Pattern ROW = Pattern.compile("^\\| ((?:CORE|DJANGO|INTEG)-\\d{3}(?:-PBT)?) \\|.*");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
    private static final Set<String> COMPLEXITIES = Set.of("EASY", "MED", "HARD");
    private static final Set<String> STATUSES = Set.of("unconfirmed", "confirmed", "fixed", "wontfix");
    private static final int CELLS = 8;

    @Test
    void every_id_of_the_log_is_answered() throws IOException {
        Set<String> answered = new TreeSet<>();
        rows().forEach(row -> answered.add(cells(row).get(0)));
        assertThat(answered).containsAll(logged());
    }

    @Test
    void every_row_keeps_the_columns_and_words_of_the_log() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            List<String> cells = cells(row);
            assertThat(cells).hasSize(CELLS);
            assertThat(COMPLEXITIES).contains(cells.get(1));
            assertThat(STATUSES).contains(cells.get(2));
        });
    }

    @Test
    void every_fixed_id_names_a_test() throws IOException {
        assertThat(rows())
                .filteredOn(row -> cells(row).get(2).equals("fixed"))
                .allSatisfy(row -> assertThat(TEST.matcher(row).find()).as(row).isTrue());
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        List<Path> sources = sources();
        Set<String> missing = new TreeSet<>();
        for (String row : rows()) {
            Matcher test = TEST.matcher(row);
            while (test.find()) {
                if (!exists(sources, test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_test_that_does_not_exist_is_noticed() throws IOException {
        assertThat(exists(sources(), "KnownIssuesTest", "a_test_that_nobody_wrote"))
                .isFalse();
    }

    private static boolean exists(List<Path> sources, String type, String method) throws IOException {
        Pattern declaration = Pattern.compile("\\b" + method + "\\s*\\(");
        for (Path source : sources) {
            if (source.getFileName().toString().equals(type + ".java")
                    && declaration.matcher(Files.readString(source)).find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(repository())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(repository().resolve("KNOWN_ISSUES.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1, row.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static Path repository() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static Set<String> logged() {
        Set<String> ids = new TreeSet<>(List.of("CORE-003-PBT"));
        ids.addAll(numbered("CORE", 14));
        ids.addAll(numbered("DJANGO", 23));
        ids.addAll(numbered("INTEG", 4));
        return ids;
    }

    private static List<String> numbered(String prefix, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> String.format("%s-%03d", prefix, number))
                .toList();
    }
}
