package io.litefs4j.adapters.fs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {
    private static final int STEPS = 4;

    @TempDir
    private Path directory;

    @BeforeEach
    void useItsRealName() throws IOException {
        directory = directory.toRealPath();
    }

    @Test
    void a_path_without_links_is_itself() {
        assertThat(RealPath.of(directory)).isEqualTo(directory);
        assertThat(RealPath.of(Path.of("/"))).isEqualTo(Path.of("/"));
    }

    @Test
    void a_path_that_is_not_there_is_itself() {
        assertThat(RealPath.of(Path.of("/no/such/place"))).isEqualTo(Path.of("/no/such/place"));
    }

    @Test
    void links_are_followed_at_the_end_in_the_middle_and_through_each_other() throws IOException {
        Path target = Files.createDirectories(directory.resolve("a/b"));
        Files.createSymbolicLink(directory.resolve("absolute"), directory.resolve("a"));
        Files.createSymbolicLink(directory.resolve("relative"), Path.of("./absolute/../a"));
        Files.createSymbolicLink(directory.resolve("chain"), Path.of("relative/b"));
        assertThat(RealPath.of(directory.resolve("absolute/b"))).isEqualTo(target);
        assertThat(RealPath.of(directory.resolve("relative/b"))).isEqualTo(target);
        assertThat(RealPath.of(directory.resolve("chain"))).isEqualTo(target);
    }

    @Test
    void two_dots_lead_up_from_where_a_link_has_led() throws IOException {
        Files.createDirectories(directory.resolve("far/away"));
        Files.createSymbolicLink(directory.resolve("near"), Path.of("far/away"));
        assertThat(RealPath.of(directory.resolve("near/../x"))).isEqualTo(directory.resolve("far/x"));
        assertThat(RealPath.of(Path.of("/../../etc"))).isEqualTo(Path.of("/etc"));
    }

    @Test
    void a_dangling_link_leads_to_where_nothing_is() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("later"));
        assertThat(RealPath.of(link)).isEqualTo(directory.resolve("later"));
    }

    @Test
    void links_in_a_circle_come_to_an_end() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        assertThat(RealPath.of(directory.resolve("a/x")).startsWith(directory)).isTrue();
    }

    @Test
    void nothing_below_a_closed_directory_is_looked_at() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.createSymbolicLink(closed.resolve("link"), directory.resolve("elsewhere"));
        assertThat(RealPath.of(closed.resolve("link/x"), closed::equals)).isEqualTo(closed.resolve("link/x"));
    }

    @Property(tries = 100)
    void where_the_kernel_finds_something_it_is_where_we_say(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 99) Integer> plan) throws IOException {
        Path root = Files.createTempDirectory("litefs4j-links").toRealPath();
        try {
            List<Path> made = new ArrayList<>(List.of(root));
            for (int i = 0; i < plan.size(); i++) {
                made.add(grow(made, plan.get(i), i));
            }
            for (Path path : made) {
                if (leadsSomewhere(path)) {
                    assertThat(RealPath.of(path)).isEqualTo(path.toRealPath());
                    assertThat(RealPath.of(path.resolve("..")))
                            .isEqualTo(path.resolve("..").toRealPath());
                }
            }
        } finally {
            delete(root);
        }
    }

    /** Adds a directory, or a link to one of those made before: absolute, relative, or with dots and maybe dangling. */
    private static Path grow(List<Path> made, int choice, int number) throws IOException {
        List<Path> there = made.stream().filter(RealPathTest::leadsSomewhere).toList();
        Path at = there.get(choice % there.size()).resolve("n" + number);
        Path other = there.get(choice / STEPS % there.size());
        return switch (choice % STEPS) {
            case 0 -> Files.createDirectory(at);
            case 1 -> Files.createSymbolicLink(at, other);
            case 2 ->
                Files.createSymbolicLink(
                        at, realParent(at).relativize(other.toRealPath()).resolve("."));
            default -> Files.createSymbolicLink(at, other.resolve("..").resolve(other.getFileName()));
        };
    }

    private static Path realParent(Path path) throws IOException {
        return path.getParent().toRealPath();
    }

    private static boolean leadsSomewhere(Path path) {
        try {
            path.toRealPath();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
