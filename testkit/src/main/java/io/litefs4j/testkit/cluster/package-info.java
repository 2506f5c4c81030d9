/**
 * A cluster of LiteFS nodes without LiteFS, in which things go wrong on purpose.
 *
 * <p>{@link io.litefs4j.testkit.cluster.FakeCluster} holds the nodes, the lease service and the network between them.
 * Each {@link io.litefs4j.testkit.cluster.ClusterNode} goes through LiteFS's own loop: it looks for a primary, follows it,
 * takes the lease where there is none, renews it, loses it. A test crashes, freezes, separates and heals, and moves time;
 * the same moves always have the same outcome.
 */
package io.litefs4j.testkit.cluster;
