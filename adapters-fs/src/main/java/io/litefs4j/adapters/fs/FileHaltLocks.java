package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.halt.HaltRefusedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes halt locks by {@code -lock} files: one at a time for each database, on a thread that may hang.
 *
 * <p>A wait is left, never broken off: LiteFS would forget a lock that the primary grants in that moment, and the primary
 * stand still for half a minute.
 *
 * <p>Nor is LiteFS asked while this replica is behind. Once the primary is halted LiteFS waits ten seconds for this node to
 * catch up; where it gives up, it goes on believing that it has the lock, and locks itself up with the next transaction that
 * arrives. Source: superfly/litefs {@code fuse/lock_node.go}, {@code lockWaitHalt}; {@code db.go},
 * {@code AcquireRemoteHaltLock}; {@code store.go}, {@code processLTXStreamFrame}.
 */
final class FileHaltLocks implements HaltLocks {
    private final MountProbe probe;
    private final ProbeThreads threads;
    private final HaltTurns turns;
    private final HaltTerms terms;
    private final PrimaryNews news;

    FileHaltLocks(MountProbe probe, ProbeThreads threads, HaltTurns turns, HaltTerms terms) {
        this.probe = requireNonNull(probe, "probe");
        this.threads = requireNonNull(threads, "threads");
        this.turns = requireNonNull(turns, "turns");
        this.terms = requireNonNull(terms, "terms");
        this.news = new PrimaryNews(probe);
    }

    @Override
    public HaltLock acquire(DatabaseName database, Duration limit) {
        requireNonNull(database, "database");
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidValueException("halt limit", "must be positive", limit.toString());
        }
        long deadline = System.nanoTime() + limit.toNanos();
        LockFile file = find(database);
        try {
            if (!turns.await(database, deadline - System.nanoTime())) {
                throw refusal(
                        database, "was held by other threads of this JVM for all of " + limit.toMillis() + " ms", null);
            }
            awaitNews(database, limit, deadline);
            HaltAttempt attempt = new HaltAttempt(database, file.files(), threads::run, turns, terms);
            attempt.begin();
            return verified(attempt.await(deadline - System.nanoTime()), file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(database, "was not awaited any more, because the thread was interrupted", e);
        } catch (TimeoutException e) {
            find(database);
            throw refusal(
                    database,
                    "was not granted within " + limit.toMillis()
                            + " ms. Is a transaction open on the primary, does another node hold it, or does a reader"
                            + " on this node keep it behind the primary?",
                    e);
        } catch (ExecutionException e) {
            find(database);
            throw refusal(
                    database,
                    "was refused by LiteFS. Is there a primary? If there is, a transaction was open on it for 10 s, or"
                            + " another node held the lock, or a reader on this node kept it behind the primary: if its lag"
                            + " grows from now on, LiteFS has locked itself up and must be started again",
                    e.getCause());
        }
    }

    private void awaitNews(DatabaseName database, Duration limit, long deadline) throws InterruptedException {
        boolean awaited = false;
        try {
            news.await(database, limit, deadline);
            awaited = true;
        } finally {
            if (!awaited) {
                turns.pass(database);
            }
        }
    }

    /** Also tells whether LiteFS lives, and which. */
    private LockFile find(DatabaseName database) {
        return probe.ask((files, on) -> {
                    try {
                        files.attributes(database.value() + "-lock");
                        return Optional.of(new LockFile(files, on));
                    } catch (NoSuchFileException e) {
                        return Optional.<LockFile>empty();
                    }
                })
                .orElseThrow(() -> refusal(database, "is not there: LiteFS knows no such database on this node", null));
    }

    /** An ordinary directory grants locks as readily as LiteFS does. */
    private HaltLock verified(FileHaltLock granted, LockFile file) {
        boolean verified = false;
        try {
            if (!find(granted.database()).on().equals(file.on())) {
                throw refusal(granted.database(), "was lost in the restart of LiteFS", null);
            }
            verified = true;
            return granted;
        } finally {
            if (!verified) {
                granted.end("was not that of a living LiteFS");
            }
        }
    }

    private static HaltRefusedException refusal(DatabaseName database, String reason, @Nullable Throwable cause) {
        return new HaltRefusedException(database, reason, cause);
    }

    /** Where the lock file was found. */
    private record LockFile(MountFiles files, MountPoint on) {
        private LockFile {
            requireNonNull(files, "files");
            requireNonNull(on, "on");
        }
    }
}
