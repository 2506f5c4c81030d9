package io.litefs4j.domain.halt;

import io.litefs4j.domain.database.DatabaseName;
import java.time.Duration;

/**
 * The halt locks of this node: each stops the primary for one database, so that this replica may write to it for a while.
 *
 * <p>While one is held, nobody reads or writes that database on the primary. It is for rare, short work such as a schema
 * change; keep it for less than a second where you can. On the primary it is granted at once and excludes nobody.
 *
 * <p><strong>To start a process gives the lock back.</strong> The new process inherits the open file, closes it, and
 * LiteFS takes that for the release; where a transaction is open, {@code ProcessBuilder.start} does not even return before
 * that transaction has ended. sqlite-jdbc starts a process when it loads its native library for the first time, so open a
 * connection before you take a lock.
 *
 * <p>Implementations are safe for use by many threads. Source: superfly/litefs {@code fuse/lock_node.go}; {@code db.go},
 * {@code AcquireRemoteHaltLock}.
 */
public interface HaltLocks {
    /**
     * Waits for its turn among the threads of this JVM, then for LiteFS. LiteFS lets this node catch up with the primary
     * before it grants the lock, and gives up after ten seconds by itself.
     *
     * @param limit how long to wait at most; a lock that is granted later is given back at once
     * @throws HaltRefusedException if there is no primary, LiteFS refuses, the limit is over, or the thread was interrupted
     *     (its flag is set again)
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be reached
     */
    HaltLock acquire(DatabaseName database, Duration limit);
}
