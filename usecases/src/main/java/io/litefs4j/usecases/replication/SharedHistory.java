package io.litefs4j.usecases.replication;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.position.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states that one database went through on this node, numbered as they came, and how far along each peer is. Peers may
 * be heard of before this node is. Remembers the latest states only. Not thread-safe.
 */
final class SharedHistory {
    private static final int REMEMBERED = 4_096;
    private static final int REMEMBERED_OF_A_PEER = 1_024;

    private final Map<Position, Long> numbers = new LinkedHashMap<>();
    private final Map<AdvertiseUrl, Reach> reaches = new HashMap<>();
    private long next;

    /** This node has gone on to that state. */
    void reached(Position here) {
        long number = next++;
        numbers.put(here, number);
        dropEldest(numbers.keySet(), REMEMBERED);
        reaches.values().forEach(reach -> reach.recognise(here, number));
    }

    /** A peer holds that state; it counts once this node is known to have gone through it. */
    void held(AdvertiseUrl peer, Position there) {
        reaches.computeIfAbsent(peer, url -> new Reach()).hold(there, numbers.get(there));
    }

    /** Returns the number of a state of this node; empty where it has not been told of, or is forgotten. */
    OptionalLong numberOf(Position here) {
        Long number = numbers.get(here);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Returns whether that peer holds the state of that number, or one that came after it. */
    boolean holds(AdvertiseUrl peer, long number) {
        Reach reach = reaches.get(peer);
        return reach != null && reach.furthest >= number;
    }

    private static <T> void dropEldest(Set<T> remembered, int most) {
        if (remembered.size() > most) {
            remembered.remove(remembered.iterator().next());
        }
    }

    /** What one peer is known to hold. */
    private static final class Reach {
        private final Set<Position> unknownHere = new LinkedHashSet<>();
        private long furthest = -1;

        void hold(Position there, @Nullable Long number) {
            if (number != null) {
                furthest = Math.max(furthest, number);
            } else {
                unknownHere.add(there);
                dropEldest(unknownHere, REMEMBERED_OF_A_PEER);
            }
        }

        void recognise(Position here, long number) {
            if (unknownHere.remove(here)) {
                furthest = Math.max(furthest, number);
            }
        }
    }
}
