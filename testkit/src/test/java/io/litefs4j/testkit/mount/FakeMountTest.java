package io.litefs4j.testkit.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakeMountTest {
    private static final DatabaseName NOTES = new DatabaseName("notes.db");
    private static final Hostname N1 = new Hostname("n1");

    private final FakeMount mount = new FakeMount();

    @Test
    void a_node_that_has_just_started_knows_no_primary_and_no_lag() {
        assertThat(mount.mount().state()).isEqualTo(MountState.MOUNTED);
        assertThat(mount.primaryMarker().read()).isEmpty();
        assertThat(mount.lagMarker().read()).isEqualTo(Lag.UNKNOWN);
        assertThat(mount.primaryClaim().isPrimary()).isFalse();
    }

    @Test
    void the_lag_of_a_replica_grows_from_its_last_news() {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(40));
        mount.time().advance(Duration.ofMillis(500));
        assertThat(mount.lagMarker().read()).isEqualTo(new Lag(540));
    }

    @Test
    void the_lag_of_a_replica_is_negative_where_the_clock_of_its_primary_is_ahead() {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(-5));
        assertThat(mount.lagMarker().read()).isEqualTo(new Lag(-5));
    }

    @Test
    void the_lag_goes_on_growing_after_the_primary_is_lost() {
        mount.follow(N1);
        mount.heartbeat();
        mount.losePrimary();
        mount.time().advance(Duration.ofSeconds(7));
        assertThat(mount.lagMarker().read()).isEqualTo(new Lag(7000));
    }

    @Test
    void a_starting_replica_that_applies_transactions_does_not_know_its_lag_before_the_first_heartbeat() {
        mount.follow(N1);
        mount.apply(NOTES, position(1, 1));
        assertThat(mount.lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    void a_transaction_is_news_to_a_replica_that_is_ready() {
        mount.follow(N1);
        mount.heartbeat();
        mount.time().advance(Duration.ofSeconds(1));
        mount.apply(NOTES, position(1, 1), Duration.ofMillis(3));
        assertThat(mount.lagMarker().read()).isEqualTo(new Lag(3));
    }

    @Test
    void a_commit_counts_up_and_changes_the_content() {
        mount.becomePrimary();
        Position first = mount.commit(NOTES);
        Position second = mount.commit(NOTES);
        assertThat(second.txid()).isEqualTo(new Txid(2));
        assertThat(second.checksum()).isNotEqualTo(first.checksum());
    }

    @Test
    void a_dropped_database_is_not_listed_and_goes_on_counting() {
        mount.becomePrimary();
        mount.commit(NOTES);
        assertThat(mount.drop(NOTES)).isEqualTo(new Position(new Txid(2), Checksum.EMPTY));
        assertThat(mount.databases().names()).isEmpty();
        assertThat(mount.commit(NOTES).txid()).isEqualTo(new Txid(3));
    }

    @Test
    void a_database_that_was_opened_but_never_written_is_known_but_not_listed() {
        mount.openMissing(NOTES);
        assertThat(mount.databases().names()).isEmpty();
        assertThat(mount.positions().of(NOTES)).contains(Position.NONE);
    }

    @Test
    void two_primaries_that_commit_on_the_same_state_contradict_each_other() {
        FakeMount other = new FakeMount(new AbsolutePath("/other"), new ManualTime());
        mount.becomePrimary();
        other.becomePrimary();
        assertThat(mount.commit(NOTES).contradicts(other.commit(NOTES))).isTrue();
    }

    @Test
    void a_frozen_primary_is_still_primary_when_it_goes_on() {
        mount.becomePrimary();
        mount.freeze();
        mount.thaw();
        assertThat(mount.primaryClaim().isPrimary()).isTrue();
    }

    @Test
    void a_restart_keeps_the_data_and_forgets_the_role() {
        mount.becomePrimary();
        Position written = mount.commit(NOTES);
        mount.crash();
        mount.mountAgain();
        assertThat(mount.positions().of(NOTES)).contains(written);
        assertThat(mount.primaryClaim().isPrimary()).isFalse();
    }

    @Test
    void nothing_is_committed_on_a_replica() {
        mount.follow(N1);
        assertThatIllegalStateException()
                .isThrownBy(() -> mount.commit(NOTES))
                .withMessageContaining("not being primary");
    }

    @Test
    void nobody_hears_of_a_primary_without_following_one() {
        assertThatIllegalStateException().isThrownBy(mount::heartbeat).withMessageContaining("following none");
    }

    @Test
    void a_primary_has_no_primary_to_lose() {
        mount.becomePrimary();
        assertThatIllegalStateException().isThrownBy(mount::losePrimary);
    }

    @Test
    void a_process_that_is_gone_does_not_crash_again() {
        mount.crash();
        assertThatIllegalStateException().isThrownBy(mount::crash);
    }

    private static Position position(long txid, long checksum) {
        return new Position(new Txid(txid), new Checksum(checksum | Long.MIN_VALUE));
    }
}
