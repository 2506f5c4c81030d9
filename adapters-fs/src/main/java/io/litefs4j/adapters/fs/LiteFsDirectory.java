package io.litefs4j.adapters.fs;

import io.litefs4j.adapters.fs.internal.Mounts;
import io.litefs4j.adapters.fs.internal.ProcessMounts;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * The mount directory of a LiteFS, by its files. Safe for use by many threads.
 *
 * <p>Every answer is asked of LiteFS at the moment of the call, through symbolic links as they are then; nothing is
 * remembered. Whatever fails, and at whatever moment, is a {@link io.litefs4j.domain.mount.LiteFsNotRunningException}
 * that carries the state of the mount: an ordinary directory, a mount whose LiteFS has died, or one that does not answer
 * within the limit. No call takes longer than the limit, though LiteFS hang for ever; a halt lock is awaited for as long as is asked.
 *
 * <p>The threads that touch the mount are daemons of this object; there are few of them, whatever hangs. Works on Linux,
 * as LiteFS does: where there is no {@code /proc/self/mountinfo}, nothing is mounted.
 */
public final class LiteFsDirectory implements AutoCloseable {
    /** How long LiteFS may take for an answer unless another limit is given. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(1);

    /** How long a halt lock may be held unless another limit is given. */
    public static final Duration DEFAULT_HOLD = Duration.ofSeconds(20);

    private static final Duration GREATEST_LIMIT = Duration.ofMinutes(1);

    private final ProbeThreads threads;
    private final PositionFiles opened;
    private final MountProbe probe;
    private final PrimaryClaim primaryClaim;
    private final HaltTurns haltTurns = new HaltTurns();
    private final Duration limit;

    private LiteFsDirectory(AbsolutePath mount, Duration limit, Mounts mounts, Function<Path, MountFiles> files) {
        this.limit = limit;
        threads = new ProbeThreads(mount, limit);
        opened = new PositionFiles(threads::run);
        probe = new MountProbe(mount, mounts, files, threads);
        primaryClaim = new FilePrimaryClaim(probe);
    }

    /** Returns the directory {@code mount} with the {@linkplain #DEFAULT_LIMIT default limit}. Touches nothing yet. */
    public static LiteFsDirectory at(AbsolutePath mount) {
        return at(mount, DEFAULT_LIMIT);
    }

    /**
     * Returns the directory {@code mount}. Touches nothing yet: it need not be mounted.
     *
     * @param mount {@code fuse.dir} of litefs.yml, or a symbolic link to it
     * @param probeLimit how long LiteFS may take for an answer; more than zero and at most a minute
     * @throws InvalidValueException if the limit is out of range, or this JVM's locale has no bytes for the path
     */
    public static LiteFsDirectory at(AbsolutePath mount, Duration probeLimit) {
        return at(mount, probeLimit, new ProcessMounts(), DirectoryFiles::new);
    }

    static LiteFsDirectory at(
            AbsolutePath mount, Duration probeLimit, Mounts mounts, Function<Path, MountFiles> files) {
        if (probeLimit.isNegative() || probeLimit.isZero() || probeLimit.compareTo(GREATEST_LIMIT) > 0) {
            throw new InvalidValueException(
                    "probe limit", "must be more than zero and at most " + GREATEST_LIMIT, probeLimit.toString());
        }
        try {
            return new LiteFsDirectory(mount, probeLimit, mounts, files);
        } catch (InvalidPathException e) {
            throw new InvalidValueException(
                    "mount", "must be a path in the encoding of this JVM's locale (is LANG set?)", mount.value());
        }
    }

    public Mount mount() {
        return new FileMount(probe);
    }

    public PrimaryMarker primaryMarker() {
        return new FilePrimaryMarker(probe);
    }

    public LagMarker lagMarker() {
        return new FileLagMarker(probe);
    }

    /** Returns the claim by the mode of a database file: for where LiteFS's node API cannot be reached. */
    public PrimaryClaim primaryClaim() {
        return primaryClaim;
    }

    public Databases databases() {
        return new FileDatabases(probe);
    }

    public Positions positions() {
        return new FilePositions(probe, opened);
    }

    /** Returns the halt locks, each of which may be held for the {@linkplain #DEFAULT_HOLD default time}. */
    public HaltLocks haltLocks() {
        return haltLocks(DEFAULT_HOLD);
    }

    /**
     * Returns the halt locks. Threads of this JVM that want the same one take turns, in the order in which they came.
     *
     * <p>The primary's writes stop while one is held, so a lock that is held too long is given back by a watchdog, with one
     * line in the log that says who acquired it.
     *
     * @param holdLimit how long a lock may be held; more than zero and at most 25 s, for LiteFS lets the primary write again
     *     after 30 s
     * @throws InvalidValueException if the limit is out of range
     */
    public HaltLocks haltLocks(Duration holdLimit) {
        return new FileHaltLocks(probe, threads, haltTurns, new HaltTerms(holdLimit, limit));
    }

    /**
     * Closes the files that are open, gives halt locks back, and refuses further questions with {@link IllegalStateException}. Closing twice
     * does no harm.
     *
     * <p>Does not wait: a thread that is stuck in a frozen mount ends when LiteFS goes on or dies. While anything in this
     * process has a file of a frozen mount open, an SQLite connection for instance, the kernel lets the process end no
     * sooner than that either.
     */
    @Override
    public void close() {
        haltTurns.close();
        threads.run(opened::closeAll);
        threads.close();
    }
}
