package io.litefs4j.usecases.replication;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import java.lang.System.Logger.Level;

/** Enters what another node tells of the transactions that it holds. */
final class PeerEvents implements NodeEvents.Listener {
    private static final System.Logger LOG = System.getLogger(PeerEvents.class.getName());

    private final AdvertiseUrl peer;
    private final ClusterApi api;
    private final Ledger ledger;

    PeerEvents(AdvertiseUrl peer, ClusterApi api, Ledger ledger) {
        this.peer = peer;
        this.api = api;
        this.ledger = ledger;
    }

    @Override
    public void heard(NodeEvent event) {
        if (event instanceof NodeEvent.Init || !ledger.isIdentified(peer)) {
            identify();
        }
        if (event instanceof NodeEvent.Transaction transaction) {
            ledger.held(peer, transaction.database(), transaction.position());
        }
    }

    /** Events that were missed are not repeated, so the node is asked where its databases stand. */
    private void identify() {
        try {
            ledger.identified(peer, api.infos().of(peer).id());
            api.variables()
                    .of(peer)
                    .databases()
                    .forEach((name, database) -> ledger.held(peer, name, database.position()));
        } catch (NodeApiException e) {
            lost(e);
        }
    }

    @Override
    public void lost(NodeApiException reason) {
        ledger.lost(peer);
        LOG.log(Level.INFO, "{0} is not heard and confirms no commits: {1}", peer, reason.getMessage());
    }
}
