package io.litefs4j.testkit.node;

import java.util.Optional;

/** What a handoff does to the roles of fake nodes. Source: superfly/litefs {@code lease.go}, {@code Lease.Handoff}. */
public interface FakeLease {
    /**
     * The primary gives its lease to a node that is connected to it.
     *
     * @return LiteFS's words of refusal, or empty where it was given
     */
    Optional<String> handOff(FakeNode primary, FakeNode successor);

    /** The lease of {@code lease.type: static}: never moves. */
    static FakeLease fixed() {
        return (primary, successor) -> Optional.of("static lease does not support handoff");
    }

    /** The lease of {@code lease.type: consul}: moves at once. A frozen successor gets it too, and makes nothing of it. */
    static FakeLease movable() {
        return (primary, successor) -> {
            primary.demote();
            if (successor.isAnswering()) {
                successor.becomePrimary();
                primary.follow(successor);
            }
            return Optional.empty();
        };
    }
}
