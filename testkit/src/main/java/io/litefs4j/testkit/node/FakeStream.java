package io.litefs4j.testkit.node;

import java.util.List;

/**
 * What connects a replica with its primary during one term of that primary. Guarded by the lock of their
 * {@link FakeNodes}.
 */
final class FakeStream {
    private final FakeNode primary;
    private final Term term;
    private List<FakeStore.News> rest = List.of();

    FakeStream(FakeNode primary, Term term) {
        this.primary = primary;
        this.term = term;
    }

    /** One time of being primary. Compared by identity. */
    static final class Term {}

    FakeNode primary() {
        return primary;
    }

    /** Returns whether the primary still serves this stream. */
    boolean isServed() {
        return primary.role().isServing(term);
    }

    /** The primary has sent its last; what the replica has not applied yet, it may still do after the end. */
    void end(List<FakeStore.News> sent) {
        rest = sent;
    }

    List<FakeStore.News> rest() {
        return rest;
    }
}
