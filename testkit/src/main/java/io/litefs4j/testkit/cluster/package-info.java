/**
 * A cluster of LiteFS nodes without LiteFS, in which things go wrong on purpose.
 *
 * <p>{@link io.litefs4j.testkit.cluster.FakeCluster} holds the nodes, the lease service and the network between them.
 * Each {@link io.litefs4j.testkit.cluster.ClusterNode} goes through LiteFS's own loop: it looks for a primary, follows it,
 * takes the lease where there is none, renews it, loses it. A test crashes, freezes, separates and heals, and moves time;
 * the same moves always have the same outcome.
 *
 * <pre>{@code
 * FakeCluster cluster = FakeCluster.consul("n1", "n2", "n3");
 * ClusterNode n2 = cluster.node("n2");
 * cluster.node("n1").crash();
 * cluster.advance(Duration.ofSeconds(11)); // ttl 10s and lock-delay 1s
 * assertThat(cluster.primaries()).containsExactly(n2);
 * }</pre>
 *
 * <p>What is under test gets the ports of one node ({@code n2.mount().primaryMarker()} and so on) or of a client of all
 * nodes ({@code cluster.infos()}, {@code cluster.claims()}), and {@code cluster.time()} as its clock, ticker and pause.
 *
 * <p>Not simulated: an operator's network of several sites, disks that fail, two databases applied in parallel (LiteFS
 * applies them one after the other), the halt lock, backups.
 */
package io.litefs4j.testkit.cluster;
