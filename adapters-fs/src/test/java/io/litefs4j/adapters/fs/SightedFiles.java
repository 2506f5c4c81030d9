package io.litefs4j.adapters.fs;

import io.litefs4j.testkit.corpus.MountSighting;
import io.litefs4j.testkit.corpus.MountSighting.Answer;
import io.litefs4j.testkit.corpus.MountSighting.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The files of a real mount as they were seen once. */
record SightedFiles(MountSighting sighting) implements MountFiles {

    @Override
    public List<String> names() throws IOException {
        String names = again(Question.NAMES);
        return names.isEmpty() ? List.of() : List.of(names.split("\n"));
    }

    @Override
    public String text(String name) throws IOException {
        return switch (name) {
            case ".primary" -> again(Question.PRIMARY);
            case ".lag" -> again(Question.LAG);
            case MountSighting.DATABASE + "-pos" -> again(Question.POSITION);
            default -> throw new NoSuchFileException(name);
        };
    }

    @Override
    public PosixFileAttributes attributes(String name) throws IOException {
        switch (name) {
            case ".primary" -> again(Question.PRIMARY_ATTRIBUTES);
            case ".lag" -> again(Question.LAG);
            default -> again(Question.DATABASE_MODE);
        }
        return withMode(name.equals(MountSighting.DATABASE) ? again(Question.DATABASE_MODE) : "r--r--r--");
    }

    @Override
    public HaltFile openHalt(String name) {
        throw new UnsupportedOperationException("not sighted");
    }

    @Override
    public OpenFile open(String name) throws IOException {
        String text = text(name);
        return new OpenFile() {
            @Override
            public String text() {
                return text;
            }

            @Override
            public void close() {}
        };
    }

    private String again(Question question) throws IOException {
        Answer answer = sighting.answer(question);
        return answer.hangs() ? hang() : answer.again();
    }

    private static String hang() throws IOException {
        try {
            new CountDownLatch(1).await();
            throw new IOException("unreachable");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Attributes cannot be made up, so a file of that mode is made. */
    private static PosixFileAttributes withMode(String mode) throws IOException {
        Path file = Files.createTempFile("mode", "");
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            return Files.readAttributes(file, PosixFileAttributes.class);
        } finally {
            Files.delete(file);
        }
    }
}
