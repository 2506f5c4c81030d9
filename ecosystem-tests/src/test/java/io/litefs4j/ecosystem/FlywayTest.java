package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayTest {
    private final NodeUnderTest node;

    FlywayTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    private Flyway flyway() {
        return upTo("latest");
    }

    private Flyway upTo(String target) {
        return Flyway.configure()
                .dataSource(node.dataSource())
                .locations("classpath:flyway")
                .target(target)
                .load();
    }

    @Test
    void the_primary_migrates() throws SQLException {
        MigrateResult result = flyway().migrate();
        assertThat(result.success).isTrue();
        assertThat(result.migrationsExecuted).isEqualTo(3);
        assertThat(node.askOutside("SELECT group_concat(body || ' ' || length(body)) FROM migrated_note"))
                .isEqualTo("first; second 13");
        node.requireNoLocks();
    }

    @Test
    void a_second_run_changes_nothing() throws SQLException {
        flyway().migrate();
        String before = node.content();
        assertThat(flyway().migrate().migrationsExecuted).isZero();
        assertThat(node.content()).isEqualTo(before);
    }

    @Test
    void a_replica_is_not_migrated_and_the_error_names_the_primary() throws SQLException {
        upTo("2").migrate();
        String before = node.content();
        node.becomeReplica();
        assertThatThrownBy(() -> flyway().migrate()).hasStackTraceContaining("the primary is paris");
        assertThat(node.content()).isEqualTo(before);
        node.requireNoLocks();
    }

    @Test
    void a_replica_of_a_migrated_database_has_nothing_to_do() throws SQLException {
        flyway().migrate();
        String before = node.content();
        node.becomeReplica();
        assertThat(flyway().migrate().migrationsExecuted).isZero();
        flyway().validate();
        assertThat(node.content()).isEqualTo(before);
    }

    @Test
    void a_migration_outside_a_transaction_may_switch_foreign_keys_off() throws SQLException {
        flyway().migrate();
        Flyway withARebuild = Flyway.configure()
                .dataSource(node.dataSource())
                .locations("classpath:flyway", "classpath:flyway-rebuild")
                .load();
        assertThat(withARebuild.migrate().migrationsExecuted).isOne();
        assertThat(node.askOutside("SELECT group_concat(body || ' ' || pinned) FROM migrated_note"))
                .isEqualTo("first; second 0");
    }

    @Test
    void a_migration_that_fails_leaves_nothing_of_itself() throws SQLException {
        flyway().migrate();
        String before = node.content();
        Flyway withABadOne = Flyway.configure()
                .dataSource(node.dataSource())
                .locations("classpath:flyway", "classpath:flyway-bad")
                .load();
        assertThatThrownBy(withABadOne::migrate).hasMessageContaining("no_such_table");
        assertThat(node.content()).isEqualTo(before);
        node.requireNoLocks();
    }
}
