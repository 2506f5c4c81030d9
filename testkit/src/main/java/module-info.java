import org.jspecify.annotations.NullMarked;

/**
 * Tests without LiteFS, and tests with it.
 *
 * <ul>
 *   <li>{@link io.litefs4j.testkit.mount}: the mount of one node, in memory. For a test of what an application does on a
 *       primary, on a replica, without a primary, and when LiteFS is gone.
 *   <li>{@link io.litefs4j.testkit.node}: nodes seen through their HTTP API, in memory.
 *   <li>{@link io.litefs4j.testkit.cluster}: several nodes with a lease and a network that breaks. For a test of what an
 *       application does in a failover.
 *   <li>{@link io.litefs4j.testkit.time}: time that moves by hand.
 *   <li>{@link io.litefs4j.testkit.settings}: configuration files without a disk.
 *   <li>{@link io.litefs4j.testkit.generators}: every value of the domain, generated for jqwik.
 *   <li>{@link io.litefs4j.testkit.contract}: what an implementation of a port must do, to be extended by its test.
 *   <li>{@link io.litefs4j.testkit.real}: real LiteFS processes, started and stopped by a test.
 *   <li>{@link io.litefs4j.testkit.corpus}: what real LiteFS has answered, kept for machines without it.
 * </ul>
 *
 * <p>A fake has no setters. It moves by what happens to a LiteFS node, so a test cannot be built on a situation that
 * LiteFS never shows; and it passes the same contracts as the real thing.
 */
@NullMarked
module io.litefs4j.testkit {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    requires com.fasterxml.jackson.core;
    requires org.assertj.core;

    exports io.litefs4j.testkit.cluster;
    exports io.litefs4j.testkit.contract;
    exports io.litefs4j.testkit.corpus;
    exports io.litefs4j.testkit.generators;
    exports io.litefs4j.testkit.mount;
    exports io.litefs4j.testkit.node;
    exports io.litefs4j.testkit.real;
    exports io.litefs4j.testkit.settings;
    exports io.litefs4j.testkit.time;

    provides net.jqwik.api.providers.ArbitraryProvider with
            io.litefs4j.testkit.generators.LiteFsArbitraryProvider;
}
