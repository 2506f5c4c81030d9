package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.position.Txid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilePositionsTest {
    private static final DatabaseName DB = new DatabaseName("db");
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final PlainNode node = new PlainNode();
    private final LiteFsDirectory directory = node.at(PATIENT);
    private final Positions positions = directory.positions();

    @AfterEach
    void close() {
        directory.close();
        node.close();
    }

    @Property(tries = 100)
    void every_position_survives_its_file(@ForAll long txid, @ForAll long checksum) {
        Position position = new Position(new Txid(txid), new Checksum(checksum));
        try (PlainNode any = new PlainNode();
                LiteFsDirectory read = any.at(PATIENT)) {
            any.write("db-pos", position + "\n");
            assertThat(read.positions().of(DB)).contains(position);
        }
    }

    @Test
    void a_file_that_is_kept_open_is_read_anew_each_time() {
        for (int txid = 1; txid <= 100; txid++) {
            Position position = new Position(new Txid(txid), Checksum.EMPTY);
            node.write("db-pos", position + "\n");
            assertThat(positions.of(DB)).contains(position);
        }
    }

    @Test
    void asking_often_opens_seldom_and_leaves_nothing_open() {
        node.write("db-pos", Position.NONE + "\n");
        long end = System.nanoTime() + PATIENT.toNanos();
        positions.of(DB);
        while (node.opened() > 0) {
            assertThat(node.opened()).isEqualTo(1);
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(positions.of(DB)).isPresent();
    }

    @Test
    void a_file_that_is_not_there_is_never_made() {
        assertThat(positions.of(DB)).isEmpty();
        assertThat(node.directory().resolve("db-pos")).doesNotExist();
    }

    @Test
    void a_litefs_that_died_is_not_read_through_the_file_that_is_still_open() {
        node.write("db-pos", Position.NONE + "\n");
        assertThat(positions.of(DB)).isPresent();
        node.kill();
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> positions.of(DB))
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.DISCONNECTED));
        assertThat(node.opened()).isZero();
    }

    @Test
    void another_litefs_on_the_same_directory_is_read_through_a_file_of_its_own() throws Exception {
        node.write("db-pos", Position.NONE + "\n");
        assertThat(positions.of(DB)).contains(Position.NONE);
        Position other = new Position(new Txid(7), Checksum.EMPTY);
        Path file = node.directory().resolve("db-pos");
        Files.delete(file);
        node.write("db-pos", other + "\n");
        node.mount();
        assertThat(positions.of(DB)).contains(other);
    }

    @Test
    void what_is_no_position_is_a_failure_that_shows_it() {
        node.write("db-pos", "0000/0000\n");
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> positions.of(DB))
                .withMessageContaining("db-pos holds no position")
                .withMessageContaining("'0000/0000'")
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.MOUNTED));
    }

    @Test
    void closing_the_directory_closes_what_is_open() {
        node.write("db-pos", Position.NONE + "\n");
        positions.of(DB);
        directory.close();
        long end = System.nanoTime() + PATIENT.toNanos();
        while (node.opened() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
