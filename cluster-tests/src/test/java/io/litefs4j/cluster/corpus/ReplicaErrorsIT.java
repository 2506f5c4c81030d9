package io.litefs4j.cluster.corpus;

import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.Sql;
import io.litefs4j.cluster.support.StoreView;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.testkit.corpus.ReplicaError;
import io.litefs4j.testkit.corpus.ReplicaError.Outcome;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteException;

/** What SQLite says on a replica is what the corpus says. */
@RealLiteFs
class ReplicaErrorsIT {
    private static final List<String> JOURNAL_MODES = List.of("wal", "delete");
    private static final String READ_ONLY = "?mode=ro";

    private static final List<List<String>> SCRIPTS = List.of(
            List.of("SELECT count(*) FROM t"),
            List.of("BEGIN", "SELECT count(*) FROM t", "COMMIT"),
            List.of("BEGIN IMMEDIATE", "SELECT count(*) FROM t", "COMMIT"),
            List.of("BEGIN EXCLUSIVE", "SELECT count(*) FROM t", "COMMIT"),
            List.of("INSERT INTO t VALUES (2)"),
            List.of("UPDATE t SET n = 3"),
            List.of("DELETE FROM t"),
            List.of("CREATE TABLE u (n)"),
            List.of("BEGIN", "INSERT INTO t VALUES (2)", "SELECT count(*) FROM t", "COMMIT", "ROLLBACK"),
            List.of("BEGIN IMMEDIATE", "INSERT INTO t VALUES (2)", "COMMIT", "ROLLBACK"),
            List.of("BEGIN", "CREATE TABLE u (n)", "COMMIT", "ROLLBACK"),
            List.of("INSERT INTO t VALUES (2)", "SELECT count(*) FROM t"),
            List.of("UPDATE t SET n = 3 WHERE n = 99"),
            List.of("VACUUM"),
            List.of("ANALYZE"),
            List.of("PRAGMA user_version=7"),
            List.of("PRAGMA journal_mode"),
            List.of("PRAGMA journal_mode=WAL"),
            List.of("PRAGMA journal_mode=DELETE"),
            List.of("PRAGMA journal_mode=MEMORY", "INSERT INTO t VALUES (2)"),
            List.of("PRAGMA journal_mode=OFF", "INSERT INTO t VALUES (2)"),
            List.of("PRAGMA wal_checkpoint(TRUNCATE)"),
            List.of("CREATE TEMP TABLE v (n)", "INSERT INTO v VALUES (1)"),
            List.of("PRAGMA query_only=1", "INSERT INTO t VALUES (2)", "BEGIN IMMEDIATE"));

    @Test
    void sqlite_on_a_replica_answers_as_it_did_when_it_was_recorded(RealCluster cluster) {
        List<String> today = new ArrayList<>();
        for (String journalMode : JOURNAL_MODES) {
            for (List<String> script : SCRIPTS) {
                today.add(onReplica(cluster, journalMode, "", script).line());
            }
            today.add(onReplica(cluster, journalMode, READ_ONLY, List.of("SELECT count(*) FROM t"))
                    .line());
            today.add(onReplica(cluster, journalMode, READ_ONLY, List.of("INSERT INTO t VALUES (2)"))
                    .line());
        }
        CorpusRecord.compare("replica-errors.jsonl", today);
    }

    /** A fresh database for each script: what one leaves behind is not the next one's affair. */
    private static ReplicaError onReplica(RealCluster cluster, String journalMode, String open, List<String> script) {
        DatabaseName name =
                new DatabaseName("d" + System.identityHashCode(script) + journalMode + open.length() + ".db");
        Path primary = cluster.node("n1").mount().resolve(name.value());
        Path replica = cluster.node("n2").mount().resolve(name.value());
        Sql.run(primary, "PRAGMA journal_mode=" + journalMode, "CREATE TABLE t (n)", "INSERT INTO t VALUES (1)");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> StoreView.position(cluster.node("n2"), name)
                        .equals(StoreView.position(cluster.node("n1"), name)));
        List<Outcome> outcomes = new ArrayList<>();
        String url = "jdbc:sqlite:" + (open.isEmpty() ? replica : "file:" + replica + open);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : script) {
                outcomes.add(run(statement, sql));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new ReplicaError(journalMode, open, script, outcomes);
    }

    private static Outcome run(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return Outcome.OK;
        } catch (SQLiteException e) {
            return new Outcome(e.getErrorCode(), e.getResultCode().code);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
