package io.litefs4j.testkit.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What holds of a mount whatever happens to it. */
class FakeMountPropertyTest {
    private static final DatabaseName NOTES = new DatabaseName("notes.db");
    private static final int TRIES = 300;

    /** Everything that can happen, in any order; what LiteFS could not do is refused and changes nothing. */
    enum Verb {
        BECOME_PRIMARY(FakeMount::becomePrimary),
        FOLLOW(mount -> mount.follow(new Hostname("n1"))),
        FOLLOW_ANOTHER(mount -> mount.follow(new Hostname("n2"))),
        LOSE_PRIMARY(FakeMount::losePrimary),
        DEMOTE(FakeMount::demote),
        HEARTBEAT(FakeMount::heartbeat),
        HEAR_LATE(mount -> mount.hear(Duration.ofMillis(40))),
        COMMIT(mount -> mount.commit(NOTES)),
        DROP(mount -> mount.drop(NOTES)),
        OPEN_MISSING(mount -> mount.openMissing(NOTES)),
        APPLY(mount -> mount.apply(NOTES, new Position(new Txid(7), new Checksum(Long.MIN_VALUE | 7)))),
        CRASH(FakeMount::crash),
        FREEZE(FakeMount::freeze),
        THAW(FakeMount::thaw),
        UNMOUNT(FakeMount::unmount),
        MOUNT_AGAIN(FakeMount::mountAgain),
        TIME(mount -> mount.time().advance(Duration.ofMillis(700)));

        private final Consumer<FakeMount> move;

        Verb(Consumer<FakeMount> move) {
            this.move = move;
        }

        /** Returns whether it could happen. */
        boolean happensTo(FakeMount mount) {
            try {
                move.accept(mount);
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }

    @Property(tries = TRIES)
    void it_is_never_primary_and_replica(@ForAll @Size(max = 40) List<Verb> verbs) {
        FakeMount mount = new FakeMount();
        for (Verb verb : verbs) {
            verb.happensTo(mount);
            if (mount.mount().state() == MountState.MOUNTED
                    && mount.primaryClaim().isPrimary()) {
                assertThat(mount.primaryMarker().read()).isEmpty();
                assertThat(mount.lagMarker().read()).isEqualTo(Lag.ZERO);
            }
        }
    }

    @Property(tries = TRIES)
    void it_answers_exactly_while_it_is_mounted(@ForAll @Size(max = 40) List<Verb> verbs) {
        FakeMount mount = new FakeMount();
        verbs.forEach(verb -> verb.happensTo(mount));
        assertThat(answers(mount)).isEqualTo(mount.mount().state() == MountState.MOUNTED);
    }

    @Property(tries = TRIES)
    void a_refused_verb_changes_nothing(@ForAll @Size(max = 30) List<Verb> verbs, @ForAll Verb last) {
        FakeMount mount = new FakeMount();
        verbs.forEach(verb -> verb.happensTo(mount));
        String before = described(mount);
        if (!last.happensTo(mount)) {
            assertThat(described(mount)).isEqualTo(before);
        }
    }

    @Property(tries = TRIES)
    void a_txid_never_goes_back_without_a_primary_to_follow(@ForAll @Size(max = 40) List<Verb> verbs) {
        FakeMount mount = new FakeMount();
        mount.becomePrimary();
        Txid last = Txid.NONE;
        for (Verb verb : verbs) {
            if (verb != Verb.APPLY) {
                verb.happensTo(mount);
            }
            if (mount.mount().state() == MountState.MOUNTED) {
                Txid now = mount.positions().of(NOTES).orElse(Position.NONE).txid();
                assertThat(now).isGreaterThanOrEqualTo(last);
                last = now;
            }
        }
    }

    @Property(tries = TRIES)
    void a_lag_is_known_exactly_after_news_and_counts_from_it(
            @ForAll @IntRange(min = -2000, max = 100_000) int late, @ForAll @IntRange(max = 100_000) int later) {
        FakeMount mount = new FakeMount();
        mount.follow(new Hostname("n1"));
        assertThat(mount.lagMarker().read()).isEqualTo(Lag.UNKNOWN);
        mount.hear(Duration.ofMillis(late));
        mount.time().advance(Duration.ofMillis(later));
        assertThat(mount.lagMarker().read()).isEqualTo(new Lag((long) late + later));
    }

    @Test
    void commits_of_many_threads_follow_one_another() throws Exception {
        int threads = 4;
        int each = 500;
        FakeMount mount = new FakeMount();
        mount.becomePrimary();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            writers.add(pool.submit(() -> {
                start.await();
                for (int n = 0; n < each; n++) {
                    mount.commit(NOTES);
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(mount.positions().of(NOTES)).map(Position::txid).contains(new Txid((long) threads * each));
    }

    private static boolean answers(FakeMount mount) {
        try {
            mount.lagMarker().read();
            return true;
        } catch (LiteFsNotRunningException e) {
            return false;
        }
    }

    private static String described(FakeMount mount) {
        String state = mount.mount().state().toString();
        if (!answers(mount)) {
            return state;
        }
        return String.join(
                " ",
                state,
                mount.primaryMarker().read().toString(),
                mount.lagMarker().read().toString(),
                String.valueOf(mount.primaryClaim().isPrimary()),
                mount.positions().of(NOTES).toString());
    }
}
