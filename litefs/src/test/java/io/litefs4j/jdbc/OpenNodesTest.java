package io.litefs4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.url.DriverSettings;
import io.litefs4j.adapters.jdbc.url.LiteFsUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OpenNodes nodes = new OpenNodes();
    private Path directory;

    @BeforeEach
    void resolve(@TempDir Path temporary) {
        directory = temporary;
    }

    static Connection connect(OpenNodes nodes, String url) throws SQLException {
        LiteFsUrl parsed = LiteFsUrl.parse(url);
        return nodes.connect(parsed, DriverSettings.read(parsed, new Properties()));
    }

    private Connection connect(String file, String query) throws SQLException {
        return connect(nodes, "jdbc:litefs:" + directory + "/" + file + "?mode=plain" + query);
    }

    private static List<Thread> monitors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("litefs4j-role-monitor"))
                .toList();
    }

    @Test
    void connections_with_the_same_options_share_one_node_whatever_their_database() throws SQLException {
        try (Connection first = connect("a.db", "");
                Connection second = connect("b.db", "&busyTimeout=1s")) {
            assertThat(List.of(first, second)).doesNotContainNull();
            assertThat(nodes.size()).isEqualTo(1);
        }
        assertThat(nodes.size()).isZero();
    }

    @Test
    void other_options_are_another_node() throws SQLException {
        try (Connection first = connect("a.db", "");
                Connection second = connect("a.db", "&pollEvery=100ms")) {
            assertThat(List.of(first, second)).doesNotContainNull();
            assertThat(nodes.size()).isEqualTo(2);
        }
    }

    @Test
    void the_node_is_closed_with_the_last_connection_and_not_before() throws SQLException {
        List<Thread> before = monitors();
        Connection first = connect("a.db", "");
        List<Thread> opened = new ArrayList<>(monitors());
        opened.removeAll(before);
        Connection second = connect("a.db", "");
        first.close();
        first.close();
        assertThat(opened)
                .singleElement()
                .satisfies(thread -> assertThat(thread.isAlive()).isTrue());
        assertThat(second.isValid(1)).isTrue();
        second.close();
        await().atMost(PATIENCE).until(() -> opened.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void its_threads_do_not_keep_the_jvm() throws SQLException {
        List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
        try (Connection connection = connect("a.db", "&readLimit=10ms")) {
            assertThat(connection.isValid(1)).isTrue();
            List<Thread> opened = new ArrayList<>(Thread.getAllStackTraces().keySet());
            opened.removeAll(before);
            assertThat(opened).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void many_threads_that_come_and_go_at_once_share_one_node_and_leave_none() throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        try {
            Callable<Void> job = () -> {
                for (int round = 0; round < 20; round++) {
                    together.await();
                    try (Connection connection = connect("a.db", "")) {
                        assertThat(connection.isValid(1)).isTrue();
                        seen.add(nodes.size());
                    }
                }
                return null;
            };
            for (Future<Void> done : executor.invokeAll(Collections.nCopies(threads, job))) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(seen).hasSize(threads * 20).containsOnly(1);
        assertThat(nodes.size()).isZero();
    }
}
