package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilePrimaryClaimTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final PlainNode node = new PlainNode();
    private final LiteFsDirectory directory = node.at(PATIENT);

    @AfterEach
    void close() {
        directory.close();
        node.close();
    }

    private boolean claims() {
        return directory.primaryClaim().isPrimary();
    }

    @Test
    void a_writable_database_is_a_primary_s_whatever_the_markers_say() {
        node.write("db", "pages", "rw-rw-rw-");
        node.write(".lag", "+2147483647");
        assertThat(claims()).isTrue();
    }

    @Test
    void a_read_only_database_is_not_a_primary_s_though_there_is_no_lag_and_no_primary() {
        node.write("db", "pages", "r--r--r--");
        assertThat(claims()).isFalse();
    }

    @Test
    void the_mode_is_looked_at_anew_each_time() {
        for (int i = 0; i < 20; i++) {
            node.write("db", "pages", i % 2 == 0 ? "rw-rw-rw-" : "r--r--r--");
            assertThat(claims()).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void another_database_is_looked_at_when_the_one_that_was_known_is_gone() {
        node.write("a", "pages", "rw-rw-rw-");
        assertThat(claims()).isTrue();
        node.remove("a");
        node.write("b", "pages", "r--r--r--");
        assertThat(claims()).isFalse();
    }

    @Test
    void before_the_first_database_no_lag_and_no_primary_are_a_primary_s() {
        assertThat(claims()).isTrue();
    }

    @Test
    void before_the_first_database_a_lag_is_not_a_primary_s() {
        node.write(".lag", "+000000001\n");
        assertThat(claims()).isFalse();
    }

    @Test
    void before_the_first_database_an_unknown_lag_is_not_a_primary_s() {
        node.write(".lag", "+2147483647");
        assertThat(claims()).isFalse();
    }

    @Test
    void before_the_first_database_a_named_primary_is_another_one() {
        node.write(".primary", "n1\n");
        assertThat(claims()).isFalse();
    }

    @Test
    void a_replica_without_database_that_shows_no_lag_for_a_millisecond_is_looked_at_twice() throws Exception {
        ScriptedFiles heartbeat = new ScriptedFiles()
                .finds("+000000000\n")
                .fails(new NoSuchFileException(".primary"))
                .finds("+000000006\n");
        assertThat(FilePrimaryClaim.looksPrimaryTwice(heartbeat)).isFalse();
    }

    @Test
    void a_database_in_a_directory_that_is_not_mounted_claims_nothing() {
        node.write("db", "made by an application that did not look", "rw-rw-rw-");
        node.unmount();
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(this::claims)
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.NOT_MOUNTED));
    }
}
