package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Threads that ask while the mount goes, comes, and is moved. */
class VanishingMountTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final int ASKERS = 20;
    private static final int ROUNDS = 60;
    private static final DatabaseName DB = new DatabaseName("db");

    @Test
    void whatever_vanishes_at_whatever_moment_is_one_type_of_failure() throws Exception {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(PATIENT)) {
            fill(node);
            AtomicBoolean over = new AtomicBoolean();
            Set<MountState> seen = ConcurrentHashMap.newKeySet();
            ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                List<Runnable> questions = questions(directory);
                Runnable question = questions.get(i % questions.size());
                asking.add(askers.submit(() -> ask(question, over, seen)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                vanish(node, round);
                fill(node);
                node.mount();
                Thread.yield();
            }
            over.set(true);
            askers.shutdown();
            for (Future<?> each : asking) {
                each.get();
            }
            assertThat(EnumSet.of(MountState.NOT_MOUNTED, MountState.DISCONNECTED))
                    .containsAll(seen);
            assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
        }
    }

    /** One LiteFS after the other is mounted; in between there is a bare directory, or a dead mount, or nothing. */
    private static void vanish(PlainNode node, int round) {
        if (round % 3 == 0) {
            node.kill();
        }
        node.unmount();
        if (round % 2 == 0) {
            for (String name : List.of(".primary", "db", "db-pos", ".lag")) {
                node.remove(name);
            }
        }
    }

    private static void fill(PlainNode node) {
        node.write(".primary", "n1\n");
        node.write(".lag", "+000000227\n");
        node.write("db", "pages");
        node.write("db-pos", "0000000000000001/8000000000000001\n");
    }

    private static List<Runnable> questions(LiteFsDirectory directory) {
        return List.of(
                () -> assertThat(directory.primaryMarker().read()).contains(new Hostname("n1")),
                () -> assertThat(directory.lagMarker().read().millis()).isEqualTo(227),
                () -> assertThat(directory.databases().names()).containsExactly(DB),
                () -> assertThat(directory.positions().of(DB)).isPresent(),
                () -> assertThat(directory.primaryClaim().isPrimary()).isTrue(),
                () -> assertThat(directory.mount().state()).isNotEqualTo(MountState.UNRESPONSIVE));
    }

    private static void ask(Runnable question, AtomicBoolean over, Set<MountState> seen) {
        while (!over.get()) {
            try {
                question.run();
            } catch (LiteFsNotRunningException e) {
                seen.add(e.state());
            }
        }
    }

    @Test
    void a_link_is_followed_anew_for_each_question_and_never_half() throws Exception {
        try (PlainNode first = named("first");
                PlainNode second = named("second")) {
            Path place = Files.createTempDirectory("litefs4j-link").toRealPath();
            Path link = place.resolve("litefs");
            lead(link, first);
            try (LiteFsDirectory directory = LiteFsDirectory.at(
                    new AbsolutePath(link.toString()), PATIENT, () -> both(first, second), DirectoryFiles::new)) {
                ExecutorService askers = Executors.newFixedThreadPool(4);
                AtomicBoolean over = new AtomicBoolean();
                List<Future<Set<Optional<Hostname>>>> asking = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    asking.add(askers.submit(collect(directory, over)));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    lead(link, round % 2 == 0 ? second : first);
                    assertThat(directory.primaryMarker().read())
                            .contains(new Hostname(round % 2 == 0 ? "second" : "first"));
                }
                over.set(true);
                askers.shutdown();
                for (Future<Set<Optional<Hostname>>> each : asking) {
                    assertThat(Set.of(Optional.of(new Hostname("first")), Optional.of(new Hostname("second"))))
                            .containsAll(each.get());
                }
            } finally {
                Files.deleteIfExists(link);
                Files.delete(place);
            }
        }
    }

    private static Callable<Set<Optional<Hostname>>> collect(LiteFsDirectory directory, AtomicBoolean over) {
        return () -> {
            Set<Optional<Hostname>> seen = ConcurrentHashMap.newKeySet();
            while (!over.get()) {
                try {
                    seen.add(directory.primaryMarker().read());
                } catch (LiteFsNotRunningException e) {
                    // The link was moved each time that the question was asked.
                    assertThat(e.state()).isEqualTo(MountState.NOT_MOUNTED);
                }
            }
            return seen;
        };
    }

    private static MountTable both(PlainNode first, PlainNode second) {
        List<MountPoint> mounts = new ArrayList<>(first.table().mounts());
        mounts.add(second.table().mounts().get(1));
        return new MountTable(mounts);
    }

    private static PlainNode named(String hostname) {
        PlainNode node = new PlainNode();
        node.write(".primary", hostname + "\n");
        return node;
    }

    private static void lead(Path link, PlainNode node) throws Exception {
        Path next = link.resolveSibling("next");
        Files.createSymbolicLink(next, node.directory());
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }
}
