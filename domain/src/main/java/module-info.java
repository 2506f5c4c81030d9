import org.jspecify.annotations.NullMarked;

/** The values of LiteFS, each checking itself, and the ports through which the use cases ask for them. */
@NullMarked
module io.litefs4j.domain {
    requires static transitive org.jspecify;

    exports io.litefs4j.domain;
    exports io.litefs4j.domain.database;
    exports io.litefs4j.domain.halt;
    exports io.litefs4j.domain.health;
    exports io.litefs4j.domain.mount;
    exports io.litefs4j.domain.node;
    exports io.litefs4j.domain.path;
    exports io.litefs4j.domain.position;
    exports io.litefs4j.domain.primary;
    exports io.litefs4j.domain.replication;
    exports io.litefs4j.domain.settings;
    exports io.litefs4j.domain.splitbrain;
    exports io.litefs4j.domain.status;
    exports io.litefs4j.domain.time;
}
