package io.litefs4j.jdbc;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.url.DriverSettings;
import io.litefs4j.adapters.jdbc.url.ReplicaWrites;
import io.litefs4j.domain.database.DatabaseName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node, its data sources, and how many connections use it. */
final class OpenNode {
    private final LiteFsOptions options;
    private final Object lock = new Object();
    private final Map<Described, LiteFsDataSource> dataSources = new HashMap<>(); // guarded by lock
    private @Nullable LiteFs liteFs; // guarded by lock
    private int users; // guarded by OpenNodes

    /** What makes two connections ask for the same data source. */
    private record Described(DatabaseName database, DriverSettings settings) {}

    OpenNode(LiteFsOptions options) {
        this.options = options;
    }

    LiteFsOptions options() {
        return options;
    }

    void enter() {
        users++;
    }

    /** Returns whether that was the last one. */
    boolean leave() {
        users--;
        return users == 0;
    }

    /** @throws io.litefs4j.domain.InvalidValueException if the node cannot be opened with these options */
    LiteFsDataSource dataSource(DatabaseName database, DriverSettings settings) {
        synchronized (lock) {
            if (liteFs == null) {
                liteFs = LiteFs.open(options);
            }
            LiteFs node = liteFs;
            return dataSources.computeIfAbsent(
                    new Described(database, settings), described -> build(node, database, settings));
        }
    }

    private static LiteFsDataSource build(LiteFs node, DatabaseName database, DriverSettings settings) {
        LiteFsDataSource.Builder builder = node.dataSource(database).busyTimeout(settings.busyTimeout());
        settings.readLimit().ifPresentOrElse(builder::readLimit, builder::withoutReadLimit);
        settings.attachable().forEach(directory -> builder.attachable(directory.toPath()));
        if (settings.replicaWrites() == ReplicaWrites.HALT) {
            builder.haltingWrites(node.haltLocks());
        }
        settings.durability().map(node::commitConfirmation).ifPresent(builder::replicated);
        return builder.build();
    }

    void close() {
        synchronized (lock) {
            if (liteFs != null) {
                liteFs.close();
            }
        }
    }
}
