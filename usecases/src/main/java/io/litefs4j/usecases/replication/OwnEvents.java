package io.litefs4j.usecases.replication;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;

/**
 * Enters what this node tells of itself. A transaction that was under way when the role was lost is told of after the
 * loss, so it is never taken for one of the time before.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code setLease}; {@code db.go}, {@code CommitWAL}.
 */
final class OwnEvents implements NodeEvents.Listener {
    private final AdvertiseUrl self;
    private final NodeInfos infos;
    private final Ledger ledger;

    OwnEvents(AdvertiseUrl self, NodeInfos infos, Ledger ledger) {
        this.self = self;
        this.infos = infos;
        this.ledger = ledger;
    }

    @Override
    public void heard(NodeEvent event) {
        if (event instanceof NodeEvent.Init || !ledger.isHeard()) {
            identify();
        }
        if (event instanceof NodeEvent.PrimaryChange change && !change.isPrimary()) {
            ledger.endStretch();
        } else if (event instanceof NodeEvent.Transaction transaction) {
            ledger.reached(transaction.database(), transaction.position());
        }
    }

    private void identify() {
        try {
            ledger.heard(infos.of(self).id());
        } catch (NodeApiException e) {
            ledger.unheard(e);
        }
    }

    @Override
    public void lost(NodeApiException reason) {
        ledger.unheard(reason);
    }
}
