package io.litefs4j.adapters.jdbc;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import java.sql.SQLNonTransientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write on a node that is not the primary. Nothing was written. SQLState 25006; the vendor code is SQLite's
 * {@code SQLITE_READONLY} (8).
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code ErrReadOnlyReplica}.
 */
public final class ReplicaWriteException extends SQLNonTransientException {
    private static final long serialVersionUID = 1L;
    private static final int SQLITE_READONLY = 8;

    private final String database;
    private final String statement;
    private final @Nullable String primary;

    /**
     * @param database the name of the database
     * @param statement what the statement does, by its first word: {@code INSERT}
     * @param role what the node is; anything but the primary
     * @param cause SQLite's own refusal, or null where the write never reached SQLite
     */
    ReplicaWriteException(String database, String statement, NodeRole role, @Nullable Throwable cause) {
        super(sentence(database, statement, role), SqlStates.READ_ONLY, SQLITE_READONLY, cause);
        this.database = requireNonNull(database, "database");
        this.statement = requireNonNull(statement, "statement");
        this.primary = primaryOf(role).map(Hostname::value).orElse(null);
    }

    /** Returns the name of the database that was to be written. */
    public String database() {
        return database;
    }

    /** Returns what was to be done, by its first word in capitals: {@code INSERT}, {@code CREATE}. */
    public String statement() {
        return statement;
    }

    /** Returns the hostname of the primary, where writes go; empty where no primary is known. */
    public Optional<Hostname> primary() {
        return Optional.ofNullable(primary).map(Hostname::new);
    }

    private static String sentence(String database, String statement, NodeRole role) {
        String refused = "cannot write to " + database + " here (" + statement + "): ";
        return refused
                + primaryOf(role)
                        .map(host -> "this node is a replica, the primary is "
                                + (host.isNamed() ? host.value() : "another node (its lease has no hostname)"))
                        .orElse("this node is not the primary, and no primary is known now");
    }

    static Optional<Hostname> primaryOf(NodeRole role) {
        return role.fold(Optional::empty, replica -> Optional.of(replica.primary()), Optional::empty);
    }
}
