/**
 * Real LiteFS nodes for tests: processes on FUSE mounts, started in a temporary directory on free loopback ports.
 *
 * <p>Needed on the machine: a LiteFS v0.5 binary ({@code LITEFS_BINARY}, else {@code litefs} on the {@code PATH}),
 * {@code /dev/fuse}, {@code fusermount3}, and the right to mount. Where one of them is missing a test fails and says
 * which; it is never skipped. LiteFS comes from its own releases or container image.
 *
 * <pre>{@code
 * @RealLiteFs
 * class NotesOnLiteFsTest {
 *     @Test
 *     void a_note_reaches_the_replica(RealCluster cluster) throws Exception {
 *         Path here = cluster.primary().mount().resolve("notes.db");
 *         Path there = cluster.replica().mount().resolve("notes.db");
 *         // write here, read there
 *         cluster.primary().kill();
 *         // see what the application says
 *     }
 * }
 * }</pre>
 *
 * <p>Without JUnit: {@code try (RealCluster cluster = RealCluster.twoStaticNodes()) { … }}. Other clusters are built
 * node by node with {@link io.litefs4j.testkit.real.RealCluster#start}; {@link
 * io.litefs4j.testkit.real.NodeConfig} writes the usual configurations and takes any YAML text of yours.
 *
 * <p>Nothing is left behind: {@code close()} continues a stopped node, kills it, unmounts and deletes its directory.
 * A small shell process per node does the same if this JVM dies without closing, even by SIGKILL.
 */
package io.litefs4j.testkit.real;
