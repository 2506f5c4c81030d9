package io.litefs4j.cluster.corpus;

import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.cluster.support.StoreView;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.corpus.MountSighting;
import io.litefs4j.testkit.real.RealNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a mount of the real LiteFS shows in each situation is what the corpus says. */
class MountSightingsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DatabaseName DATABASE = new DatabaseName(MountSighting.DATABASE);

    private final List<String> today = new ArrayList<>();

    @Test
    void a_mount_shows_in_every_situation_what_it_showed_when_it_was_recorded() {
        try (LeasedNodes nodes = LeasedNodes.start()) {
            RealNode node = nodes.first();
            RealNode peer = nodes.second();
            Sql.run(file(node), "CREATE TABLE t (n)");
            see("primary", node);
            nodes.leaseTo();
            until(() -> StoreView.follows(node, Hostname.UNNAMED));
            see("demoted", node);
            becomeReplica(nodes, node, peer);
            see("replica", node);
            peer.freeze();
            until(() -> lagMillis(node) > Sighter.LATE_MILLIS);
            see("frozen-primary", node);
            peer.thaw();
            nodes.leaseTo();
            until(() -> StoreView.follows(node, Hostname.UNNAMED));
            see("no-primary", node);
            node.freeze();
            see("unresponsive", node);
            node.kill();
            see("disconnected", node);
            node.unmount();
            see("not-mounted", node);
            node.start();
            node.awaitMounted();
            see("starting", node);
        }
        CorpusRecord.compare("mount.jsonl", today);
    }

    private static void becomeReplica(LeasedNodes nodes, RealNode node, RealNode peer) {
        nodes.leaseTo(peer);
        until(() -> StoreView.follows(node, peer.hostname()));
        Sql.run(file(peer), "INSERT INTO t VALUES (1)");
        Optional<Position> position = StoreView.position(peer, DATABASE);
        until(() -> StoreView.position(node, DATABASE).equals(position));
    }

    private void see(String situation, RealNode node) {
        today.add(Sighter.look(situation, node).line());
    }

    private static long lagMillis(RealNode node) throws Exception {
        return Long.parseLong(Files.readString(node.mount().resolve(".lag")).strip());
    }

    private static Path file(RealNode node) {
        return node.mount().resolve(MountSighting.DATABASE);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }
}
