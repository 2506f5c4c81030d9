package io.litefs4j.cluster.halt;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Another JVM on the same node that takes a halt lock and holds it until it is told how to end. */
final class HaltHolder implements AutoCloseable {
    private static final String HELD = "held";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    private HaltHolder(Process process) {
        this.process = process;
    }

    /** Returns once the lock is held. */
    static HaltHolder start(Path mount, DatabaseName database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltHolder.class.getName(),
                        mount.toString(),
                        database.value())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        HaltHolder holder = new HaltHolder(process);
        String said = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (!HELD.equals(said)) {
            holder.close();
            throw new IOException("the other JVM did not get the lock, but said: " + said);
        }
        return holder;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** @param how {@code exit} for System.exit, {@code return} for the end of main; the lock is closed by neither */
    void end(String how) throws IOException, InterruptedException {
        process.outputWriter(StandardCharsets.UTF_8).append(how).append('\n').flush();
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other JVM does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(arguments[0]));
        HaltLock lock = directory.haltLocks().acquire(new DatabaseName(arguments[1]), PATIENCE);
        System.out.println(lock.isHeld() ? HELD : "lost");
        try {
            String how = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if ("exit".equals(how)) {
                System.exit(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
