package io.litefs4j.domain.replication;

/** A commit that other nodes shall hold before it is acknowledged. For one thread. */
@FunctionalInterface
public interface AwaitedCommit {
    /**
     * Waits until as many other nodes hold the commit as were asked for. Returns at once where nothing was committed.
     *
     * @throws ConfirmationTimeoutException if they do not within the limit: it is committed here
     * @throws ConfirmationLostException if this node has lost its role meanwhile, or its events were missed: whether the
     *     commit is kept is not known
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read: whether the commit is kept is
     *     not known
     * @throws InterruptedException if this thread is interrupted meanwhile: it is committed here
     */
    void await() throws InterruptedException;
}
