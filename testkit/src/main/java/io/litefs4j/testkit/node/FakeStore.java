package io.litefs4j.testkit.node;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The databases of a {@link FakeNode}; they outlive its process. Guarded by the lock of its {@link FakeNodes}. */
final class FakeStore {
    private final SortedMap<DatabaseName, FakeDatabase> databases = new TreeMap<>();

    /** A transaction or a snapshot on its way from a primary to a replica. */
    record News(DatabaseName database, FakeDatabase.State state) {}

    /** Returns the database, which is made if it is not there. */
    FakeDatabase open(DatabaseName name) {
        return databases.computeIfAbsent(name, FakeDatabase::new);
    }

    /** @throws IllegalStateException if there is no such database */
    FakeDatabase known(DatabaseName name) {
        return Optional.ofNullable(databases.get(name))
                .orElseThrow(() -> new IllegalStateException("there is no database " + name));
    }

    Optional<SqliteImage> image(DatabaseName name) {
        return Optional.ofNullable(databases.get(name)).map(FakeDatabase::image);
    }

    boolean isReading() {
        return databases.values().stream().anyMatch(database -> database.readers() > 0);
    }

    void endAllReads() {
        databases.values().forEach(FakeDatabase::endAllReads);
    }

    /** Returns what a replica with that store has to apply, of what was committed here until a moment. */
    List<News> newsFor(FakeStore replica, Instant moment) {
        List<News> news = new ArrayList<>();
        databases.forEach((name, database) -> {
            Position there = Optional.ofNullable(replica.databases.get(name))
                    .map(FakeDatabase::position)
                    .orElse(Position.NONE);
            database.since(there, moment).forEach(state -> news.add(new News(name, state)));
        });
        return news;
    }

    Map<DatabaseName, StoreVariables.Database> variables() {
        SortedMap<DatabaseName, StoreVariables.Database> inside = new TreeMap<>();
        databases.forEach((name, database) -> inside.put(name, database.variables()));
        return inside;
    }
}
