package io.litefs4j.cluster.halt;

import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A primary and a replica with one table, and raw sqlite-jdbc on both: what LiteFS itself makes of the halt lock. */
final class HaltedNodes implements AutoCloseable {
    static final DatabaseName APP = new DatabaseName("app.db");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final RealNode primary;
    final RealNode replica;
    final LiteFsDirectory onPrimary;
    final LiteFsDirectory onReplica;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    HaltedNodes(RealCluster cluster) {
        primary = cluster.node("n1");
        replica = cluster.node("n2");
        onPrimary = LiteFsDirectory.at(primary.mountPath());
        onReplica = LiteFsDirectory.at(replica.mountPath());
        Sql.run(file(primary), "PRAGMA journal_mode=wal", "CREATE TABLE t(n INTEGER)");
        awaitReplicated();
    }

    static Path file(RealNode node) {
        return node.mount().resolve(APP.value());
    }

    /** Opens a connection, for which sqlite-jdbc may start a process when it is the first one. */
    static Connection open(RealNode node) throws SQLException {
        return Sql.open(file(node));
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static int rows(RealNode node) {
        return Integer.parseInt(Sql.value(file(node), "SELECT count(*) FROM t"));
    }

    void awaitReplicated() {
        await().atMost(PATIENCE)
                .until(() -> onReplica
                        .positions()
                        .of(APP)
                        .equals(onPrimary.positions().of(APP)));
    }

    /** Writes on the primary in the background, and returns what {@code then} says when that has succeeded. */
    <T> CompletableFuture<T> writeOnPrimary(Supplier<T> then) {
        return CompletableFuture.supplyAsync(
                () -> {
                    awaitWritable();
                    return then.get();
                },
                threads);
    }

    /** Writes one row on the primary, as soon as it can. SQLite itself gives up after ten seconds at a halted primary. */
    void awaitWritable() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            Sql.run(file(primary), "INSERT INTO t(n) VALUES (0)");
            return true;
        });
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdown();
        onPrimary.close();
        onReplica.close();
    }
}
