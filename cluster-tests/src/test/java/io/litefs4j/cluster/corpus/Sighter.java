package io.litefs4j.cluster.corpus;

import io.litefs4j.testkit.corpus.MountSighting;
import io.litefs4j.testkit.corpus.MountSighting.Answer;
import io.litefs4j.testkit.corpus.MountSighting.Question;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a mount with plain Java what there is to see, and takes out what differs from run to run. */
final class Sighter {
    /** A lag above it is one that grows. */
    static final long LATE_MILLIS = 1_500;

    private static final long HANGS_AFTER_MILLIS = 3_000;

    private Sighter() {}

    static MountSighting look(String situation, RealNode node) {
        Path mount = node.mount();
        String database = MountSighting.DATABASE;
        Map<Question, CompletableFuture<Answer>> calls = new EnumMap<>(Question.class);
        calls.put(Question.NAMES, ask(() -> names(mount)));
        calls.put(Question.PRIMARY, ask(() -> Files.readString(mount.resolve(".primary"))));
        calls.put(Question.PRIMARY_ATTRIBUTES, ask(() -> {
            Files.readAttributes(mount.resolve(".primary"), BasicFileAttributes.class);
            return "";
        }));
        calls.put(Question.LAG, ask(() -> usualLag(situation, Files.readString(mount.resolve(".lag")))));
        calls.put(
                Question.DATABASE_MODE,
                ask(() -> PosixFilePermissions.toString(Files.getPosixFilePermissions(mount.resolve(database)))));
        calls.put(Question.POSITION, ask(() -> usualChecksum(Files.readString(mount.resolve(database + "-pos")))));
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        calls.forEach((question, call) -> answers.put(question, answerOf(call)));
        return new MountSighting(situation, mountInfo(mount), answers);
    }

    @FunctionalInterface
    private interface Call {
        String answer() throws IOException;
    }

    /** On a thread that may hang until LiteFS is killed. */
    private static CompletableFuture<Answer> ask(Call call) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(answered(call)), "sighter");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private static Answer answerOf(CompletableFuture<Answer> call) {
        try {
            return call.get(HANGS_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Answer.none();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answered(Call call) {
        try {
            return Answer.of(call.answer());
        } catch (IOException e) {
            return Answer.of(e);
        }
    }

    private static String names(Path mount) throws IOException {
        try (Stream<Path> entries = Files.list(mount)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().collect(Collectors.joining("\n"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String usualLag(String situation, String text) {
        boolean moves = text.matches("[+-]\\d{9}\n") && !situation.equals("primary");
        return !moves ? text : situation.equals("frozen-primary") ? "+000002345\n" : "+000000227\n";
    }

    private static String usualChecksum(String text) {
        return text.replaceFirst("/[89a-f][0-9a-f]{15}\n$", "/9a0b1c2d3e4f5061\n");
    }

    /** Numbers of mounts, devices and users, and how a mount is shared, are this machine's affair. */
    private static String mountInfo(Path mount) {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .filter(line -> line.split(" ")[4].equals(mount.toString()))
                    .map(line -> {
                        String[] fields = line.split(" ");
                        String tail = line.substring(line.indexOf(" - "));
                        return "36 25 0:45 " + fields[3] + " /litefs " + fields[5]
                                + tail.replaceAll("(user|group)_id=\\d+", "$1_id=0");
                    })
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
