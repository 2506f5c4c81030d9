package io.litefs4j.cluster.jdbc;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.replication.Durability;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An application in a JVM of its own that writes as fast as it can while its node is the primary, until its standard input
 * ends. Every transaction has two rows under a name of its own, and its answer goes to the {@link Journal}.
 */
final class LoadApp {
    private static final int WRITERS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    private final String name;
    private final LiteFs liteFs;
    private final LiteFsDataSource dataSource;
    private final Writer journal;
    private volatile boolean stopped;

    private LoadApp(String name, LiteFs liteFs, LiteFsDataSource dataSource, Writer journal) {
        this.name = name;
        this.liteFs = liteFs;
        this.dataSource = dataSource;
        this.journal = journal;
    }

    /** @param arguments a name, the mount, the URLs of this node and of the other, the journal, how many nodes to wait for */
    public static void main(String[] arguments) throws Exception {
        LiteFsOptions options = LiteFsOptions.at(new AbsolutePath(arguments[1]))
                .nodeApi(new AdvertiseUrl(arguments[2]))
                .peers(List.of(new AdvertiseUrl(arguments[3])))
                .build();
        int nodes = Integer.parseInt(arguments[5]);
        try (LiteFs liteFs = LiteFs.open(options);
                Writer journal = Journal.open(Path.of(arguments[4]))) {
            LiteFsDataSource.Builder builder = liteFs.dataSource(Rows.DATABASE);
            if (nodes > 0) {
                builder.replicated(liteFs.commitConfirmation(new Durability(nodes, LIMIT)));
            }
            new LoadApp(arguments[0], liteFs, builder.build(), journal).runUntilInputEnds();
        }
    }

    private void runUntilInputEnds() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            String writer = name + "." + i;
            writers.execute(() -> write(writer));
        }
        while (System.in.read() >= 0) {
            // Nothing is said to it but the end.
        }
        stopped = true;
        writers.shutdown();
        writers.awaitTermination(1, TimeUnit.MINUTES);
    }

    private void write(String writer) {
        int transactions = 0;
        while (!stopped) {
            if (isPrimary()) {
                try (Connection connection = dataSource.getConnection()) {
                    while (!stopped && isPrimary()) {
                        transactions++;
                        write(connection, writer + "." + transactions, transactions % 2 == 0);
                    }
                } catch (SQLException answered) {
                    // Another connection may do better.
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private boolean isPrimary() {
        try {
            return liteFs.role().isPrimary();
        } catch (LiteFsException e) {
            return false;
        }
    }

    private void write(Connection connection, String transaction, boolean autoCommit) throws SQLException {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
                insert(connection, "VALUES (?, 1), (?, 2)", transaction, transaction);
            } else {
                connection.setAutoCommit(false);
                insert(connection, "VALUES (?, 1)", transaction);
                insert(connection, "VALUES (?, 2)", transaction);
                connection.commit();
            }
            Journal.note(journal, transaction, Journal.RETURNED);
        } catch (SQLException e) {
            Journal.note(journal, transaction, String.valueOf(e.getSQLState()));
            throw e;
        }
    }

    private static void insert(Connection connection, String values, String... names) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t(name, part) " + values)) {
            for (int i = 0; i < names.length; i++) {
                insert.setString(i + 1, names[i]);
            }
            insert.executeUpdate();
        }
    }
}
