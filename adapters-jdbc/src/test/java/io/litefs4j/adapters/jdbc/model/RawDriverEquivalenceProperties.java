package io.litefs4j.adapters.jdbc.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.NodeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever an application does, it sees on the primary and in development what it sees on sqlite-jdbc. */
class RawDriverEquivalenceProperties {
    private Path directory = Path.of("");

    @BeforeTry
    void newDirectory() throws IOException {
        directory = Files.createTempDirectory("programs");
    }

    @AfterTry
    void dropDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Provide
    Arbitrary<List<Step>> programs() {
        return Programs.programs();
    }

    @Property(tries = 400)
    void every_program_runs_on_the_primary_as_on_the_raw_driver(@ForAll("programs") List<Step> program)
            throws SQLException {
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(
                        new AbsolutePath(directory.toString()), new DatabaseName("ours.db"), NodeRole.Primary::new)
                .build();
        try (Player ours = new Player(dataSource.getConnection())) {
            compare(ours, program);
        }
    }

    @Property(tries = 200)
    void every_program_runs_in_development_as_on_the_raw_driver(@ForAll("programs") List<Step> program)
            throws SQLException {
        LiteFsDataSource dataSource = LiteFsDataSource.plain(directory.resolve("ours.db"));
        try (Player ours = new Player(dataSource.getConnection())) {
            compare(ours, program);
        }
    }

    private void compare(Player ours, List<Step> program) throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("raw.db") + "?journal_mode=WAL";
        StringBuilder played = new StringBuilder();
        try (Player raw = new RawPlayer(DriverManager.getConnection(url))) {
            for (Step step :
                    Stream.concat(Programs.BEGINNING.stream(), program.stream()).toList()) {
                String expected = raw.see(step);
                played.append('\n').append(step).append("  ->  ").append(expected);
                assertThat(ours.see(step)).as("program:%s%n", played).isEqualTo(expected);
            }
        }
        ours.close();
        assertThat(dump("ours.db")).as("what is kept of:%s%n", played).isEqualTo(dump("raw.db"));
    }

    private String dump(String file) throws SQLException {
        try (Player reader = new Player(DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(file)))) {
            return Rows.dump(reader.connection);
        }
    }
}
