import io.litefs4j.jdbc.LiteFsDriver;
import java.sql.Driver;
import org.jspecify.annotations.NullMarked;

/** The composition root, the JDBC driver and the command line. */
@NullMarked
module io.litefs4j {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires transitive io.litefs4j.usecases;
    requires io.litefs4j.adapters.fs;
    requires io.litefs4j.adapters.http;
    requires transitive io.litefs4j.adapters.jdbc;
    requires com.fasterxml.jackson.core;
    requires info.picocli;

    exports io.litefs4j;
    exports io.litefs4j.jdbc;

    provides Driver with
            LiteFsDriver;

    opens io.litefs4j.cli to
            info.picocli;
    opens io.litefs4j.cli.config to
            info.picocli;
}
