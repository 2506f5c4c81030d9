package io.litefs4j.examples.notes;

import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import java.sql.SQLException;

/** Says to a person what went wrong with the database. */
final class Troubles {
    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());

    private Troubles() {}

    static String text(SQLException e) {
        if (e instanceof ReplicaWriteException) {
            return "Nothing was changed: this node is not the primary now. Please try again in a moment.";
        }
        if (e instanceof PrimaryLostException) {
            return "Nothing was changed: the primary moved to another node meanwhile. Please try again.";
        }
        if ("08007".equals(e.getSQLState())) {
            return "The node failed while it was writing. Look whether your change is there before you repeat it.";
        }
        LOG.log(System.Logger.Level.WARNING, "the database failed: {0}", e.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "the database failed", e);
        return "The database does not answer on this node now. Please try again in a moment.";
    }
}
