package io.litefs4j.cluster.support;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.util.function.BiFunction;

/** The detector of one real node, over the real adapters. */
public final class NodeView implements AutoCloseable {
    private final LiteFsDirectory directory;
    private final PrimaryDetector detector;

    /** @param claim makes the claim out of the node and its directory */
    public NodeView(RealNode node, BiFunction<RealNode, LiteFsDirectory, PrimaryClaim> claim) {
        directory = LiteFsDirectory.at(node.mountPath());
        detector = new PrimaryDetector(claim.apply(node, directory), directory.primaryMarker(), directory.lagMarker());
    }

    /** The claim by the mode of a database file. */
    public static NodeView byFiles(RealNode node) {
        return new NodeView(node, (same, directory) -> directory.primaryClaim());
    }

    public NodeRole role() {
        return detector.role();
    }

    public LiteFsDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        directory.close();
    }
}
