package io.litefs4j.testkit.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks a real LiteFS what it thinks of configuration files, without letting it start: nothing is mounted, opened or
 * written. A question takes some milliseconds. For one thread.
 *
 * <p>LiteFS prints its version once it has accepted a configuration and before it does anything with it. Here that print
 * goes into a pipe that nobody can read, and so the kernel ends the process with SIGPIPE at that very moment. Source:
 * superfly/litefs {@code cmd/litefs/main.go}, {@code runMount}; {@code cmd/litefs/mount_linux.go}, {@code Run}.
 */
public final class ConfigTrial implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;
    private static final int REFUSED = 2;
    private static final int ENDED_BY_SIGPIPE = 128 + 13;
    private static final String ERROR = "ERROR: ";

    /** The writing end of the pipe stays open when the only reading end is closed again. */
    private static final String INTO_BROKEN_PIPE = "exec 3<>\"$0\" 4>\"$0\" 3<&-; exec \"$@\" >&4 4>&-";

    private final LiteFsBinary binary;
    private final Path directory;
    private final Path pipe;
    private final Path file;

    private ConfigTrial(LiteFsBinary binary, Path directory) {
        this.binary = binary;
        this.directory = directory;
        pipe = directory.resolve("pipe");
        file = directory.resolve("litefs.yml");
    }

    /**
     * What LiteFS said.
     *
     * @param accepted whether decoding and validation let it pass
     * @param message its words where it refused; empty where it did not
     */
    public record Verdict(boolean accepted, String message) {}

    /** @throws RealLiteFsUnavailableException if there is no LiteFS v0.5 on this machine; FUSE is not needed */
    public static ConfigTrial open() {
        LiteFsBinary binary = LiteFsBinary.findExecutable();
        try {
            ConfigTrial trial = new ConfigTrial(binary, Files.createTempDirectory("litefs4j-config-"));
            if (Commands.output("mkfifo", trial.pipe.toString()).isEmpty()) {
                throw new IllegalStateException("mkfifo " + trial.pipe + " failed");
            }
            return trial;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the verdict on a file.
     *
     * @param config its bytes
     * @param environment the whole environment of LiteFS; it sets {@code HOSTNAME} itself where that is missing
     * @param expand whether LiteFS expands variables in it
     */
    public Verdict verdict(byte[] config, Map<String, String> environment, boolean expand) {
        try {
            Files.write(file, config);
            Process process = process(environment, expand);
            process.getOutputStream().close();
            String words = new String(process.getErrorStream().readAllBytes(), UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new RealNodeException("LiteFS gave no verdict within " + LIMIT_SECONDS + " s", null);
            }
            return verdict(process.exitValue(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealNodeException("interrupted while LiteFS gave its verdict", e);
        }
    }

    private Process process(Map<String, String> environment, boolean expand) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                INTO_BROKEN_PIPE,
                pipe.toString(),
                binary.path().toAbsolutePath().toString(),
                "mount"));
        if (!expand) {
            command.add("-no-expand-env");
        }
        command.addAll(List.of("-config", file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Verdict verdict(int status, String words) {
        if (status == ENDED_BY_SIGPIPE) {
            return new Verdict(true, "");
        }
        int error = words.startsWith(ERROR) ? 0 : words.indexOf("\n" + ERROR) + 1;
        if (status == REFUSED && words.startsWith(ERROR, error)) {
            return new Verdict(false, words.substring(error + ERROR.length()).stripTrailing());
        }
        throw new RealNodeException("LiteFS exited with " + status + " and said: " + words, null);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(pipe);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
