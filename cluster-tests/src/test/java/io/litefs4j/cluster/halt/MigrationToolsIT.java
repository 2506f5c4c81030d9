package io.litefs4j.cluster.halt;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.LiteFs;
import io.litefs4j.adapters.jdbc.Migration;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.cluster.support.OtherJvm;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flyway and Liquibase on a real primary and a real replica, through the front door. */
class MigrationToolsIT extends FrontDoorTestBase {
    private final AtomicInteger ran = new AtomicInteger();

    private Migration counted(MigrationTool tool) {
        return dataSource -> {
            ran.incrementAndGet();
            tool.migrate(dataSource);
        };
    }

    private boolean migrate(MigrationRunner runner, MigrationTool tool) throws SQLException {
        return runner.run(counted(tool), tool::hasMigrated);
    }

    private static MigrationRunner halting(LiteFs liteFs) {
        return runner(liteFs).haltingThePrimary(liteFs.haltedWrite());
    }

    private static String notes(RealNode node) {
        return Sql.value(HaltedNodes.file(node), "SELECT group_concat(body) FROM migrated_note");
    }

    /** SQLite waits three seconds for a lock that LiteFS would keep for half a minute. */
    private void requireWritableAtOnce() {
        Sql.run(
                HaltedNodes.file(nodes.primary),
                "INSERT INTO migrated_note(body) VALUES ('of the primary')",
                "INSERT INTO t(n, note) VALUES (1, 1)");
        nodes.awaitReplicated();
        assertThat(notes(nodes.replica)).isEqualTo("first,of the primary");
    }

    @ParameterizedTest
    @EnumSource
    void a_replica_migrates_under_the_halt_lock_and_the_primary_writes_on_at_once(MigrationTool tool)
            throws SQLException {
        assertThat(migrate(halting(onReplica), tool)).isTrue();
        assertThat(notes(nodes.primary)).isEqualTo("first");
        requireWritableAtOnce();
        assertThat(migrate(runner(onPrimary), tool)).isFalse();
        assertThat(migrate(halting(onReplica), tool)).isFalse();
        assertThat(migrate(runner(onReplica), tool)).isFalse();
        assertThat(ran).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_primary_migrates_and_the_replica_waits_for_it(MigrationTool tool) throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return migrate(runner(onReplica), tool);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                nodes.threads());
        assertThat(migrate(halting(onPrimary), tool)).isTrue();
        assertThat(waiting.get()).isFalse();
        assertThat(ran).hasValue(1);
        requireWritableAtOnce();
    }

    @ParameterizedTest
    @EnumSource
    void an_application_that_has_just_started_on_a_replica_keeps_its_lock_while_it_loads_the_tool(MigrationTool tool)
            throws Exception {
        try (OtherJvm first = migrator(tool)) {
            first.expect(Migrator.MIGRATED);
            first.awaitEnd();
        }
        requireWritableAtOnce();
        try (OtherJvm second = migrator(tool)) {
            second.expect(Migrator.FOUND);
        }
    }

    private OtherJvm migrator(MigrationTool tool) throws IOException {
        return OtherJvm.start(
                Migrator.class,
                nodes.replica.mount().toString(),
                nodes.replica.url().value(),
                tool.name());
    }
}
