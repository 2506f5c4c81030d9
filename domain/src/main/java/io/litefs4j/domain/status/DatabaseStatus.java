package io.litefs4j.domain.status;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;

/** Where one database of this node stands. */
public record DatabaseStatus(DatabaseName name, Position position) {
    public DatabaseStatus {
        requireNonNull(name, "name");
        requireNonNull(position, "position");
    }
}
