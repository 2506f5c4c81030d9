package io.litefs4j.testkit.real;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One start of LiteFS: from the writing of its configuration to its exit. */
final class NodeProcess {
    private static final int STEP_MILLIS = 5;
    private static final int KILL_SECONDS = 15;

    // The shell becomes LiteFS, so the number that it notes is LiteFS's.
    private static final String START = "echo $$ >\"$1\"; shift; exec \"$@\"";
    private static final List<String> FOREIGN_VARIABLES = List.of("LITEFS_", "FLY_", "CONSUL_");

    private final Process process;
    private final long logStart;
    private final NodeLayout layout;

    private NodeProcess(NodeLayout layout, Process process, long logStart) {
        this.layout = layout;
        this.process = process;
        this.logStart = logStart;
    }

    static NodeProcess start(LiteFsBinary binary, NodeLayout layout, String yaml) {
        try {
            Files.createDirectories(layout.directory().toPath());
            Files.writeString(layout.configFile(), yaml);
            long logStart = NodeLog.size(layout);
            ProcessBuilder builder = new ProcessBuilder(
                            "sh",
                            "-c",
                            START,
                            "litefs-node",
                            layout.pidFile().toString(),
                            binary.path().toString(),
                            "mount",
                            "-no-expand-env",
                            "-config",
                            layout.configFile().toString())
                    .directory(layout.directory().toPath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(layout.logFile().toFile()));
            builder.environment()
                    .keySet()
                    .removeIf(name -> FOREIGN_VARIABLES.stream().anyMatch(name::startsWith));
            Process process = builder.start();
            process.getOutputStream().close();
            return new NodeProcess(layout, process, logStart);
        } catch (IOException e) {
            throw new RealNodeException("cannot start node " + layout.hostname(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Returns what this start has logged so far. */
    String log() {
        return NodeLog.from(layout, logStart);
    }

    /** Sends SIGKILL, which also ends a stopped process, and returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        exit(KILL_SECONDS);
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the exit and returns its status. */
    int exit(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw failure("did not exit within " + seconds + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until something holds. Fails at once if the process exits, else after the limit. */
    void await(String what, int seconds, BooleanSupplier condition) {
        try {
            for (long left = seconds * 1_000L; !condition.getAsBoolean(); left -= STEP_MILLIS) {
                if (process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw failure("exited with " + process.exitValue() + " before it was " + what);
                }
                if (left <= 0) {
                    throw failure("was not " + what + " within " + seconds + " s");
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RealNodeException failure(String whatHappened) {
        return new RealNodeException(
                "node " + layout.hostname() + " " + whatHappened + ". Its log ends:\n" + NodeLog.tail(log()), null);
    }

    private RealNodeException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new RealNodeException("interrupted while waiting for node " + layout.hostname(), cause);
    }
}
