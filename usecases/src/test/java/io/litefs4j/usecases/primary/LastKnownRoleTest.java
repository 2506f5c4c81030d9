package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.primary.LastKnownRole.Question;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LastKnownRoleTest {
    private static final Duration TRUST = Duration.ofSeconds(1);
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();
    private static final NodeRole REPLICA = new NodeRole.Replica(new Hostname("n2"), Lag.UNKNOWN);
    private static final LiteFsNotRunningException GONE =
            new LiteFsNotRunningException(new AbsolutePath("/litefs"), MountState.DISCONNECTED);

    private final ManualTime time = new ManualTime();
    private final LastKnownRole lastKnown = new LastKnownRole(time, TRUST);

    @Test
    void nothing_is_known_before_the_first_answer() {
        assertThatExceptionOfType(RoleUnknownException.class)
                .isThrownBy(lastKnown::role)
                .satisfies(e -> assertThat(e.age()).isEmpty());
    }

    @Test
    void an_answer_is_as_old_as_its_question() {
        Question question = lastKnown.ask();
        time.advance(TRUST.plusMillis(1));
        lastKnown.learn(question, PRIMARY);

        assertThatExceptionOfType(RoleUnknownException.class)
                .isThrownBy(lastKnown::role)
                .satisfies(e -> assertThat(e.age()).contains(TRUST.plusMillis(1)));
    }

    @Test
    void an_answer_of_primary_that_was_overtaken_by_a_demotion_does_not_count() {
        lastKnown.learn(lastKnown.ask(), NO_PRIMARY);
        Question question = lastKnown.ask();
        lastKnown.demoted(REPLICA);

        assertThat(lastKnown.learn(question, PRIMARY)).isFalse();
        assertThat(lastKnown.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void an_answer_of_replica_counts_though_a_demotion_was_heard_meanwhile() {
        lastKnown.learn(lastKnown.ask(), PRIMARY);
        Question question = lastKnown.ask();
        lastKnown.demoted(NO_PRIMARY);

        assertThat(lastKnown.learn(question, REPLICA)).isTrue();
        assertThat(lastKnown.role()).isEqualTo(REPLICA);
    }

    @Test
    void a_demotion_takes_primaryship_away_at_once() {
        lastKnown.learn(lastKnown.ask(), PRIMARY);
        lastKnown.demoted(REPLICA);

        assertThat(lastKnown.role()).isEqualTo(REPLICA);
    }

    @Test
    void a_demotion_tells_nothing_new_of_a_node_that_is_not_primary() {
        NodeRole fresh = new NodeRole.Replica(new Hostname("n2"), new Lag(3));
        lastKnown.learn(lastKnown.ask(), fresh);
        lastKnown.demoted(REPLICA);

        assertThat(lastKnown.role()).isEqualTo(fresh);
    }

    @Test
    void a_demotion_does_not_bring_a_dead_mount_back() {
        lastKnown.fail(GONE);
        lastKnown.demoted(REPLICA);

        assertThatThrownBy(lastKnown::role).isInstanceOf(LiteFsNotRunningException.class);
    }

    @Test
    void a_failure_is_thrown_anew_for_each_caller_with_what_was_seen_as_its_cause() {
        lastKnown.fail(GONE);

        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(lastKnown::role)
                .withCause(GONE)
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.DISCONNECTED));
    }

    @Test
    void a_failure_is_known_until_something_else_is_learnt_however_long_that_takes() {
        lastKnown.fail(GONE);
        time.advance(TRUST.multipliedBy(10));
        assertThatThrownBy(lastKnown::role).isInstanceOf(LiteFsNotRunningException.class);

        lastKnown.learn(lastKnown.ask(), NO_PRIMARY);
        assertThat(lastKnown.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void nothing_is_learnt_after_the_end() {
        Question question = lastKnown.ask();
        lastKnown.close("is not watched any more");
        lastKnown.learn(question, PRIMARY);
        lastKnown.fail(GONE);

        assertThatThrownBy(lastKnown::role)
                .isInstanceOf(RoleUnknownException.class)
                .hasMessageContaining("is not watched any more");
    }

    @Property
    void a_role_is_known_for_exactly_as_long_as_it_is_trusted(
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long trustNanos,
            @ForAll @LongRange(max = 20_000_000_000L) long ageNanos) {
        ManualTime time = new ManualTime();
        LastKnownRole lastKnown = new LastKnownRole(time, Duration.ofNanos(trustNanos));
        lastKnown.learn(lastKnown.ask(), PRIMARY);
        time.advance(Duration.ofNanos(ageNanos));

        if (ageNanos <= trustNanos) {
            assertThat(lastKnown.role()).isEqualTo(PRIMARY);
        } else {
            assertThatThrownBy(lastKnown::role).isInstanceOf(RoleUnknownException.class);
        }
    }

    @Property
    void it_says_primary_only_on_a_trusted_answer_that_nothing_has_denied_since(@ForAll("steps") List<Step> steps) {
        Replay replay = new Replay();
        for (Step step : steps) {
            replay.take(step);

            assertThat(replay.saysPrimary()).as("after %s of %s", step, steps).isEqualTo(replay.mayBePrimary());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMinSize(1).ofMaxSize(30);
    }

    enum Step {
        ASK,
        ANSWER_PRIMARY,
        ANSWER_REPLICA,
        ANSWER_NO_PRIMARY,
        ANSWER_GONE,
        NEWS_OF_DEMOTION,
        WAIT_A_LITTLE,
        WAIT_TOO_LONG
    }

    /** Takes steps, and keeps the books in the plainest way beside it. */
    private static final class Replay {
        private final ManualTime time = new ManualTime();
        private final LastKnownRole lastKnown = new LastKnownRole(time, TRUST);
        private Question question = lastKnown.ask();
        private Duration askedAt = Duration.ZERO;
        private boolean demotedSinceAsked;
        private boolean primary;
        private Duration primarySince = Duration.ZERO;

        void take(Step step) {
            switch (step) {
                case ASK -> ask();
                case ANSWER_PRIMARY -> answerPrimary();
                case ANSWER_REPLICA -> deny(() -> lastKnown.learn(question, REPLICA));
                case ANSWER_NO_PRIMARY -> deny(() -> lastKnown.learn(question, NO_PRIMARY));
                case ANSWER_GONE -> deny(() -> lastKnown.fail(GONE));
                case NEWS_OF_DEMOTION -> {
                    demotedSinceAsked = true;
                    deny(() -> lastKnown.demoted(REPLICA));
                }
                case WAIT_A_LITTLE -> time.advance(TRUST.dividedBy(3));
                case WAIT_TOO_LONG -> time.advance(TRUST.plusNanos(1));
            }
        }

        private void ask() {
            question = lastKnown.ask();
            askedAt = time.elapsed();
            demotedSinceAsked = false;
        }

        private void answerPrimary() {
            boolean counted = lastKnown.learn(question, PRIMARY);
            assertThat(counted).isEqualTo(!demotedSinceAsked);
            if (counted) {
                primary = true;
                primarySince = askedAt;
            }
        }

        private void deny(Runnable denial) {
            denial.run();
            primary = false;
        }

        boolean mayBePrimary() {
            return primary && time.elapsed().minus(primarySince).compareTo(TRUST) <= 0;
        }

        boolean saysPrimary() {
            try {
                return lastKnown.role().isPrimary();
            } catch (LiteFsNotRunningException | RoleUnknownException e) {
                return false;
            }
        }
    }
}
