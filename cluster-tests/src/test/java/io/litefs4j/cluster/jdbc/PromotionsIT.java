package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.lease.LeaseServer;
import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.testkit.real.RealNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The primary is changed two hundred times while applications on both nodes write without a pause. An old primary whose
 * LiteFS ends itself in the middle of a commit, which is how LiteFS settles some of these races, is started again. Where it
 * ends before it has passed the lease on, nobody is primary until the lease expires.
 */
class PromotionsIT {
    private static final int ROUNDS = 200;
    private static final int LOAD_BETWEEN_ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TTL = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(10);

    /** What leaves open whether the transaction is kept; whatever else is thrown says that it is not. */
    private static final Set<String> OPEN = Set.of("08007", "58R01");

    private final NodeApi api = NodeApi.connecting();
    private LeasedNodes nodes;
    private List<LoadProcess> loads = List.of();
    private int exits;

    @BeforeEach
    void start() throws SQLException {
        nodes = LeasedNodes.start(LeaseServer.expiring(), TTL);
        try (NodeView first = NodeView.byFiles(nodes.first())) {
            Rows.run(
                    Rows.on(nodes.first(), first), "CREATE TABLE t(name TEXT, part INTEGER, PRIMARY KEY (name, part))");
        }
    }

    @AfterEach
    void close() {
        loads.forEach(LoadProcess::close);
        api.close();
        nodes.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_returned_is_there_and_what_was_rolled_back_is_not(
            int replicas, @TempDir Path directory, TestReporter report) throws Exception {
        loads = List.of(
                new LoadProcess(nodes.first(), nodes.second(), replicas, directory),
                new LoadProcess(nodes.second(), nodes.first(), replicas, directory));
        for (int round = 0; round < ROUNDS; round++) {
            promoteUnderLoad();
        }
        for (LoadProcess load : loads) {
            load.stop();
        }
        awaitOnePosition();
        Map<String, String> answers = new HashMap<>();
        loads.forEach(load -> answers.putAll(load.journal().answers()));
        report(report, answers);
        for (LoadProcess load : loads) {
            requireAnswersKept(answers, partsOn(load.node()));
            assertThat(Sql.value(file(load.node()), "PRAGMA integrity_check")).isEqualTo("ok");
        }
    }

    private void promoteUnderLoad() {
        LoadProcess primary = awaitLoad();
        LoadProcess replica = primary == loads.get(0) ? loads.get(1) : loads.get(0);
        await("a promotion of " + replica.node().hostname())
                .atMost(PATIENCE)
                .pollInterval(STEP)
                .until(() -> isPromoted(replica.node()));
    }

    /** Waits until somebody is the primary and writes; returns who. */
    private LoadProcess awaitLoad() {
        int[] before =
                loads.stream().mapToInt(load -> load.journal().returned()).toArray();
        return await("load on a primary")
                .atMost(PATIENCE)
                .pollInterval(STEP)
                .until(
                        () -> {
                            revive();
                            for (int i = 0; i < before.length; i++) {
                                LoadProcess load = loads.get(i);
                                if (load.node().isPrimary()
                                        && load.journal().returned() >= before[i] + LOAD_BETWEEN_ROUNDS) {
                                    return load;
                                }
                            }
                            return null;
                        },
                        load -> load != null);
    }

    /** A node that is not connected at the moment is refused, and asked again. */
    private boolean isPromoted(RealNode candidate) {
        revive();
        try {
            api.promotion().promote(candidate.url());
            return true;
        } catch (NodeApiException e) {
            return candidate.isPrimary();
        }
    }

    private void revive() {
        reviveNodes();
        loads.forEach(LoadProcess::startIfDead);
    }

    private void reviveNodes() {
        for (LoadProcess load : loads) {
            if (!load.node().isRunning()) {
                exits++;
                load.node().unmount();
                load.node().start();
            }
        }
    }

    private void awaitOnePosition() {
        await("one position on both nodes").atMost(PATIENCE).ignoreExceptions().until(() -> {
            reviveNodes();
            List<String> positions = loads.stream()
                    .map(load -> api.debugVariables()
                            .of(load.node().url())
                            .databases()
                            .get(Rows.DATABASE)
                            .position()
                            .toString())
                    .distinct()
                    .toList();
            return positions.size() == 1;
        });
    }

    private void report(TestReporter report, Map<String, String> answers) {
        Map<String, Integer> counts = new TreeMap<>();
        answers.values().forEach(answer -> counts.merge(answer, 1, Integer::sum));
        report.publishEntry(Map.of(
                "answers", counts.toString(),
                "LiteFS ended itself", Integer.toString(exits),
                "applications died",
                        Integer.toString(
                                loads.stream().mapToInt(LoadProcess::deaths).sum())));
    }

    private static void requireAnswersKept(Map<String, String> answers, Map<String, Integer> parts) {
        Set<String> lost = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        answers.forEach((transaction, answer) -> {
            boolean there = parts.containsKey(transaction);
            if (answer.equals(Journal.RETURNED) && !there) {
                lost.add(transaction);
            } else if (there && !answer.equals(Journal.RETURNED) && !OPEN.contains(answer)) {
                kept.add(transaction + " said " + answer);
            }
        });
        assertThat(lost).as("returned, and not there").isEmpty();
        assertThat(kept).as("said not to be kept, and there").isEmpty();
        assertThat(parts.values()).as("rows of each transaction").containsOnly(2);
    }

    private static Path file(RealNode node) {
        return node.mount().resolve(Rows.DATABASE.value());
    }

    private static Map<String, Integer> partsOn(RealNode node) throws SQLException {
        Map<String, Integer> parts = new HashMap<>();
        try (Connection connection = Sql.open(file(node));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, count(*) FROM t GROUP BY name")) {
            while (rows.next()) {
                parts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return parts;
    }
}
