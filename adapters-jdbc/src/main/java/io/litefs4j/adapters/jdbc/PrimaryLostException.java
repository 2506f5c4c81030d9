package io.litefs4j.adapters.jdbc;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This node lost the primary role while a write transaction was open. The transaction is rolled back, all of it; run
 * it again as a whole where the primary is now. SQLState 40000.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code ErrReadOnlyReplica}; {@code store.go}, {@code Recover}.
 */
public final class PrimaryLostException extends SQLTransactionRollbackException {
    private static final long serialVersionUID = 1L;

    private final String database;
    private final @Nullable String primary;

    /**
     * @param database the name of the database
     * @param role what the node is now; anything but the primary
     * @param cause SQLite's own refusal, or null where the loss was seen before COMMIT was sent
     */
    PrimaryLostException(String database, NodeRole role, @Nullable Throwable cause) {
        super(
                "the transaction on " + database
                        + " is rolled back: this node lost the primary role before COMMIT. Run all of it again"
                        + ReplicaWriteException.primaryOf(role)
                                .filter(Hostname::isNamed)
                                .map(host -> " on " + host)
                                .orElse(" on the new primary"),
                SqlStates.ROLLED_BACK,
                cause);
        this.database = requireNonNull(database, "database");
        this.primary =
                ReplicaWriteException.primaryOf(role).map(Hostname::value).orElse(null);
    }

    /** Returns the name of the database that was to be written. */
    public String database() {
        return database;
    }

    /** Returns the hostname of the new primary; empty where none is known yet. */
    public Optional<Hostname> primary() {
        return Optional.ofNullable(primary).map(Hostname::new);
    }
}
