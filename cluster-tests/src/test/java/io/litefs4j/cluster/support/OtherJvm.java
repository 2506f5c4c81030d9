package io.litefs4j.cluster.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM on this machine that runs a main class of these tests; it is killed in the end. For one thread. */
public final class OtherJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final BufferedReader output;

    private OtherJvm(Process process) {
        this.process = process;
        output = process.inputReader(UTF_8);
    }

    public static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        return new OtherJvm(running(main, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns what starts a JVM like this one, for whoever looks after the process. */
    public static ProcessBuilder running(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /**
     * Waits until it prints that line; before it libraries may print theirs.
     *
     * @throws IOException if it ends without
     */
    public void expect(String line) throws IOException {
        List<String> said = new ArrayList<>();
        while (!said.contains(line)) {
            String next = output.readLine();
            if (next == null) {
                throw new IOException("the other JVM has not said " + line + ", but: " + said);
            }
            said.add(next);
        }
    }

    public void tell(String line) throws IOException {
        process.outputWriter(UTF_8).append(line).append('\n').flush();
    }

    /** Sends SIGKILL and returns when it is dead. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    public void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other JVM does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
