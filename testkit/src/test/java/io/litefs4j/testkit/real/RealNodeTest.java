package io.litefs4j.testkit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's care for its process, shown with a shell script in the place of LiteFS. */
class RealNodeTest {
    @TempDir
    private Path directory;

    @Test
    void a_node_that_exits_early_fails_at_once_with_its_status_and_the_end_of_its_log() throws IOException {
        try (RealNode node = node("echo ERROR: something; exit 7")) {
            assertThatThrownBy(node::startAndAwaitReady)
                    .isInstanceOf(RealNodeException.class)
                    .hasMessageContaining("node n1 exited with 7 before it was ready")
                    .hasMessageEndingWith("ERROR: something");
        }
    }

    @Test
    void closing_kills_a_stopped_process() throws IOException {
        RealNode node = node("while :; do sleep 0.1; done");
        node.start();
        assertThat(node.isRunning()).isTrue();
        node.freeze();
        node.close();
        assertThat(node.isRunning()).isFalse();
        assertThat(ProcessHandle.of(node.pid())).isEmpty();
    }

    @Test
    void a_node_is_started_once_at_a_time_and_never_after_its_end() throws IOException {
        RealNode node = node("while :; do sleep 0.1; done");
        node.start();
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("node n1 runs");
        node.kill();
        node.start();
        assertThat(node.isRunning()).isTrue();
        node.close();
        node.close();
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("node n1 is closed");
    }

    @Test
    void the_configuration_is_written_for_the_nodes_own_place() throws IOException {
        try (RealNode node = node("cat \"$4\"; exit 0")) {
            node.start();
            assertThat(node.awaitExit()).isZero();
            assertThat(node.log())
                    .contains("dir: \"" + node.mount() + "\"")
                    .contains("addr: \"127.0.0.1:" + node.layout().port() + "\"")
                    .contains("candidate: true");
        }
    }

    @Test
    void a_node_that_was_never_started_says_so() throws IOException {
        try (RealNode node = node("exit 0")) {
            assertThatThrownBy(node::kill)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("node n1 was never started");
            assertThat(node.isMounted()).isFalse();
            assertThat(node.isPrimary()).isFalse();
            assertThat(node.log()).isEmpty();
        }
    }

    private RealNode node(String body) throws IOException {
        Path script = Files.writeString(directory.resolve("litefs"), "#!/bin/sh\necho started\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        NodeLayout layout = new NodeLayout(
                new Hostname("n1"),
                new AbsolutePath(directory.toRealPath().resolve("n1").toString()),
                FreePort.find());
        return new RealNode(new LiteFsBinary(script, "LiteFS v0.5"), layout, NodeConfig.staticPrimary());
    }
}
