package io.litefs4j.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealNodeException;
import io.litefs4j.testkit.real.RealTopology;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the port of imports warns of is so. */
@RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
class FatalImportIT {
    private static final DatabaseName DATABASE = new DatabaseName("app.db");

    @Test
    void a_file_with_other_pages_than_the_live_database_ends_litefs_and_keeps_it_from_starting(
            RealCluster cluster, @TempDir Path directory) {
        RealNode node = cluster.primary();
        Path file = directory.resolve("small-pages.db");
        Sql.run(file, "PRAGMA page_size=512", "CREATE TABLE t (n)");
        Sql.run(node.mount().resolve(DATABASE.value()), "PRAGMA page_size=4096", "CREATE TABLE t (n)");
        try (NodeApi api = NodeApi.connecting()) {
            assertThatExceptionOfType(NodeUnreachableException.class)
                    .isThrownBy(() -> api.databaseImport().importFrom(node.url(), DATABASE, file));
        }
        assertThat(node.awaitExit()).isEqualTo(99);
        assertThatExceptionOfType(RealNodeException.class)
                .isThrownBy(node::startAndAwaitReady)
                .withMessageContaining("exited with 1")
                .withMessageContaining("must be a single page");
    }
}
