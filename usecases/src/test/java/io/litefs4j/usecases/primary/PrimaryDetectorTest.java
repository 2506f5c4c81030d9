package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What a client can observe in each situation of a node, and what it is to make of it. */
class PrimaryDetectorTest {
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();
    private static final Hostname N1 = new Hostname("n1");

    private final FakeMount mount = new FakeMount();
    private final PrimaryDetector detector =
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());

    @Test
    void a_node_that_holds_the_lease_is_the_primary() {
        mount.becomePrimary();

        assertThat(detector.role()).isEqualTo(PRIMARY);
    }

    @Test
    void a_node_that_follows_a_primary_is_a_replica_of_it_with_its_lag() {
        mount.follow(N1);
        mount.heartbeat();
        mount.time().advance(Duration.ofMillis(227));

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, new Lag(227)));
    }

    @Test
    void a_replica_that_heard_a_heartbeat_this_very_millisecond_is_not_taken_for_the_primary() {
        mount.follow(N1);
        mount.heartbeat();

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, Lag.ZERO));
    }

    @Test
    void a_replica_whose_primary_has_a_clock_ahead_has_a_negative_lag() {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(-5));

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, new Lag(-5)));
    }

    @Test
    void a_static_replica_without_a_hostname_follows_an_unnamed_primary() {
        mount.follow(Hostname.UNNAMED);

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(Hostname.UNNAMED, Lag.UNKNOWN));
    }

    @Test
    void a_replica_whose_primary_was_killed_knows_no_primary_though_its_marker_is_absent_as_on_a_primary() {
        mount.follow(N1);
        mount.heartbeat();
        mount.losePrimary();

        assertThat(detector.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void a_dead_primary_that_flickers_up_at_each_attempt_to_connect_is_followed_with_a_growing_lag() {
        mount.follow(N1);
        mount.heartbeat();
        mount.losePrimary();
        mount.time().advance(Duration.ofSeconds(1));
        mount.follow(N1);

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, new Lag(1000)));
    }

    @Test
    void a_frozen_primary_is_followed_for_ever_with_a_growing_lag() {
        mount.follow(N1);
        mount.heartbeat();
        mount.time().advance(Duration.ofHours(1));

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, new Lag(3_600_000)));
    }

    @Test
    void a_primary_that_was_just_demoted_knows_no_primary() {
        mount.becomePrimary();
        mount.demote();

        assertThat(detector.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void a_node_that_starts_knows_no_primary() {
        assertThat(detector.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void a_node_that_starts_and_tries_to_connect_is_a_replica_with_an_unknown_lag() {
        mount.follow(N1);

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, Lag.UNKNOWN));
    }

    @Test
    void a_directory_that_is_not_mounted_is_no_role() {
        mount.unmount();

        assertNotRunning(MountState.NOT_MOUNTED);
    }

    @Test
    void a_mount_that_its_litefs_left_behind_is_no_role() {
        mount.becomePrimary();
        mount.crash();

        assertNotRunning(MountState.DISCONNECTED);
    }

    @Test
    void a_mount_that_does_not_answer_is_no_role() {
        mount.becomePrimary();
        mount.freeze();

        assertNotRunning(MountState.UNRESPONSIVE);
    }

    @Test
    void a_mount_that_answers_again_has_a_role_again() {
        mount.becomePrimary();
        mount.crash();
        mount.mountAgain();
        mount.follow(N1);

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, Lag.UNKNOWN));
    }

    @Test
    void a_dead_mount_is_no_role_even_if_some_api_still_claims_the_lease() {
        mount.crash();
        PrimaryDetector misled = new PrimaryDetector(() -> true, mount.primaryMarker(), mount.lagMarker());

        assertThatExceptionOfType(LiteFsNotRunningException.class).isThrownBy(misled::role);
    }

    @Test
    void a_primary_on_which_somebody_created_a_database_named_like_the_marker_is_still_the_primary() {
        PrimaryDetector detector = new PrimaryDetector(() -> true, () -> Optional.of(Hostname.UNNAMED), () -> Lag.ZERO);

        assertThat(detector.role()).isEqualTo(PRIMARY);
    }

    @Test
    void a_single_sample_without_anybody_is_confirmed_and_the_second_one_that_claims_the_lease_wins() {
        PrimaryDetector detector = new PrimaryDetector(answers(false, true), Optional::empty, () -> Lag.ZERO);

        assertThat(detector.role()).isEqualTo(PRIMARY);
    }

    @Test
    void a_single_sample_without_anybody_is_confirmed_and_the_second_one_that_names_a_primary_wins() {
        Queue<Optional<Hostname>> markers = new ArrayDeque<>(List.of(Optional.empty(), Optional.of(N1)));
        PrimaryDetector detector = new PrimaryDetector(() -> false, markers::remove, () -> new Lag(3));

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, new Lag(3)));
    }

    @Test
    void two_samples_without_anybody_are_no_primary_and_there_is_no_third() {
        PrimaryDetector detector = new PrimaryDetector(answers(false, false), Optional::empty, () -> Lag.ZERO);

        assertThat(detector.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void the_lag_of_a_replica_was_read_after_the_name_of_its_primary() {
        mount.becomePrimary();
        PrimaryDetector detector = new PrimaryDetector(
                () -> {
                    boolean claimed = false;
                    mount.follow(N1); // between the first question and the next it turns from primary to replica
                    return claimed;
                },
                mount.primaryMarker(),
                mount.lagMarker());

        assertThat(detector.role()).isEqualTo(new NodeRole.Replica(N1, Lag.UNKNOWN));
    }

    private void assertNotRunning(MountState state) {
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(detector::role)
                .satisfies(e -> assertThat(e.state()).isEqualTo(state))
                .satisfies(e -> assertThat(e.mount()).isEqualTo(mount.path()));
    }

    private static PrimaryClaim answers(Boolean... claims) {
        Queue<Boolean> queue = new ArrayDeque<>(List.of(claims));
        return queue::remove;
    }
}
