package io.litefs4j.cluster.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.cluster.support.StoreView;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real SQL through real LiteFS: what is committed on the primary arrives on the replica, and the positions say so. */
@RealLiteFs
class ReplicationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DatabaseName DATABASE = new DatabaseName("shop.db");
    private static final String FINGERPRINT =
            "SELECT count(*) || '/' || cast(total(length(label) + length(picture)) AS INTEGER) FROM item";

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE", "TRUNCATE", "PERSIST"})
    void rows_text_and_blobs_arrive_in_every_replicated_journal_mode(String journalMode, RealCluster cluster) {
        Path here = file(cluster.node("n1"));
        Path there = file(cluster.node("n2"));
        Sql.run(
                here,
                "PRAGMA journal_mode=" + journalMode,
                "CREATE TABLE item (id INTEGER PRIMARY KEY, label TEXT NOT NULL, picture BLOB NOT NULL)",
                "INSERT INTO item (label, picture) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                        + " WHERE i < 500) SELECT 'Käse ' || i, randomblob(i) FROM n",
                "BEGIN",
                "DELETE FROM item WHERE id % 7 = 0",
                "UPDATE item SET label = upper(label) WHERE id % 2 = 0",
                "COMMIT");
        Position position = caughtUp(cluster);
        assertThat(Sql.value(there, FINGERPRINT)).startsWith("429/").isEqualTo(Sql.value(here, FINGERPRINT));
        assertThat(Sql.value(there, "PRAGMA integrity_check")).isEqualTo("ok");
        try (NodeView replica = NodeView.byFiles(cluster.node("n2"))) {
            assertThat(replica.directory().positions().of(DATABASE)).contains(position);
            assertThat(replica.directory().databases().names()).containsExactly(DATABASE);
        }
    }

    @Test
    void what_is_rolled_back_moves_nothing(RealCluster cluster) {
        Path here = file(cluster.node("n1"));
        Sql.run(here, "CREATE TABLE t (n)", "INSERT INTO t VALUES (1)");
        Position before = caughtUp(cluster);
        Sql.run(here, "BEGIN", "INSERT INTO t VALUES (2)", "ROLLBACK");
        assertThat(StoreView.position(cluster.node("n1"), DATABASE)).contains(before);
        assertThat(Sql.value(file(cluster.node("n2")), "SELECT count(*) FROM t"))
                .isEqualTo("1");
    }

    @Test
    void a_replica_that_was_away_catches_up(RealCluster cluster) {
        Path here = file(cluster.node("n1"));
        RealNode replica = cluster.node("n2");
        Sql.run(here, "CREATE TABLE t (n)", "INSERT INTO t VALUES (1)");
        caughtUp(cluster);
        replica.kill();
        Sql.run(here, "INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)");
        replica.startAndAwaitReady();
        caughtUp(cluster);
        assertThat(Sql.value(file(replica), "SELECT count(*) FROM t")).isEqualTo("3");
    }

    @Test
    void a_dropped_database_is_dropped_everywhere_and_goes_on_counting(RealCluster cluster) throws IOException {
        Sql.run(file(cluster.node("n1")), "CREATE TABLE t (n)");
        Position before = caughtUp(cluster);
        Files.delete(file(cluster.node("n1")));
        Position after = caughtUp(cluster);
        assertThat(after.txid()).isGreaterThan(before.txid());
        assertThat(after.checksum()).isEqualTo(Checksum.EMPTY);
        try (NodeView replica = NodeView.byFiles(cluster.node("n2"))) {
            assertThat(replica.directory().databases().names()).isEmpty();
        }
    }

    /** Waits until both nodes stand at the same position and returns it. */
    private static Position caughtUp(RealCluster cluster) {
        Position position = StoreView.position(cluster.node("n1"), DATABASE).orElseThrow();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> StoreView.position(cluster.node("n2"), DATABASE)
                        .filter(position::equals)
                        .isPresent());
        return position;
    }

    private static Path file(RealNode node) {
        return node.mount().resolve(DATABASE.value());
    }
}
