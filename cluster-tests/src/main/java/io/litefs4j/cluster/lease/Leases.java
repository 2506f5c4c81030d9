package io.litefs4j.cluster.lease;

import io.litefs4j.domain.settings.GoDuration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keys, and the sessions that hold them. A session that is not renewed for its TTL ends then, if so wanted, and takes
 * its keys along; there is no lock delay. Safe for use by many threads.
 *
 * <p>Source: superfly/litefs {@code consul/consul.go}, {@code Leaser} and {@code Lease}.
 */
final class Leases {
    private final LongSupplier nanoTime;
    private final boolean expiring;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private Predicate<String> admitted = value -> true;

    /**
     * @param nanoTime a clock that never goes back
     * @param expiring whether a session ends after its TTL; otherwise it ends by {@link #end} only
     */
    Leases(LongSupplier nanoTime, boolean expiring) {
        this.nanoTime = nanoTime;
        this.expiring = expiring;
    }

    /** An entry of the store. */
    record Entry(String value, @Nullable String session) {}

    /** @param renewed when it was renewed last, by the clock */
    private record Session(GoDuration ttl, long renewed) {
        boolean isOver(long now) {
            return now - renewed > ttl.nanos();
        }
    }

    synchronized String create(GoDuration ttl) {
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(ttl, nanoTime.getAsLong()));
        return id;
    }

    synchronized boolean renew(String id) {
        expire();
        return sessions.computeIfPresent(id, (same, session) -> new Session(session.ttl(), nanoTime.getAsLong()))
                != null;
    }

    synchronized void end(String id) {
        sessions.remove(id);
        entries.values().removeIf(entry -> id.equals(entry.session()));
    }

    /** The same session may take its key again, with another value: so does a handoff. */
    synchronized boolean acquire(String key, String value, String id) {
        expire();
        Entry held = entries.get(key);
        boolean free = held == null || held.session() == null || held.session().equals(id);
        if (!free || !sessions.containsKey(id) || !admitted.test(value)) {
            return false;
        }
        entries.put(key, new Entry(value, id));
        return true;
    }

    /** LiteFS sends no value with it, and so empties the key: an empty one names nobody. */
    synchronized boolean release(String key, String value, String id) {
        expire();
        Entry held = entries.get(key);
        if (held == null || !id.equals(held.session())) {
            return false;
        }
        entries.put(key, new Entry(value, null));
        return true;
    }

    synchronized void put(String key, String value) {
        entries.put(key, new Entry(value, null));
    }

    synchronized Optional<Entry> get(String key) {
        expire();
        return Optional.ofNullable(entries.get(key));
    }

    /** From now on only values that pass may take a key. */
    synchronized void admit(Predicate<String> values) {
        admitted = values;
    }

    /** Ends every session at once, as if all of them had expired. */
    synchronized void endAll() {
        sessions.keySet().stream().toList().forEach(this::end);
    }

    private void expire() {
        if (!expiring) {
            return;
        }
        long now = nanoTime.getAsLong();
        sessions.entrySet().stream()
                .filter(session -> session.getValue().isOver(now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::end);
    }
}
