import org.jspecify.annotations.NullMarked;

/** A DataSource that is safe on a primary and on a replica. */
@NullMarked
module io.litefs4j.adapters.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires transitive io.litefs4j.usecases;
    requires transitive java.sql;
    requires org.xerial.sqlitejdbc;

    exports io.litefs4j.adapters.jdbc;
    exports io.litefs4j.adapters.jdbc.url;
}
