import org.jspecify.annotations.NullMarked;

/** Answers that need more than one port: configuration, role, split brain, health and status. */
@NullMarked
module io.litefs4j.usecases {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires org.yaml.snakeyaml;

    exports io.litefs4j.usecases.halt;
    exports io.litefs4j.usecases.health;
    exports io.litefs4j.usecases.position;
    exports io.litefs4j.usecases.primary;
    exports io.litefs4j.usecases.replication;
    exports io.litefs4j.usecases.settings;
    exports io.litefs4j.usecases.splitbrain;
    exports io.litefs4j.usecases.status;
}
