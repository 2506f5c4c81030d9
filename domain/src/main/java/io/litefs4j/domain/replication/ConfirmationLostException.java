package io.litefs4j.domain.replication;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;

/** Whether a commit is kept cannot be told any more: this node has lost its role since, or its events were missed. */
public final class ConfirmationLostException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    /** @param reason what has happened, as the rest of a sentence: {@code "this node lost the primary role"} */
    public ConfirmationLostException(DatabaseName database, String reason) {
        super("it is not known whether the transaction on " + database + " is kept: " + reason
                + " before another node was known to hold it");
    }
}
