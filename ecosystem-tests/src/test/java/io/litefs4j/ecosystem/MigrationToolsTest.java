package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.adapters.jdbc.Migration;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tools for migrations, run by the one node that has to. */
class MigrationToolsTest {
    private static final String CHANGED = "SELECT group_concat(body) FROM migrated_note";
    private static final String HALF_MADE = "SELECT count(*) FROM sqlite_schema WHERE name = 'half_made'";

    private final Path directory;
    private final NodeUnderTest node;
    private final List<Integer> locksAtRun = new ArrayList<>();

    MigrationToolsTest(@TempDir Path directory) {
        this.directory = directory;
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_database() throws SQLException {
        node.withoutTables();
    }

    private MigrationRunner halting() {
        return node.migrationRunner().haltingThePrimary(node.haltedWrite());
    }

    private void migrateOnPrimary(MigrationTool tool) {
        try {
            tool.migrate(new NodeUnderTest(directory).dataSource());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Migration noted(Migration migration) {
        return dataSource -> {
            locksAtRun.add(node.haltLocks().out());
            migration.migrate(dataSource);
        };
    }

    @ParameterizedTest
    @EnumSource
    void the_primary_migrates_once_and_halts_nobody(MigrationTool tool) throws SQLException {
        assertThat(halting().run(noted(tool::migrate), tool::hasMigrated)).isTrue();
        assertThat(halting().run(noted(tool::migrate), tool::hasMigrated)).isFalse();
        assertThat(locksAtRun).containsExactly(0);
        assertThat(node.askOutside(CHANGED)).isEqualTo("first; second");
        node.requireNoLocks();
    }

    @ParameterizedTest
    @EnumSource
    void a_replica_migrates_under_the_halt_lock_once(MigrationTool tool) throws SQLException {
        node.becomeReplica();
        assertThat(halting().run(noted(tool::migrate), tool::hasMigrated)).isTrue();
        assertThat(halting().run(noted(tool::migrate), tool::hasMigrated)).isFalse();
        assertThat(locksAtRun).containsExactly(1);
        assertThat(node.haltLocks().out()).isZero();
        assertThat(node.askOutside(CHANGED)).isEqualTo("first; second");
        node.requireNoLocks();
    }

    @ParameterizedTest
    @EnumSource
    void a_second_run_changes_nothing_and_asks_for_no_lock(MigrationTool tool) throws SQLException {
        node.becomeReplica();
        halting().run(tool::migrate, tool::hasMigrated);
        String before = node.content();
        node.haltLocks().haltElsewhere(NodeUnderTest.NOTES);
        assertThat(halting().run(tool::migrate, tool::hasMigrated)).isFalse();
        assertThat(node.mount().time().elapsed()).isZero();
        assertThat(node.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_replica_that_may_not_halt_the_primary_waits_until_it_has_migrated(MigrationTool tool) throws SQLException {
        node.becomeReplica();
        node.mount().time().after(Duration.ofSeconds(3), () -> migrateOnPrimary(tool));
        assertThat(node.migrationRunner().run(noted(tool::migrate), tool::hasMigrated))
                .isFalse();
        assertThat(locksAtRun).isEmpty();
        assertThat(node.askOutside(CHANGED)).isEqualTo("first; second");
    }

    @ParameterizedTest
    @EnumSource
    void a_migration_that_fails_leaves_nothing_of_itself_and_gives_the_lock_back(MigrationTool tool)
            throws SQLException {
        node.becomeReplica();
        assertThatThrownBy(() -> halting().run(noted(tool::migrateBadly), tool::hasMigrated))
                .hasStackTraceContaining("no_such_table");
        assertThat(locksAtRun).containsExactly(1);
        assertThat(node.haltLocks().out()).isZero();
        assertThat(node.askOutside(HALF_MADE)).isEqualTo("0");
        node.requireNoLocks();
        assertThat(halting().run(tool::migrate, tool::hasMigrated)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_lock_that_is_lost_before_the_first_commit_leaves_everything_as_it_was(MigrationTool tool)
            throws SQLException {
        node.becomeReplica();
        String before = node.content();
        Migration losing = dataSource -> {
            node.haltLocks().startProcess();
            tool.migrate(dataSource);
        };
        assertThatThrownBy(() -> halting().run(losing, tool::hasMigrated))
                .hasStackTraceContaining("has started a process");
        assertThat(node.haltLocks().out()).isZero();
        assertThat(node.content()).isEqualTo(before);
        node.requireNoLocks();
        assertThat(halting().run(tool::migrate, tool::hasMigrated)).isTrue();
    }
}
