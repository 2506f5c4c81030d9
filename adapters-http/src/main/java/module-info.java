import org.jspecify.annotations.NullMarked;

/** A client of the HTTP API of a LiteFS node. */
@NullMarked
module io.litefs4j.adapters.http {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires java.net.http;
    requires com.fasterxml.jackson.core;

    exports io.litefs4j.adapters.http;
}
