package io.litefs4j.testkit.real;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real LiteFS process with its mount, and everything that may befall it.
 *
 * <p>Made by {@link RealCluster}. For one thread, except {@link #close()}, which may come from any. No method touches
 * the mount itself, so none hangs when LiteFS does.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Run}.
 */
public final class RealNode implements AutoCloseable {
    private static final int READY_SECONDS = 30;
    private static final int EXIT_SECONDS = 20;
    private static final int STOP_SECONDS = 10;
    private static final String READY = "connected to cluster, ready";

    private final LiteFsBinary binary;
    private final NodeLayout layout;
    private final NodeConfig config;
    private final Keeper keeper;
    private final Thread atJvmExit = new Thread(this::release, "litefs-node-release");
    private volatile @Nullable NodeProcess process;
    private volatile boolean closed;

    RealNode(LiteFsBinary binary, NodeLayout layout, NodeConfig config) {
        this.binary = requireNonNull(binary, "binary");
        this.layout = requireNonNull(layout, "layout");
        this.config = requireNonNull(config, "config");
        this.keeper = new Keeper(layout);
        Runtime.getRuntime().addShutdownHook(atJvmExit);
    }

    /** Returns the name that the node was given; with a static replica's lease this is not what LiteFS shows. */
    public Hostname hostname() {
        return layout.hostname();
    }

    /** Returns where everything of the node lies. */
    public NodeLayout layout() {
        return layout;
    }

    /** Returns the mount directory; without its LiteFS this is an ordinary directory, or none at all. */
    public Path mount() {
        return layout.mount();
    }

    /** Returns the mount directory as a value of the domain. */
    public AbsolutePath mountPath() {
        return layout.directory().resolve("mount");
    }

    /** Returns where the node API is reached. */
    public AdvertiseUrl url() {
        return layout.url();
    }

    /**
     * Starts LiteFS and returns at once; it mounts and connects later. A mount left by its last life is cleaned up by
     * LiteFS itself.
     *
     * @throws IllegalStateException if it runs, or is closed
     */
    public void start() {
        if (closed || isRunning()) {
            throw new IllegalStateException("node " + hostname() + (closed ? " is closed" : " runs"));
        }
        process = NodeProcess.start(binary, layout, config.yaml(layout));
    }

    /** Starts LiteFS and waits until it is ready. */
    public void startAndAwaitReady() {
        start();
        awaitReady();
    }

    /**
     * Waits until this start of LiteFS has mounted, serves its API, and is primary or has caught up with one.
     *
     * @throws RealNodeException if it exits or is not ready within 30 s, with the end of its log
     */
    public void awaitReady() {
        NodeProcess running = requireStarted();
        running.await(
                "ready",
                READY_SECONDS,
                () -> running.log().contains(READY)
                        && isMounted()
                        && NodeProbe.info(url()).isPresent());
    }

    /**
     * Waits until the mount is there and the API answers. LiteFS mounts before it is ready, and never is where it finds
     * no primary.
     *
     * @throws RealNodeException if it exits or takes more than 30 s
     */
    public void awaitMounted() {
        requireStarted()
                .await(
                        "mounted",
                        READY_SECONDS,
                        () -> isMounted() && NodeProbe.info(url()).isPresent());
    }

    /** Waits until the node says that it is primary. */
    public void awaitPrimary() {
        requireStarted().await("primary", READY_SECONDS, this::isPrimary);
    }

    /** Returns whether the node says now that it is primary; false also where it does not answer. */
    public boolean isPrimary() {
        return NodeProbe.isPrimary(url());
    }

    /** Returns whether its process lives, stopped or not. */
    public boolean isRunning() {
        NodeProcess last = process;
        return last != null && last.isAlive();
    }

    /** Returns whether the kernel lists the mount: also true for a dead LiteFS, until somebody unmounts. */
    public boolean isMounted() {
        return mountLine().isPresent();
    }

    /** Returns the mount's line of {@code /proc/self/mounts}, or empty where nothing is mounted. */
    public Optional<String> mountLine() {
        return MountTable.line(mount());
    }

    /** Returns the process id of the last start. */
    public long pid() {
        return requireStarted().pid();
    }

    /** Sends SIGKILL and returns when the process is dead. The mount stays behind, disconnected. */
    public void kill() {
        requireStarted().kill();
    }

    /**
     * Sends SIGSTOP and returns when every thread has stopped: every call on the mount and on the API hangs until
     * {@link #thaw()} or {@link #kill()}.
     */
    public synchronized void freeze() {
        keeper.signal("STOP", pid());
        // The signal stops one thread, which stops the others: on a busy machine they answer for a while.
        requireStarted().await("stopped", STOP_SECONDS, () -> TaskStates.allStopped(pid()));
    }

    /** Sends SIGCONT. */
    public synchronized void thaw() {
        keeper.signal("CONT", pid());
    }

    /**
     * Sends SIGTERM and waits for the exit: LiteFS gives up its lease and unmounts. It ignores the signal while it
     * waits for a primary.
     *
     * @return the exit status
     * @throws RealNodeException if it lives on for 20 s
     */
    public int terminate() {
        NodeProcess running = requireStarted();
        running.terminate();
        return running.exit(EXIT_SECONDS);
    }

    /** Waits for LiteFS to exit by itself and returns the status, 99 for a fatal replication error. */
    public int awaitExit() {
        return requireStarted().exit(EXIT_SECONDS);
    }

    /** Unmounts with {@code fusermount3 -u}, lazily if the mount is busy. Harmless where nothing is mounted. */
    public synchronized void unmount() {
        keeper.unmount();
    }

    /** Returns everything that LiteFS has logged, all starts one after the other. */
    public String log() {
        return NodeLog.from(layout, 0);
    }

    /** Returns the last 40 lines of the log. */
    public String logTail() {
        return NodeLog.tail(log());
    }

    /** Kills LiteFS, stopped or not, and unmounts. The node cannot be started again; its files stay. */
    @Override
    public void close() {
        if (release()) {
            Runtime.getRuntime().removeShutdownHook(atJvmExit);
        }
    }

    private synchronized boolean release() {
        if (closed) {
            return false;
        }
        closed = true;
        NodeProcess last = process;
        try {
            if (last != null) {
                last.kill();
            }
        } finally {
            keeper.close();
        }
        return true;
    }

    private NodeProcess requireStarted() {
        NodeProcess last = process;
        if (last == null) {
            throw new IllegalStateException("node " + hostname() + " was never started");
        }
        return last;
    }
}
