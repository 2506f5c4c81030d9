package io.litefs4j.cluster.halt;

import static io.litefs4j.cluster.halt.HaltedNodes.APP;
import static io.litefs4j.cluster.halt.HaltedNodes.PATIENCE;
import static io.litefs4j.cluster.halt.HaltedNodes.open;
import static io.litefs4j.cluster.halt.HaltedNodes.rows;
import static io.litefs4j.cluster.halt.HaltedNodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.LiteFs;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.PositionDiscardedException;
import io.litefs4j.testkit.real.RealNode;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that write wherever they run, through the front door. */
class HaltedWriteIT extends FrontDoorTestBase {
    private static int insert(LiteFs liteFs, RealNode node) throws Exception {
        return liteFs.haltedWrite().within(PATIENCE).run(APP, lock -> {
            try (Connection connection = open(node)) {
                run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
                lock.whileHeld(() -> {
                    run(connection, "COMMIT");
                    return null;
                });
            }
            return rows(node);
        });
    }

    @Test
    void a_job_writes_on_the_replica_and_on_the_primary_in_turn() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(insert(onReplica, nodes.replica)).isEqualTo(2 * i + 1);
            assertThat(insert(onPrimary, nodes.primary)).isEqualTo(2 * i + 2);
        }
        nodes.awaitReplicated();
    }

    @Test
    void a_write_of_the_primary_is_awaited_on_the_replica() throws Exception {
        for (int i = 1; i <= 20; i++) {
            Sql.run(HaltedNodes.file(nodes.primary), "INSERT INTO t VALUES (1)");
            Position written = onPrimary.positions().of(APP).orElseThrow();
            onReplica.readYourWrites().await(APP, written, PATIENCE);
            assertThat(rows(nodes.replica)).isEqualTo(i);
        }
    }

    @Test
    void a_job_waits_for_the_position_that_it_is_to_follow() throws Exception {
        Sql.run(HaltedNodes.file(nodes.primary), "INSERT INTO t VALUES (1)");
        Position written = onPrimary.positions().of(APP).orElseThrow();
        int seen = onReplica.haltedWrite().within(PATIENCE).after(written).run(APP, lock -> rows(nodes.replica));
        assertThat(seen).isEqualTo(1);
        Position other =
                new Position(written.txid(), new Checksum(written.checksum().value() ^ 1));
        assertThatExceptionOfType(PositionDiscardedException.class)
                .isThrownBy(() -> onReplica.haltedWrite().after(other).run(APP, lock -> rows(nodes.replica)));
    }

    @Test
    void a_job_without_a_primary_is_refused() {
        nodes.primary.kill();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() ->
                        onReplica.haltedWrite().within(Duration.ofSeconds(4)).run(APP, lock -> rows(nodes.replica)))
                .withMessageContaining("app.db");
    }
}
