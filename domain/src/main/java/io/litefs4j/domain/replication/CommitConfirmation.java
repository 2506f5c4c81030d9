package io.litefs4j.domain.replication;

import io.litefs4j.domain.database.DatabaseName;

/**
 * Tells when as many other nodes hold what was committed on this one as its {@link Durability} asks for. Implementations are safe for use by many threads.
 *
 * <p>Source: superfly/litefs {@code db.go}, {@code CommitWAL}: a commit returns before anybody has received it.
 */
@FunctionalInterface
public interface CommitConfirmation {
    /** The confirmation of whoever has no other node, in development: every commit counts as confirmed at once. */
    CommitConfirmation UNNEEDED = database -> () -> {};

    /**
     * To be called before the transaction begins, so that a role that is lost while it runs is noticed.
     *
     * @return what waits for the commit, once it has returned
     * @throws ConfirmationUnavailableException if it cannot be told what other nodes hold; nothing should be written then
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    AwaitedCommit before(DatabaseName database) throws InterruptedException;
}
