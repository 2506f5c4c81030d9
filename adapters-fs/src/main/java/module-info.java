import org.jspecify.annotations.NullMarked;

/** The mount directory and litefs.yml, read and written as files. */
@NullMarked
module io.litefs4j.adapters.fs {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;

    exports io.litefs4j.adapters.fs;
    exports io.litefs4j.adapters.fs.settings;
    exports io.litefs4j.adapters.fs.time;
}
