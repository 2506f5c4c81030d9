package io.litefs4j.cluster.halt;

import static io.litefs4j.cluster.halt.HaltedNodes.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.adapters.jdbc.SchemaCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Changes of the schema on a real primary and a real replica, through the front door. */
class MigrationIT extends FrontDoorTestBase {
    private static final SchemaCheck VERSION_TWO = connection -> {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT max(n) FROM version")) {
            return version.next() && version.getInt(1) == 2;
        }
    };

    private final AtomicInteger ran = new AtomicInteger();

    private void migrate(DataSource dataSource) throws SQLException {
        ran.incrementAndGet();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "CREATE TABLE version(n INTEGER)", "INSERT INTO version VALUES (1)");
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "ALTER TABLE t ADD COLUMN word TEXT", "UPDATE version SET n = 2");
        }
    }

    private static boolean waits(CompletableFuture<Boolean> other) {
        return !other.isDone();
    }

    @Test
    void the_primary_migrates_and_the_replica_waits_for_it() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return runner(onReplica).run(this::migrate, VERSION_TWO);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                nodes.threads());
        assertThat(waits(waiting)).isTrue();
        assertThat(runner(onPrimary).run(this::migrate, VERSION_TWO)).isTrue();
        assertThat(waiting.get()).isFalse();
        assertThat(ran).hasValue(1);
    }

    @Test
    void a_replica_migrates_under_the_halt_lock_and_the_primary_has_it() throws Exception {
        MigrationRunner halting = runner(onReplica).haltingThePrimary(onReplica.haltedWrite());
        assertThat(halting.run(this::migrate, VERSION_TWO)).isTrue();
        assertThat(runner(onPrimary).run(this::migrate, VERSION_TWO)).isFalse();
        assertThat(halting.run(this::migrate, VERSION_TWO)).isFalse();
        assertThat(ran).hasValue(1);
        nodes.awaitWritable();
        nodes.awaitReplicated();
    }
}
