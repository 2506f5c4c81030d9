package io.litefs4j.domain.node;

import io.litefs4j.domain.database.DatabaseName;
import java.nio.file.Path;

/** Creates or replaces a database from a plain SQLite file: {@code POST /import}, asked of the primary. */
public interface DatabaseImport {
    /**
     * Replaces the live database without asking. LiteFS does not check the file's integrity, and zeroes its change
     * counter and schema cookie.
     *
     * <p><b>Never import a file whose page size differs from that of the live database</b>: the primary's LiteFS ends
     * itself with status 99 in the middle of it, and does not start again while that database is in its data directory.
     * Give the file the same page size, or import under another name. Source: superfly/litefs {@code db.go}, {@code importToLTX}.
     *
     * @param source a SQLite file, in no use by a writer
     * @throws NodeRefusedException 503 if the node is not primary, 500 if LiteFS cannot read the file
     * @throws NodeApiException if the node cannot be reached, or breaks off
     * @throws java.io.UncheckedIOException if {@code source} cannot be read
     */
    void importFrom(AdvertiseUrl primary, DatabaseName database, Path source);
}
