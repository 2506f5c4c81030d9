package io.litefs4j.adapters.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A plain temporary directory that a mount table of its own calls a LiteFS mount. Its files can be made to fail as those
 * of a dead LiteFS do, or to hang as those of a frozen one. Safe for use by many threads.
 */
final class PlainNode implements AutoCloseable {
    private static final AtomicInteger IDS = new AtomicInteger(100);
    private static final MountPoint ROOT = new MountPoint(1, 0, "8:1", "/", "/", "ext4", "/dev/sda1");

    private final Path directory;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();
    private final List<CountDownLatch> left = new CopyOnWriteArrayList<>();
    private volatile MountTable table = new MountTable(List.of(ROOT));
    private volatile boolean dead;
    private volatile CountDownLatch frozen = new CountDownLatch(0);
    private volatile CountDownLatch heldElsewhere = new CountDownLatch(0);
    private volatile CountDownLatch inTransaction = new CountDownLatch(0);
    private volatile boolean refusing;
    private final AtomicInteger halted = new AtomicInteger();

    PlainNode() {
        try {
            directory = Files.createTempDirectory("litefs4j-plain").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mount();
        write(".lag", "+000000000\n");
    }

    Path directory() {
        return directory;
    }

    LiteFsDirectory at(Duration limit) {
        return at(directory, limit);
    }

    /** Returns the adapters for {@code path}, which may be a link to this node. */
    LiteFsDirectory at(Path path, Duration limit) {
        return LiteFsDirectory.at(new AbsolutePath(path.toString()), limit, this::table, Steered::new);
    }

    MountTable table() {
        return table;
    }

    /** A LiteFS is mounted, another one than before. */
    void mount() {
        int id = IDS.incrementAndGet();
        table = new MountTable(
                List.of(ROOT, new MountPoint(id, ROOT.id(), "0:" + id, "/", directory.toString(), "fuse", "litefs")));
        dead = false;
    }

    /** The mount is gone; what lies in the directory stays. */
    void unmount() {
        table = new MountTable(List.of(ROOT));
    }

    void kill() {
        dead = true;
        thaw();
    }

    void freeze() {
        frozen = new CountDownLatch(1);
    }

    void thaw() {
        frozen.countDown();
        left.forEach(CountDownLatch::countDown);
    }

    /** The frozen mount is detached and another LiteFS mounted; calls on the old one hang on. */
    void leaveFrozenBehind() {
        left.add(frozen);
        frozen = new CountDownLatch(0);
        mount();
    }

    /** Another node takes the halt locks, and holds them. */
    void haltElsewhere() {
        heldElsewhere = new CountDownLatch(1);
    }

    void endHaltElsewhere() {
        heldElsewhere.countDown();
    }

    /** From now on every halt lock is refused, as where there is no primary; or none any more. */
    void refuseHalts(boolean refuse) {
        refusing = refuse;
    }

    /** A local transaction begins: LiteFS takes no lock back before it ends. */
    void beginTransaction() {
        inTransaction = new CountDownLatch(1);
    }

    void endTransaction() {
        inTransaction.countDown();
    }

    /** Returns how many halt locks are out. */
    int halted() {
        return halted.get();
    }

    /** Returns how many calls hang now. */
    int hanging() {
        return hanging.get();
    }

    /** Returns how many files are open now. */
    int opened() {
        return opened.get();
    }

    void write(String name, String text) {
        try {
            Files.write(directory.resolve(name), text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #write}, in one step for who reads meanwhile. */
    void replace(String name, String text) {
        write("new" + name, text);
        try {
            Files.move(directory.resolve("new" + name), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text, String permissions) {
        write(name, text);
        try {
            Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thaw();
        endHaltElsewhere();
        endTransaction();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(String name) throws IOException {
        pass(name, frozen);
    }

    private void pass(String name, CountDownLatch gate) throws IOException {
        hanging.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a probe", e);
        } finally {
            hanging.decrementAndGet();
        }
        if (dead) {
            throw new FileSystemException(name, null, "Der Socket ist nicht verbunden");
        }
    }

    /** The files as the directory has them, each call through the node's fate. */
    private final class Steered implements MountFiles {
        private final MountFiles files;

        private Steered(Path path) {
            files = new DirectoryFiles(path);
        }

        @Override
        public List<String> names() throws IOException {
            pass(".");
            return files.names();
        }

        @Override
        public String text(String name) throws IOException {
            pass(name);
            return files.text(name);
        }

        @Override
        public PosixFileAttributes attributes(String name) throws IOException {
            pass(name);
            return files.attributes(name);
        }

        @Override
        public OpenFile open(String name) throws IOException {
            pass(name);
            OpenFile file = files.open(name);
            opened.incrementAndGet();
            return new OpenFile() {
                private boolean open = true;

                @Override
                public String text() throws IOException {
                    pass(name);
                    return file.text();
                }

                @Override
                public synchronized void close() throws IOException {
                    if (open) {
                        open = false;
                        opened.decrementAndGet();
                        file.close();
                    }
                }
            };
        }

        @Override
        public HaltFile openHalt(String name) throws IOException {
            pass(name);
            HaltFile file = files.openHalt(name);
            opened.incrementAndGet();
            return new HaltFile() {
                private boolean locked;

                @Override
                public void lock() throws IOException {
                    pass(name);
                    pass(name, heldElsewhere);
                    if (refusing) {
                        throw new IOException("Eingabe-/Ausgabefehler");
                    }
                    file.lock();
                    locked = true;
                    halted.incrementAndGet();
                }

                @Override
                public void close() throws IOException {
                    opened.decrementAndGet();
                    file.close();
                    if (locked) {
                        halted.decrementAndGet();
                    }
                    pass(name);
                    pass(name, inTransaction);
                }
            };
        }
    }
}
