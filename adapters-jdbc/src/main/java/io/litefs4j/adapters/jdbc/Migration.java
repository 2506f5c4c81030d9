package io.litefs4j.adapters.jdbc;

import javax.sql.DataSource;

/** A change of the schema, by a tool or by hand. It may be run again, and must then do what is still missing. */
@FunctionalInterface
public interface Migration {
    /**
     * Every connection must be closed when this returns or throws.
     *
     * @param dataSource writes on whatever node this is; only for as long as this runs
     */
    void migrate(DataSource dataSource) throws Exception;
}
