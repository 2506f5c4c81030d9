package io.litefs4j.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver in a JVM of its own, on the class path. */
class DriverProcessTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void the_environment_chooses_plain_mode_and_an_abandoned_connection_does_not_keep_the_jvm(@TempDir Path directory)
            throws Exception {
        Process program = start("jdbc:litefs:" + directory + "/app.db", "plain");
        try {
            String output = new String(program.getInputStream().readAllBytes(), UTF_8);
            assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(output).contains("plain mode, chosen by the environment variable LITEFS4J_MODE", "written");
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
        assertThat(directory.resolve("app.db")).isNotEmptyFile();
    }

    private static Process start(String url, String mode) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(java, "-cp", classPath(), AbandonedConnection.class.getName(), url);
        program.environment().put("LITEFS4J_MODE", mode);
        return program.redirectErrorStream(true).start();
    }

    /** The tests run on the module path, which is a class path as well. */
    private static String classPath() {
        return Stream.of(
                        System.getProperty("jdk.module.path"),
                        System.getProperty("java.class.path"),
                        Path.of("target", "classes").toString(),
                        Path.of("target", "test-classes").toString())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
