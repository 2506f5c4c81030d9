package io.litefs4j.cli.check;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.status.NodeStatus;
import java.util.ArrayList;
import java.util.List;

/** Does the running node answer: its mount directory, its API, and its role? */
final class NodeCheck {
    private static final String MOUNT = "mount";
    private static final String API = "node API";
    private static final String ROLE = "role";

    private final LiteFsOptions options;

    NodeCheck(LiteFsOptions options) {
        this.options = options;
    }

    List<Finding> find() {
        try (LiteFs liteFs = LiteFs.open(options)) {
            List<Finding> findings = new ArrayList<>();
            MountState state = liteFs.mount().state();
            findings.add(mount(state));
            findings.add(api(liteFs));
            if (state == MountState.MOUNTED) {
                findings.addAll(role(liteFs.statusReporter().report()));
            }
            return findings;
        }
    }

    private Finding mount(MountState state) {
        String text = options.mount() + " " + state.sentence();
        return switch (state) {
            case MOUNTED -> Finding.good(MOUNT, text);
            case NOT_MOUNTED ->
                Finding.fault(MOUNT, text, "Start LiteFS, or name the directory of fuse.dir with --mount.");
            case DISCONNECTED -> Finding.fault(MOUNT, text, "Start LiteFS again: it clears the old mount itself.");
            case UNRESPONSIVE ->
                Finding.fault(
                        MOUNT, text, "Continue or kill the LiteFS process (is it stopped?), then start it again.");
        };
    }

    private Finding api(LiteFs liteFs) {
        try {
            NodeInfo info = liteFs.nodeInfos().of(options.nodeApi());
            return Finding.good(API, options.nodeApi() + " answers, data directory " + info.dataDir());
        } catch (NodeApiException e) {
            return Finding.fault(
                    API, String.valueOf(e.getMessage()), "Start LiteFS, or name its http.addr with --url.");
        }
    }

    private static List<Finding> role(NodeStatus status) {
        Health health = status.health();
        if (health.status() == Health.Status.HEALTHY) {
            return List.of(Finding.good(
                    ROLE,
                    status.role()
                            .map(role -> role.fold(
                                    () -> "primary",
                                    replica -> "replica of '" + replica.primary() + "', " + replica.lag() + " behind",
                                    () -> "no primary"))
                            .orElse("not known")));
        }
        return health.reasons().stream()
                .map(reason -> Finding.warning(ROLE, reason.text(), remedy(reason)))
                .toList();
    }

    private static String remedy(HealthReason reason) {
        return switch (reason.code()) {
            case NO_PRIMARY -> "Start the primary; with a Consul lease look at the log of the candidates.";
            case LAG_UNKNOWN -> "Wait for the first news; if none comes, look at the log of LiteFS here.";
            case LAG_EXCEEDED -> "Look for an open read transaction on this node, then at the primary.";
            case SPLIT_BRAIN -> "Stop writing; decide whose data stays; stop the other node's LiteFS.";
            case SEVERAL_CLUSTERS ->
                "Give all nodes the same lease; a node of another cluster needs an empty data directory.";
            case NODE_UNKNOWN -> "Start LiteFS on that node, or mend the network to it.";
            case NOT_RUNNING, ROLE_UNKNOWN -> "Look at the log of LiteFS here.";
        };
    }
}
