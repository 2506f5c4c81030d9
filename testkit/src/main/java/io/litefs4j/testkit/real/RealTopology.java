package io.litefs4j.testkit.real;

/** The ready-made clusters of {@link RealLiteFs}. */
public enum RealTopology {
    /** No node; the test adds its own. */
    EMPTY,
    /** A primary n1. */
    ONE_STATIC_PRIMARY,
    /** A primary n1 and its replica n2. */
    TWO_STATIC_NODES,
    /** n1 and n2, each of them primary. */
    TWO_STATIC_PRIMARIES;

    RealCluster start() {
        return switch (this) {
            case EMPTY -> RealCluster.empty();
            case ONE_STATIC_PRIMARY -> RealCluster.oneStaticPrimary();
            case TWO_STATIC_NODES -> RealCluster.twoStaticNodes();
            case TWO_STATIC_PRIMARIES -> RealCluster.twoStaticPrimaries();
        };
    }
}
