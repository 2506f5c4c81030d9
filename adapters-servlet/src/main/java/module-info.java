import org.jspecify.annotations.NullMarked;

/** Health endpoints and write routing for Jakarta Servlet 6. */
@NullMarked
module io.litefs4j.adapters.servlet {
    requires static transitive org.jspecify;
    requires transitive io.litefs4j.domain;
    requires transitive io.litefs4j.usecases;
    requires static transitive jakarta.servlet;

    exports io.litefs4j.adapters.servlet;
}
