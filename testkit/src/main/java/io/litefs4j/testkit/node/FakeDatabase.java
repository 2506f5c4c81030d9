package io.litefs4j.testkit.node;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.node.StoreVariables.LockState;
import io.litefs4j.domain.position.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One database of a {@link FakeNode}: its history, and the local connections that read it. Guarded by its node. */
final class FakeDatabase {
    private static final List<String> LOCKS = List.of(
            "pending",
            "shared",
            "reserved",
            "write",
            "ckpt",
            "recover",
            "read0",
            "read1",
            "read2",
            "read3",
            "read4",
            "dms");

    private final DatabaseName name;
    private final List<State> history = new ArrayList<>();
    private int readers;

    FakeDatabase(DatabaseName name) {
        this.name = name;
    }

    /** One state that the database was in: the transaction that led to it, and when the primary made that. */
    record State(Position before, Position position, SqliteImage image, int pageSize, Instant timestamp) {}

    Position position() {
        return history.isEmpty() ? Position.NONE : last().position();
    }

    SqliteImage image() {
        return history.isEmpty() ? SqliteImage.EMPTY : last().image();
    }

    int readers() {
        return readers;
    }

    void beginRead() {
        readers++;
    }

    void endRead() {
        if (readers == 0) {
            throw new IllegalStateException("nobody reads " + name);
        }
        readers--;
    }

    void endAllReads() {
        readers = 0;
    }

    NodeEvent.Transaction commit(Position position, SqliteImage image, Instant now) {
        int pageSize = image.pages() == 0 ? image().pageSize() : image.pageSize();
        return apply(new State(position(), position, image, pageSize, now));
    }

    /** A state that does not follow on this one is a snapshot: what was before is forgotten. */
    NodeEvent.Transaction apply(State state) {
        if (!state.before().equals(position())) {
            history.clear();
        }
        history.add(state);
        return new NodeEvent.Transaction(
                name, state.position(), state.pageSize(), state.image().pages(), state.timestamp());
    }

    /**
     * Returns what the primary has sent, up to a moment, to one that stands at {@code position}: the transactions after it,
     * or a snapshot where the primary does not know that position.
     */
    List<State> since(Position position, Instant moment) {
        int sent = (int) history.stream()
                .takeWhile(state -> !state.timestamp().isAfter(moment))
                .count();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).position().equals(position)) {
                return i + 1 < sent ? List.copyOf(history.subList(i + 1, sent)) : List.of();
            }
        }
        return sent == 0 ? List.of() : List.of(history.get(sent - 1));
    }

    StoreVariables.Database variables() {
        Map<String, LockState> locks = new LinkedHashMap<>();
        LOCKS.forEach(lock -> locks.put(lock, LockState.UNLOCKED));
        if (readers > 0) {
            locks.put("read0", LockState.SHARED);
            locks.put("dms", LockState.SHARED);
        }
        return new StoreVariables.Database(position(), locks);
    }

    private State last() {
        return history.get(history.size() - 1);
    }
}
