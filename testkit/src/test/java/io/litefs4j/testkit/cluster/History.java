package io.litefs4j.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.position.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each node was when it was last looked at. */
final class History {
    private final Map<String, Position> positions = new HashMap<>();
    private final Set<String> primaries = new HashSet<>();

    boolean wasPrimary(ClusterNode node) {
        return primaries.contains(node.hostname().value());
    }

    void assertForward(ClusterNode node, Optional<Position> now) {
        Position before = positions.getOrDefault(node.hostname().value(), Position.NONE);
        Position after = now.orElse(Position.NONE);
        assertThat(after.txid().hasReached(before.txid()))
                .as("%s went from %s to %s", node, before, after)
                .isTrue();
        assertThat(after.contradicts(before))
                .as("%s went from %s to %s", node, before, after)
                .isFalse();
        note(node, now);
    }

    void note(ClusterNode node, Optional<Position> now) {
        now.ifPresent(position -> positions.put(node.hostname().value(), position));
        if (node.isPrimary()) {
            primaries.add(node.hostname().value());
        } else {
            primaries.remove(node.hostname().value());
        }
    }
}
