package io.litefs4j.adapters.fs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Files that answer what a test has written down, call by call; for moments that no directory can be brought into. */
final class ScriptedFiles implements MountFiles {
    private static final PosixFileAttributes ANY = attributesOfSomeFile();

    private final Deque<Step> texts = new ArrayDeque<>();
    private final Deque<Step> attributes = new ArrayDeque<>();

    /** The next reading finds this. */
    ScriptedFiles finds(String text) {
        texts.add(() -> text);
        return this;
    }

    /** The next reading fails. */
    ScriptedFiles fails(IOException failure) {
        texts.add(failing(failure));
        return this;
    }

    /** The next look at the attributes finds the file. */
    ScriptedFiles isThere() {
        attributes.add(() -> "");
        return this;
    }

    /** The next look at the attributes finds that there is no file. */
    ScriptedFiles isAbsent() {
        return attributesFail(new NoSuchFileException("name"));
    }

    ScriptedFiles attributesFail(IOException failure) {
        attributes.add(failing(failure));
        return this;
    }

    @Override
    public String text(String name) throws IOException {
        return texts.removeFirst().take();
    }

    @Override
    public PosixFileAttributes attributes(String name) throws IOException {
        attributes.removeFirst().take();
        return ANY;
    }

    @Override
    public List<String> names() {
        throw new UnsupportedOperationException("not in the script");
    }

    @Override
    public OpenFile open(String name) {
        throw new UnsupportedOperationException("not in the script");
    }

    @Override
    public HaltFile openHalt(String name) {
        throw new UnsupportedOperationException("not in the script");
    }

    private static PosixFileAttributes attributesOfSomeFile() {
        try {
            return Files.readAttributes(Path.of("/"), PosixFileAttributes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step failing(IOException failure) {
        return () -> {
            throw failure;
        };
    }

    private interface Step {
        String take() throws IOException;
    }
}
