package io.litefs4j.usecases.primary;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;

/**
 * What was last learnt of the role, in one volatile field. Safe for use by many threads; reading takes no lock and, where
 * the role is known, allocates nothing.
 *
 * <p>Answers and news may overtake each other, so each has a rule. A role is as old as the question for it. An answer
 * "primary" counts only if no demotion was heard since its question. News can take primaryship away and never give it:
 * a late event must not bring back what a newer answer denied.
 */
final class LastKnownRole {
    /** Stands for nothing that was ever learnt. */
    static final Knowledge NEVER = new Nothing("has not been learnt yet");

    private final Ticker ticker;
    private final Duration trustFor;
    private final long trustNanos;

    /** Guards every change of the three fields below. */
    private final Object lock = new Object();

    private volatile Knowledge knowledge;
    private long demotions;
    private boolean closed;

    LastKnownRole(Ticker ticker, Duration trustFor) {
        this.ticker = requireNonNull(ticker, "ticker");
        this.trustFor = requireNonNull(trustFor, "trustFor");
        this.trustNanos = trustFor.toNanos();
        this.knowledge = NEVER;
    }

    /**
     * @throws LiteFsNotRunningException if that is what was learnt last, however long ago
     * @throws RoleUnknownException if the role was learnt too long ago, or nothing was learnt
     */
    NodeRole role() {
        Knowledge last = knowledge; // before the ticker, so that the age is that of now
        if (last instanceof Known known) {
            long age = ticker.nanos() - known.askedAt();
            if (age > trustNanos) {
                throw new RoleUnknownException(Duration.ofNanos(age), trustFor);
            }
        }
        return last.role();
    }

    /** Returns what was learnt last, be it too old. */
    Knowledge knowledge() {
        return knowledge;
    }

    boolean isTooOld(Knowledge learnt) {
        return learnt instanceof Known known && ticker.nanos() - known.askedAt() > trustNanos;
    }

    /** Returns when to ask again whether that is too old: when it gets so old, or where it is or does not age, in a while. */
    Duration untilTooOld(Knowledge learnt) {
        if (!(learnt instanceof Known known)) {
            return trustFor;
        }
        long left = trustNanos - (ticker.nanos() - known.askedAt());
        return left < 0 ? trustFor : Duration.ofNanos(left + 1);
    }

    /** To be called before LiteFS is asked; what it answers is handed in with this. One asker at a time. */
    Question ask() {
        synchronized (lock) {
            return new Question(ticker.nanos(), demotions);
        }
    }

    /**
     * Takes an answer in.
     *
     * @return whether it counts; if not, LiteFS has to be asked again
     */
    boolean learn(Question question, NodeRole role) {
        synchronized (lock) {
            if (role.isPrimary() && demotions != question.demotionsBefore()) {
                return false;
            }
            replace(new Known(question.askedAt(), role));
            return true;
        }
    }

    /** Takes in that the mount did not answer. That does not age: it is no licence to do anything. */
    void fail(LiteFsNotRunningException reason) {
        synchronized (lock) {
            replace(new Failed(reason));
        }
    }

    /**
     * Takes in the news that this node is not primary.
     *
     * @param instead what it is, as far as the news tells
     */
    void demoted(NodeRole instead) {
        synchronized (lock) {
            demotions++;
            if (knowledge instanceof Known known && known.role().isPrimary()) {
                replace(new Known(ticker.nanos(), instead));
            }
        }
    }

    /** Forgets, and takes nothing in any more. */
    void close(String reason) {
        synchronized (lock) {
            replace(new Nothing(reason));
            closed = true;
        }
    }

    private void replace(Knowledge next) {
        if (!closed) {
            knowledge = next;
        }
    }

    /** When LiteFS was asked, and how many demotions had been heard by then. */
    record Question(long askedAt, long demotionsBefore) {}

    /** What was learnt at one moment; another one is another object. */
    sealed interface Knowledge {
        /** Returns the role, however old, or throws what is known instead. */
        NodeRole role();
    }

    private record Known(long askedAt, NodeRole role) implements Knowledge {}

    private record Failed(LiteFsNotRunningException reason) implements Knowledge {
        @Override
        public NodeRole role() {
            Throwable cause = reason.getCause() == null ? reason : reason.getCause();
            throw new LiteFsNotRunningException(reason.mount(), reason.state(), cause);
        }
    }

    private record Nothing(String reason) implements Knowledge {
        @Override
        public NodeRole role() {
            throw new RoleUnknownException(reason);
        }
    }
}
