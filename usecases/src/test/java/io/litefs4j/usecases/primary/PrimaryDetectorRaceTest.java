package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The node moves while it is asked, and between the answer and its use. */
class PrimaryDetectorRaceTest {
    private static final Hostname N1 = new Hostname("n1");

    @Property
    void whatever_happens_between_two_questions_the_answer_is_a_role_or_the_one_exception(
            @ForAll("moves") List<Move> before,
            @ForAll("moves") List<Move> during,
            @ForAll @IntRange(max = 6) int when) {
        FakeMount mount = new FakeMount();
        before.forEach(move -> move.tryOn(mount));
        Interrupted questions = new Interrupted(when, () -> during.forEach(move -> move.tryOn(mount)));
        PrimaryDetector detector = new PrimaryDetector(
                () -> questions.ask(mount.primaryClaim()::isPrimary),
                () -> questions.ask(mount.primaryMarker()::read),
                () -> questions.ask(mount.lagMarker()::read));

        Throwable thrown = catchThrowable(detector::role);

        assertThat(thrown == null || thrown instanceof LiteFsNotRunningException)
                .as("thrown: %s", thrown)
                .isTrue();
    }

    @Property
    void a_node_is_never_called_primary_unless_it_held_the_lease_while_it_was_asked(
            @ForAll("moves") List<Move> before,
            @ForAll("moves") List<Move> during,
            @ForAll @IntRange(max = 6) int when) {
        FakeMount mount = new FakeMount();
        before.forEach(move -> move.tryOn(mount));
        AtomicBoolean held = new AtomicBoolean(holdsLease(mount));
        Interrupted questions = new Interrupted(
                when,
                () -> during.forEach(move -> {
                    move.tryOn(mount);
                    held.compareAndSet(false, holdsLease(mount));
                }));
        PrimaryDetector detector = new PrimaryDetector(
                () -> questions.ask(mount.primaryClaim()::isPrimary),
                () -> questions.ask(mount.primaryMarker()::read),
                () -> questions.ask(mount.lagMarker()::read));

        if (isPrimary(detector)) {
            assertThat(held).isTrue();
        }
    }

    @Property
    void a_node_at_rest_is_what_its_last_move_made_of_it(@ForAll("moves") List<Move> moves) {
        FakeMount mount = new FakeMount();
        moves.forEach(move -> move.tryOn(mount));
        PrimaryDetector detector = new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());

        Throwable thrown = catchThrowable(detector::role);

        if (mount.mount().state() != MountState.MOUNTED) {
            assertThat(thrown).isInstanceOf(LiteFsNotRunningException.class);
        } else {
            NodeRole expected = mount.primaryClaim().isPrimary()
                    ? new NodeRole.Primary()
                    : mount.primaryMarker()
                            .read()
                            .<NodeRole>map(primary -> new NodeRole.Replica(
                                    primary, mount.lagMarker().read()))
                            .orElseGet(NodeRole.NoPrimary::new);
            assertThat(detector.role()).isEqualTo(expected);
        }
    }

    @Test
    void one_detector_serves_many_threads_while_the_role_flips() throws Exception {
        FakeMount mount = new FakeMount();
        mount.becomePrimary();
        PrimaryDetector detector = new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> asking = () -> IntStream.range(0, 2_000)
                    .mapToObj(i -> detector.role())
                    .allMatch(role ->
                            isOneOf(role, new NodeRole.Primary(), new NodeRole.NoPrimary()) || isReplicaOf(role));
            List<Future<Boolean>> answers =
                    List.of(threads.submit(asking), threads.submit(asking), threads.submit(asking));
            while (answers.stream().anyMatch(answer -> !answer.isDone())) {
                mount.demote();
                mount.follow(N1);
                mount.becomePrimary();
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_answer_may_be_out_of_date_when_it_is_used_so_the_next_question_gets_another() {
        FakeMount mount = new FakeMount();
        PrimaryDetector detector = new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
        mount.becomePrimary();
        NodeRole checked = detector.role();
        mount.demote();

        assertThat(checked).isEqualTo(new NodeRole.Primary());
        assertThat(detector.role()).isEqualTo(new NodeRole.NoPrimary());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Arbitraries.of(Move.class).list().ofMaxSize(8);
    }

    private static boolean holdsLease(FakeMount mount) {
        return mount.mount().state() == MountState.MOUNTED
                && mount.primaryClaim().isPrimary();
    }

    private static boolean isPrimary(PrimaryDetector detector) {
        try {
            return detector.role().isPrimary();
        } catch (LiteFsNotRunningException e) {
            return false;
        }
    }

    private static boolean isOneOf(NodeRole role, NodeRole... roles) {
        return List.of(roles).contains(role);
    }

    private static boolean isReplicaOf(NodeRole role) {
        return role instanceof NodeRole.Replica replica && replica.primary().equals(N1);
    }

    /** What can happen to a node; a move that LiteFS could not make now does not happen. */
    enum Move {
        BECOME_PRIMARY,
        FOLLOW,
        LOSE_PRIMARY,
        DEMOTE,
        HEAR,
        WAIT,
        CRASH,
        FREEZE,
        THAW,
        UNMOUNT,
        MOUNT_AGAIN;

        void tryOn(FakeMount mount) {
            try {
                on(mount);
            } catch (IllegalStateException e) {
                // not in this state
            }
        }

        private void on(FakeMount mount) {
            switch (this) {
                case BECOME_PRIMARY -> mount.becomePrimary();
                case FOLLOW -> mount.follow(N1);
                case LOSE_PRIMARY -> mount.losePrimary();
                case DEMOTE -> mount.demote();
                case HEAR -> mount.heartbeat();
                case WAIT -> mount.time().advance(Duration.ofMillis(100));
                case CRASH -> mount.crash();
                case FREEZE -> mount.freeze();
                case THAW -> mount.thaw();
                case UNMOUNT -> mount.unmount();
                case MOUNT_AGAIN -> mount.mountAgain();
            }
        }
    }

    /** Lets something happen just before one of the questions. */
    private static final class Interrupted {
        private final int when;
        private final Runnable happening;
        private int asked;

        Interrupted(int when, Runnable happening) {
            this.when = when;
            this.happening = happening;
        }

        <T> T ask(Supplier<T> question) {
            if (asked++ == when) {
                happening.run();
            }
            return question.get();
        }
    }
}
