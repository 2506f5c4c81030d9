package io.litefs4j.testkit.cluster;

/** How the lease service looks from one node. */
public enum LeaseConnection {
    /** Every request is answered. */
    ANSWERING,
    /** Every request fails at once: no route, connection refused, 500. */
    FAILING,
    /** Requests are accepted and never answered. LiteFS sets itself no limit, so a primary stays primary. */
    HANGING
}
