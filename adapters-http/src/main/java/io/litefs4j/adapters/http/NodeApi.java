package io.litefs4j.adapters.http;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.splitbrain.NodeClaims;

/**
 * The HTTP API of LiteFS nodes: hands out the ports that ask a node, all over one client.
 *
 * <p>Every call ends within its {@link NodeApiLimits}, whatever answers or does not. No redirect is followed and no proxy
 * used, for LiteFS knows neither. Safe for use by many threads. The owner closes it: that ends every subscription at once;
 * other calls under way end within their limits, and later ones are refused with {@link IllegalStateException}.
 *
 * <p>LiteFS's API has neither authentication nor encryption: who reaches the port may read, replace and promote.
 * Source: superfly/litefs {@code http/server.go}.
 */
public final class NodeApi implements AutoCloseable {
    private final Wire wire;
    private final HttpNodeInfos infos;
    private final HttpNodeEvents events;
    private final HttpDebugVariables variables;

    private NodeApi(NodeApiLimits limits) {
        wire = new Wire(limits);
        infos = new HttpNodeInfos(wire);
        events = new HttpNodeEvents(wire, infos);
        variables = new HttpDebugVariables(wire);
    }

    /** Returns a client with {@link NodeApiLimits#standard()}. Opens no connection yet. */
    public static NodeApi connecting() {
        return connecting(NodeApiLimits.standard());
    }

    /** Returns a client. Opens no connection yet. */
    public static NodeApi connecting(NodeApiLimits limits) {
        return new NodeApi(requireNonNull(limits, "limits"));
    }

    public NodeInfos infos() {
        return infos;
    }

    /**
     * Returns the events of nodes. While a stream is silent, the node is asked for its {@code /info} now and then: so a
     * frozen or cut-off node, and one that was replaced by a new process, counts as lost after
     * {@link NodeApiLimits#silence()} and {@link NodeApiLimits#answer()} together. A listener that throws is reported to
     * the log and called again at the next event.
     */
    public NodeEvents events() {
        return events;
    }

    public Promotion promotion() {
        return new HttpPromotion(wire);
    }

    public Handoff handoff() {
        return new HttpHandoff(wire);
    }

    public DatabaseExport databaseExport() {
        return new HttpDatabaseExport(wire);
    }

    public DatabaseImport databaseImport() {
        return new HttpDatabaseImport(wire, infos);
    }

    public DebugVariables debugVariables() {
        return variables;
    }

    /**
     * Returns the claims of nodes. A node that says it is primary but not where its databases stand, is taken at its word
     * and claims without positions; any other that does not say everything is unknown.
     */
    public NodeClaims claims() {
        return new HttpNodeClaims(infos, variables);
    }

    /**
     * Returns whether the LiteFS of this machine claims to be primary.
     *
     * @param local its API, from here
     * @param path its mount directory, named in errors
     * @param mount tells, where the API does not answer, what is the matter
     */
    public PrimaryClaim primaryClaim(AdvertiseUrl local, AbsolutePath path, Mount mount) {
        return new HttpPrimaryClaim(infos, local, path, mount);
    }

    /** Ends the subscriptions and the connections. Closing twice is harmless. */
    @Override
    public void close() {
        events.close();
        wire.close();
    }
}
