package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigGenerateCommandTest {
    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @Test
    void a_static_cluster_has_one_candidate_and_the_others_know_it() throws IOException {
        Shell.Result generate = generate("--node", "n2=http://h2:1", "--primary", "n1", "--output", "conf");
        assertThat(generate.status()).isZero();
        assertThat(read("n1")).contains("hostname: \"n1\"", "advertise-url: \"http://h1:1\"", "candidate: true");
        assertThat(read("n2")).contains("hostname: \"n1\"", "advertise-url: \"http://h1:1\"", "candidate: false");
    }

    @Test
    void what_is_generated_is_accepted_and_sound_as_a_cluster() {
        generate("--node", "n2=http://h2:1", "--primary", "n1", "--http", "127.0.0.1:1", "--output", "conf");
        Shell.Result check = shell.run("config", "check", "conf/n1/litefs.yml", "conf/n2/litefs.yml");
        assertThat(check.status()).isZero();
        assertThat(check.out()).doesNotContain("lease.candidate", "lease.type");
    }

    @Test
    void candidates_of_a_consul_lease_have_names_of_their_own_and_share_the_key() throws IOException {
        generate(
                "--node", "n2=http://h2:1", "--consul-url", "http://c:8500", "--consul-key", "app", "--output", "conf");
        assertThat(read("n1")).contains("hostname: \"n1\"", "key: \"app\"", "candidate: true");
        assertThat(read("n2")).contains("hostname: \"n2\"", "key: \"app\"", "candidate: true");
    }

    @Test
    void one_file_is_printed() {
        Shell.Result generate = generate("--node", "n2=http://h2:1", "--primary", "n1", "--only", "n2");
        assertThat(generate.status()).isZero();
        assertThat(generate.out()).startsWith("data:\n").contains("candidate: false");
    }

    @Test
    void several_files_need_a_directory() {
        Shell.Result generate = generate("--node", "n2=http://h2:1", "--primary", "n1");
        assertThat(generate.status()).isEqualTo(64);
        assertThat(generate.err()).contains("--output");
    }

    @Test
    void a_lease_is_named_and_only_one() {
        assertThat(generate().status()).isEqualTo(64);
        assertThat(generate("--primary", "n1", "--consul-key", "k").status()).isEqualTo(64);
        assertThat(generate("--consul-url", "http://c:1").status()).isEqualTo(64);
    }

    @Test
    void a_primary_that_is_none_of_the_nodes_is_refused() {
        Shell.Result generate = generate("--primary", "n9");
        assertThat(generate.status()).isEqualTo(2);
        assertThat(generate.err()).contains("--primary must be one of the nodes", "n9");
    }

    @Test
    void a_name_that_leaves_the_directory_writes_nothing() {
        Shell.Result generate = shell.run(
                "config",
                "generate",
                "--node",
                "ok=http://h:1",
                "--node",
                "../up=http://h:2",
                "--primary",
                "ok",
                "--output",
                "conf");
        assertThat(generate.status()).isEqualTo(2);
        assertThat(directory.resolve("conf")).doesNotExist();
        assertThat(directory.resolveSibling("up")).doesNotExist();
    }

    @Test
    void a_dollar_is_refused_unless_nothing_is_expanded() {
        String[] command = {"--primary", "n1", "--exec", "echo $HOME"};
        Shell.Result refused = generate(command);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("exec");
        Shell.Result accepted = generate("--primary", "n1", "--exec", "echo $HOME", "--no-expand-env");
        assertThat(accepted.status()).isZero();
    }

    @Test
    void settings_are_taken_over_from_a_file_and_options_win() throws IOException {
        shell.file("base.yml", "exec: run-me\ndata:\n  dir: /a\nlease:\n  type: static\n");
        Shell.Result generate = generate("--primary", "n1", "--from", "base.yml", "--data", "/b");
        assertThat(generate.out()).contains("run-me", "dir: \"/b\"").doesNotContain("\"/a\"");
    }

    @Test
    void a_file_that_is_refused_gives_nothing_to_take_over() throws IOException {
        shell.file("base.yml", "lease:\n  type: raft\n");
        Shell.Result generate = generate("--primary", "n1", "--from", "base.yml");
        assertThat(generate.status()).isEqualTo(2);
        assertThat(generate.err()).contains("base.yml: line 2");
        assertThat(generate.out()).isEmpty();
    }

    private Shell.Result generate(String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"config", "generate", "--node", "n1=http://h1:1"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return shell.run(command);
    }

    private String read(String node) throws IOException {
        return Files.readString(directory.resolve("conf").resolve(node).resolve("litefs.yml"));
    }
}
