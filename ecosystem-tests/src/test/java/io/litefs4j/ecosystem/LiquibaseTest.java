package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiquibaseTest {
    private final NodeUnderTest node;

    LiquibaseTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    private void update(String changelog) throws Exception {
        MigrationTool.LIQUIBASE.run(node.dataSource(), changelog);
    }

    @Test
    void a_change_may_hold_several_statements_in_one_text() throws Exception {
        update("liquibase/changes-unsplit.xml");
        assertThat(node.askOutside("SELECT group_concat(body) FROM unsplit")).isEqualTo("a,b");
    }

    @Test
    void the_primary_migrates() throws Exception {
        update("liquibase/changes.xml");
        assertThat(node.askOutside("SELECT group_concat(body) FROM migrated_note"))
                .isEqualTo("first; second");
        assertThat(node.askOutside("SELECT count(*) FROM DATABASECHANGELOG")).isEqualTo("3");
        node.requireNoLocks();
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        update("liquibase/changes.xml");
        String before = node.content();
        update("liquibase/changes.xml");
        assertThat(node.content()).isEqualTo(before);
    }

    @Test
    void a_replica_is_not_migrated_and_the_error_names_the_primary() throws Exception {
        node.withoutTables();
        String before = node.content();
        node.becomeReplica();
        assertThatThrownBy(() -> update("liquibase/changes.xml")).hasStackTraceContaining("the primary is paris");
        assertThat(node.content()).isEqualTo(before);
        node.requireNoLocks();
    }

    @Test
    void a_replica_of_a_migrated_database_has_nothing_to_do() throws Exception {
        update("liquibase/changes.xml");
        String before = node.content();
        node.becomeReplica();
        update("liquibase/changes.xml");
        assertThat(node.content()).isEqualTo(before);
    }

    @Test
    void a_change_that_fails_leaves_nothing_of_itself() throws SQLException {
        assertThatThrownBy(() -> update("liquibase/changes-bad.xml")).hasMessageContaining("no_such_table");
        assertThat(node.askOutside("SELECT count(*) FROM sqlite_schema WHERE name = 'half_made'"))
                .isEqualTo("0");
        node.requireNoLocks();
    }
}
