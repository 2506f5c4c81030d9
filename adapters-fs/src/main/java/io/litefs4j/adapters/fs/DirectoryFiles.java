package io.litefs4j.adapters.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a directory, by calls that tell the truth on a LiteFS mount.
 *
 * <p>{@code access(2)}, on which some of {@link Files}' questions rest, is answered by LiteFS without looking: only
 * attributes, listing and reading are used here.
 */
record DirectoryFiles(Path directory) implements MountFiles {

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null) {
                    names.add(name.toString());
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public String text(String name) throws IOException {
        return new String(Files.readAllBytes(path(name)), UTF_8);
    }

    @Override
    public PosixFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(path(name), PosixFileAttributes.class);
    }

    @Override
    public OpenFile open(String name) throws IOException {
        return new OpenChannel(FileChannel.open(path(name), StandardOpenOption.READ));
    }

    /** The mode is not that of a file to be created: LiteFS would refuse, and the kernel every creation from then on. */
    @Override
    public HaltFile openHalt(String name) throws IOException {
        return new HaltChannel(
                FileChannel.open(path(name), StandardOpenOption.READ, StandardOpenOption.WRITE),
                () -> attributes(MountProbe.LAG));
    }

    private Path path(String name) throws IOException {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new IOException("the encoding of this JVM's locale has no bytes for '" + name + "'", e);
        }
    }

    /** Reads at a position, so that threads do not move each other's. */
    private record OpenChannel(FileChannel channel) implements OpenFile {
        /**
         * More than any such file holds: a read that ends within the file is served by the kernel from its cache, even
         * when LiteFS has died; one that reaches beyond the end asks LiteFS.
         */
        private static final int READ_BYTES = 64;

        @Override
        public String text() throws IOException {
            ByteBuffer content = ByteBuffer.allocate(READ_BYTES);
            channel.read(content, 0);
            return US_ASCII.decode(content.flip()).toString();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
