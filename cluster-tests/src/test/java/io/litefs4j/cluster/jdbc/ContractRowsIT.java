package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQLite does on a LiteFS node, row by row, and what becomes of it behind the data source: nothing that harms. */
@RealLiteFs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractRowsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> JOURNAL_MODES = List.of("wal", "delete");
    private static final String OK = "ok";

    /** The SQL, and the SQLState that a replica answers it with. */
    private static final List<Arguments> ROWS = List.of(
            Arguments.of("SELECT count(*) FROM t", OK),
            Arguments.of("BEGIN IMMEDIATE", "42501"),
            Arguments.of("BEGIN EXCLUSIVE", "42501"),
            Arguments.of("INSERT INTO t VALUES (2)", "25006"),
            Arguments.of("UPDATE t SET n = 3", "25006"),
            Arguments.of("DELETE FROM t", "25006"),
            Arguments.of("UPDATE t SET n = 3 WHERE n = 99", "25006"),
            Arguments.of("CREATE TABLE u(n)", "25006"),
            Arguments.of("VACUUM", "25006"),
            Arguments.of("ANALYZE", "25006"),
            Arguments.of("PRAGMA user_version=7", "25006"),
            Arguments.of("PRAGMA journal_mode", OK),
            Arguments.of("PRAGMA journal_mode=DELETE", "42501"),
            Arguments.of("PRAGMA journal_mode=MEMORY", "42501"),
            Arguments.of("PRAGMA journal_mode=OFF", "42501"),
            Arguments.of("PRAGMA query_only=0", "42501"),
            Arguments.of("PRAGMA wal_checkpoint(TRUNCATE)", OK),
            Arguments.of("CREATE TEMP TABLE IF NOT EXISTS v(n)", OK));

    private RealNode primary;
    private RealNode replica;
    private LiteFs besidePrimary;
    private LiteFs besideReplica;

    @BeforeAll
    void open(RealCluster cluster) {
        primary = cluster.node("n1");
        replica = cluster.node("n2");
        besidePrimary = beside(primary);
        besideReplica = beside(replica);
        for (String mode : JOURNAL_MODES) {
            Sql.run(file(mode), "PRAGMA journal_mode=" + mode, "CREATE TABLE t(n)", "INSERT INTO t VALUES (1)");
            awaitReplica(new DatabaseName(mode + ".db"));
        }
    }

    @AfterAll
    void close() {
        besidePrimary.close();
        besideReplica.close();
    }

    private static LiteFs beside(RealNode node) {
        return LiteFs.open(
                LiteFsOptions.at(node.mountPath()).nodeApi(node.url()).build());
    }

    private Path file(String journalMode) {
        return primary.mount().resolve(journalMode + ".db");
    }

    static Stream<Arguments> onReplica() {
        return JOURNAL_MODES.stream()
                .flatMap(mode -> ROWS.stream().map(row -> Arguments.of(mode, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest(name = "{1} on a replica, journal_mode {0}: {2}")
    @MethodSource("onReplica")
    void a_statement_on_a_replica_does_nothing_to_the_cluster(String mode, String sql, String answer)
            throws SQLException, IOException {
        DatabaseName name = new DatabaseName(mode + ".db");
        Optional<Position> before = besidePrimary.positions().of(name);
        try (Connection connection = besideReplica.dataSource(name).build().getConnection()) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                connection.setAutoCommit(autoCommit);
                assertThat(answerTo(connection, sql)).isEqualTo(answer);
                assertThat(besideReplica.positions().of(name)).isEqualTo(before);
            }
            connection.rollback();
            assertThat(besidePrimary.positions().of(name)).isEqualTo(before);
            Sql.run(file(mode), "UPDATE t SET n = n + 1");
            awaitReplica(name);
            assertThat(value(connection, "SELECT n FROM t")).isEqualTo(Sql.value(file(mode), "SELECT n FROM t"));
        }
        assertThat(databasesInTheStoreOf(replica)).isEqualTo(databasesInTheStoreOf(primary));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA journal_mode=DELETE",
                "PRAGMA journal_mode=TRUNCATE",
                "PRAGMA journal_mode=PERSIST",
                "PRAGMA journal_mode=MEMORY",
                "PRAGMA journal_mode=OFF",
                "PRAGMA locking_mode=EXCLUSIVE"
            })
    void what_would_break_or_bypass_replication_is_refused_on_the_primary(String sql) throws SQLException {
        DatabaseName name = new DatabaseName("wal.db");
        try (Connection connection = besidePrimary.dataSource(name).build().getConnection()) {
            assertThat(answerTo(connection, sql)).isEqualTo("42501");
            assertThat(value(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            Optional<Position> before = besidePrimary.positions().of(name);
            Rows.run(connection, "UPDATE t SET n = n + 1");
            assertThat(besidePrimary.positions().of(name)).isNotEqualTo(before);
            awaitReplica(name);
        }
        assertThat(replica.isRunning()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA synchronous=OFF", "PRAGMA mmap_size=1048576", "PRAGMA journal_mode=WAL"})
    void what_is_harmless_on_the_primary_is_replicated_as_ever(String sql) throws SQLException {
        DatabaseName name = new DatabaseName("wal.db");
        try (Connection connection = besidePrimary.dataSource(name).build().getConnection()) {
            assertThat(answerTo(connection, sql)).isEqualTo(OK);
            Rows.run(connection, "UPDATE t SET n = n + 1");
            awaitReplica(name);
        }
    }

    @Test
    void a_database_with_a_rollback_journal_is_in_wal_on_both_nodes_from_its_first_use_on_the_primary()
            throws SQLException {
        DatabaseName name = new DatabaseName("converted.db");
        Sql.run(file("converted"), "PRAGMA journal_mode=DELETE", "CREATE TABLE t(n)", "INSERT INTO t VALUES (1)");
        awaitReplica(name);
        LiteFsDataSource onReplica = besideReplica.dataSource(name).build();
        try (Connection early = onReplica.getConnection()) {
            assertThat(value(early, "PRAGMA journal_mode")).isEqualTo("delete");
            Rows.run(besidePrimary.dataSource(name).build(), "INSERT INTO t VALUES (2)");
            awaitReplica(name);
            assertThat(value(early, "SELECT count(*) FROM t")).isEqualTo("2");
            assertThat(value(early, "PRAGMA journal_mode")).isEqualTo("wal");
        }
        assertThat(Sql.value(file("converted"), "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(replica.isRunning()).isTrue();
    }

    @Test
    void a_database_that_nobody_created_leaves_no_ghost_in_the_replicas_store() throws IOException {
        LiteFsDataSource ghost =
                besideReplica.dataSource(new DatabaseName("ghost.db")).build();
        assertThatThrownBy(ghost::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
        assertThat(databasesInTheStoreOf(replica)).doesNotContain("ghost.db");
    }

    private void awaitReplica(DatabaseName name) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> besidePrimary.positions().of(name).isPresent()
                        && besidePrimary
                                .positions()
                                .of(name)
                                .equals(besideReplica.positions().of(name)));
    }

    private static List<String> databasesInTheStoreOf(RealNode node) throws IOException {
        try (Stream<Path> kept = Files.list(node.layout().data().resolve("dbs"))) {
            return kept.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static String answerTo(Connection connection, String sql) {
        try {
            Rows.run(connection, sql);
            return OK;
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
