package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FileDatabasesTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @Test
    void litefs_s_own_files_are_no_databases() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(PATIENT)) {
            for (String name :
                    List.of("b.db", "a.db", "a.db-wal", "a.db-shm", "a.db-pos", "b.db-journal", ".primary")) {
                node.write(name, "");
            }
            assertThat(directory.databases().names())
                    .containsExactly(new DatabaseName("a.db"), new DatabaseName("b.db"));
        }
    }

    @Property(tries = 30)
    void every_database_is_listed_and_nothing_else(@ForAll("names") Set<String> names) {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(PATIENT)) {
            TreeSet<DatabaseName> expected = new TreeSet<>();
            for (String name : names) {
                node.write(name, "pages");
                node.write(name + "-pos", "");
                node.write(name + "-wal", "");
                expected.add(new DatabaseName(name));
            }
            assertThat(List.copyOf(directory.databases().names())).isEqualTo(List.copyOf(expected));
        }
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'c')
                .withChars(" -_")
                .ofMinLength(1)
                .ofMaxLength(4)
                .map(name -> name + ".db")
                .set()
                .ofMaxSize(6);
    }
}
