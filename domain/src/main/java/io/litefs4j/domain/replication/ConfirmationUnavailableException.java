package io.litefs4j.domain.replication;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import org.jspecify.annotations.Nullable;

/** What is committed now could not be confirmed, because this node's own LiteFS is not heard. Nothing was written. */
public final class ConfirmationUnavailableException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    /** @param cause why the events of this node are not heard; null where they have not been heard yet */
    public ConfirmationUnavailableException(DatabaseName database, @Nullable Throwable cause) {
        super(
                "a commit of " + database
                        + " could not be confirmed, for the events of this node's LiteFS are not heard"
                        + (cause == null ? "" : ": " + cause.getMessage()),
                cause);
    }
}
