package io.litefs4j.cluster.jdbc;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A JVM that writes on a replica under the halt lock, says so, and waits to be killed before it commits. */
final class UncommittedWriter {
    static final String WRITTEN = "written";

    private UncommittedWriter() {}

    /** @param arguments the mount and the node API's URL */
    public static void main(String[] arguments) throws Exception {
        LiteFsOptions options = LiteFsOptions.at(new AbsolutePath(arguments[0]))
                .nodeApi(new AdvertiseUrl(arguments[1]))
                .build();
        try (LiteFs liteFs = LiteFs.open(options);
                Connection connection = liteFs.dataSource(Rows.DATABASE)
                        .haltingWrites(liteFs.haltLocks())
                        .build()
                        .getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (99)");
            System.out.println(WRITTEN);
            new CountDownLatch(1).await();
        }
    }
}
