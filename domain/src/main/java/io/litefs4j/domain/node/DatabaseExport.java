package io.litefs4j.domain.node;

import io.litefs4j.domain.database.DatabaseName;
import java.io.IOException;
import java.io.OutputStream;

/** Copies a database out of any node as a plain SQLite file: {@code GET /export}. */
public interface DatabaseExport {
    /**
     * @param target receives the file; is flushed, not closed
     * @return the number of bytes; 0 is a database that was opened on LiteFS but never written
     * @throws NodeRefusedException 404 if the node knows no such database
     * @throws NodeApiException if the node cannot be reached, or breaks off
     * @throws IOException if {@code target} cannot be written
     */
    long export(AdvertiseUrl node, DatabaseName database, OutputStream target) throws IOException;
}
