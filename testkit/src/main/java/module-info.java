import org.jspecify.annotations.NullMarked;

/** Fakes that move only as LiteFS moves, contract tests, generators, and a launcher for real LiteFS nodes. */
@NullMarked
module io.litefs4j.testkit {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
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
