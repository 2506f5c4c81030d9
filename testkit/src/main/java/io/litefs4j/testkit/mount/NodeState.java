package io.litefs4j.testkit.mount;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What LiteFS holds in its store at one moment.
 *
 * @param role what it holds of the lease
 * @param news ms since 1970 when the newest news from the primary was made; LiteFS's -1 is empty
 * @param ready whether it has been primary or has heard of one since it started
 * @param positions of every database that it knows, empty ones among them; outlives the process
 */
record NodeState(
        MountState mount, Role role, OptionalLong news, boolean ready, SortedMap<DatabaseName, Position> positions) {

    static final NodeState STARTED = new NodeState(
            MountState.MOUNTED, new Role.None(), OptionalLong.empty(), false, Collections.emptySortedMap());

    /** One of three: so no state is both primary and replica. */
    sealed interface Role {
        record Primary() implements Role {}

        record Following(Hostname primary) implements Role {}

        record None() implements Role {}
    }

    boolean isAlive() {
        return mount == MountState.MOUNTED || mount == MountState.UNRESPONSIVE;
    }

    boolean isPrimary() {
        return role instanceof Role.Primary;
    }

    boolean isReplica() {
        return role instanceof Role.Following;
    }

    Optional<Hostname> follows() {
        return role instanceof Role.Following following ? Optional.of(following.primary()) : Optional.empty();
    }

    Lag lag(long nowMillis) {
        if (isPrimary()) {
            return Lag.ZERO;
        }
        return news.isPresent() ? new Lag(nowMillis - news.getAsLong()) : Lag.UNKNOWN;
    }

    SortedSet<DatabaseName> listed() {
        return positions.entrySet().stream()
                .filter(entry -> hasPages(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));
    }

    private static boolean hasPages(Position position) {
        return !position.equals(Position.NONE) && !position.checksum().equals(Checksum.EMPTY);
    }

    NodeState asPrimary() {
        return new NodeState(mount, new Role.Primary(), OptionalLong.empty(), true, positions);
    }

    NodeState following(Hostname primary) {
        return new NodeState(mount, new Role.Following(primary), news, ready, positions);
    }

    NodeState withoutPrimary() {
        return new NodeState(mount, new Role.None(), news, ready, positions);
    }

    NodeState demoted() {
        return new NodeState(mount, new Role.None(), OptionalLong.empty(), ready, positions);
    }

    NodeState heard(long madeMillis) {
        return new NodeState(mount, role, OptionalLong.of(madeMillis), true, positions);
    }

    NodeState heardIfReady(long madeMillis) {
        return ready ? heard(madeMillis) : this;
    }

    NodeState standing(DatabaseName database, Position position) {
        SortedMap<DatabaseName, Position> changed = new TreeMap<>(positions);
        changed.put(database, position);
        return new NodeState(mount, role, news, ready, Collections.unmodifiableSortedMap(changed));
    }

    NodeState crashed() {
        return stopped(MountState.DISCONNECTED);
    }

    NodeState unmounted() {
        return stopped(MountState.NOT_MOUNTED);
    }

    NodeState restarted() {
        return stopped(MountState.MOUNTED);
    }

    NodeState frozen() {
        return new NodeState(MountState.UNRESPONSIVE, role, news, ready, positions);
    }

    NodeState thawed() {
        return new NodeState(MountState.MOUNTED, role, news, ready, positions);
    }

    /** What a process forgets when it ends. */
    private NodeState stopped(MountState left) {
        return new NodeState(left, new Role.None(), OptionalLong.empty(), false, positions);
    }
}
