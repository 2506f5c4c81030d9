package io.litefs4j.cli.check;

import io.litefs4j.cli.process.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of this machine. */
final class Programs {
    private static final int LIMIT_SECONDS = 5;
    private static final int MAX_OUTPUT = 4096;

    private final Surroundings surroundings;

    Programs(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns the first executable of that name on the PATH. */
    Optional<Path> find(String name) {
        return surroundings.variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> surroundings.directory().resolve(directory).resolve(name))
                .filter(Programs::isExecutable)
                .findFirst();
    }

    static boolean isExecutable(Path program) {
        File file = program.toFile();
        return file.isFile() && file.canExecute();
    }

    /** Runs a program that answers at once, and returns what it printed. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no answer in " + LIMIT_SECONDS + " s");
            }
            return new String(process.getInputStream().readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
