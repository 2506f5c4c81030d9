package io.litefs4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountMode;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.status.NodeStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainModeTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final NodeRole PRIMARY = new NodeRole.Primary();

    @TempDir
    Path directory;

    private LiteFsOptions.Builder options() {
        return LiteFsOptions.at(new AbsolutePath(directory.toString())).nodeApi(new AdvertiseUrl("http://127.0.0.1:1"));
    }

    private LiteFs plain() {
        return LiteFs.open(options().mode(MountMode.PLAIN).build());
    }

    private static void create(LiteFs liteFs) throws SQLException {
        try (Connection connection = liteFs.dataSource(APP).build().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t(n INTEGER)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
    }

    @Test
    void the_node_is_the_primary_though_nothing_is_mounted_and_no_api_answers() {
        try (LiteFs liteFs = plain()) {
            assertThat(liteFs.role()).isEqualTo(PRIMARY);
            assertThat(liteFs.detector().role()).isEqualTo(PRIMARY);
        }
    }

    @Test
    void the_data_source_writes_a_plain_file() throws SQLException {
        try (LiteFs liteFs = plain()) {
            create(liteFs);
            assertThat(liteFs.databases().names()).containsExactly(APP);
            assertThat(liteFs.positions().of(APP)).isEmpty();
        }
        assertThat(directory.resolve("app.db")).isNotEmptyFile();
    }

    @Test
    void a_halt_lock_is_granted_as_to_a_primary() {
        try (LiteFs liteFs = plain();
                HaltLock lock = liteFs.haltLocks().acquire(APP, Duration.ofSeconds(1))) {
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void a_job_writes_as_on_a_primary() throws SQLException {
        try (LiteFs liteFs = plain()) {
            create(liteFs);
            int written = liteFs.haltedWrite().<Integer, SQLException>run(APP, lock -> {
                try (Connection connection =
                                liteFs.dataSource(APP).build().under(lock).getConnection();
                        Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO t VALUES (2)");
                }
            });
            assertThat(written).isEqualTo(1);
        }
    }

    @Test
    void the_node_serves_and_its_status_says_so_without_asking_anybody() throws SQLException {
        LiteFsOptions withPeer = options()
                .mode(MountMode.PLAIN)
                .peers(List.of(new AdvertiseUrl("http://127.0.0.1:2")))
                .build();
        try (LiteFs liteFs = LiteFs.open(withPeer)) {
            create(liteFs);
            NodeStatus status = liteFs.statusReporter().report();
            assertThat(liteFs.healthChecker().check()).isEqualTo(Health.HEALTHY);
            assertThat(status.health()).isEqualTo(Health.HEALTHY);
            assertThat(status.state()).isEqualTo(MountState.MOUNTED);
            assertThat(status.role()).contains(PRIMARY);
        }
    }

    @Test
    void the_system_property_chooses_it_without_a_change_of_code_and_an_option_overrules_it() {
        System.setProperty("litefs4j.mode", "plain");
        try (LiteFs chosen = LiteFs.open(options().build());
                LiteFs overruled = LiteFs.open(options().mode(MountMode.LITEFS).build())) {
            assertThat(chosen.role()).isEqualTo(PRIMARY);
            assertThatThrownBy(overruled::role).isInstanceOf(LiteFsNotRunningException.class);
        } finally {
            System.clearProperty("litefs4j.mode");
        }
    }

    @Test
    void one_line_of_the_log_tells_of_it_and_who_chose_it() {
        List<LogRecord> lines = new CopyOnWriteArrayList<>();
        Handler keeping = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(LiteFs.class.getName());
        logger.addHandler(keeping);
        try {
            plain().close();
        } finally {
            logger.removeHandler(keeping);
        }
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getMessage()).startsWith("plain mode");
            assertThat(line.getParameters())
                    .extracting(String::valueOf)
                    .containsExactly("by its options or URL", directory.toString());
        });
    }
}
