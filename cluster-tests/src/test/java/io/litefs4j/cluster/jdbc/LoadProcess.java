package io.litefs4j.cluster.jdbc;

import io.litefs4j.cluster.support.OtherJvm;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@link LoadApp} beside one node, started again where it dies: of SIGBUS, as any JVM on a dying mount may. */
final class LoadProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 90;

    private final RealNode node;
    private final RealNode other;
    private final int nodes;
    private final Journal journal;
    private @Nullable Process process;
    private int starts;

    LoadProcess(RealNode node, RealNode other, int nodes, Path directory) {
        this.node = node;
        this.other = other;
        this.nodes = nodes;
        this.journal = new Journal(directory.resolve(node.hostname() + ".journal"));
    }

    RealNode node() {
        return node;
    }

    Journal journal() {
        return journal;
    }

    int deaths() {
        return starts - 1;
    }

    void startIfDead() {
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder load = OtherJvm.running(
                LoadApp.class,
                node.hostname() + "." + starts++,
                node.mount().toString(),
                node.url().value(),
                other.url().value(),
                journal.file().toString(),
                Integer.toString(nodes));
        try {
            process = load.directory(journal.file().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(journal.file()
                            .resolveSibling(node.hostname() + ".log")
                            .toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the load and waits until every transaction that had begun is answered. */
    void stop() throws IOException, InterruptedException {
        Process running = process;
        if (running != null) {
            running.getOutputStream().close();
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the load beside " + node.hostname() + " does not end");
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
