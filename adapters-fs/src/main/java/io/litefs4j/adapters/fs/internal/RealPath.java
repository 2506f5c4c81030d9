package io.litefs4j.adapters.fs.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows symbolic links, without asking a mount about its own directory.
 *
 * <p>{@link Path#toRealPath} asks the file system of every step for attributes, and hangs or fails on a mount whose
 * LiteFS is stopped or dead. Reading a link does not: the kernel knows by itself that the root of a mount is none.
 */
public final class RealPath {
    /** The limit of Linux for the links on one path. */
    private static final int MAX_LINKS = 40;

    private RealPath() {}

    /** Returns where {@code path} leads. A step that is absent or cannot be read is taken for what it says. */
    public static Path of(Path path) {
        return of(path, step -> false);
    }

    /**
     * Returns where {@code path} leads, looking at nothing below a directory that is {@code closed}.
     *
     * @param path an absolute path
     */
    public static Path of(Path path, Predicate<Path> closed) {
        Deque<Path> pending = new ArrayDeque<>();
        path.forEach(pending::add);
        Path done = rootOf(path);
        for (int links = 0; !pending.isEmpty(); ) {
            if (links > MAX_LINKS || closed.test(done)) {
                return with(done, pending);
            }
            Path step = pending.removeFirst();
            Optional<Path> link = isUp(step) ? Optional.empty() : target(done.resolve(step));
            if (link.isPresent()) {
                links++;
                push(link.get(), pending);
                done = link.get().isAbsolute() ? rootOf(path) : done;
            } else {
                done = after(done, step);
            }
        }
        return done;
    }

    private static Optional<Path> target(Path path) {
        try {
            return Optional.of(Files.readSymbolicLink(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void push(Path target, Deque<Path> pending) {
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            pending.addFirst(target.getName(i));
        }
    }

    private static Path after(Path done, Path step) {
        if (step.toString().isEmpty() || step.toString().equals(".")) {
            return done;
        }
        if (isUp(step)) {
            Path parent = done.getParent();
            return parent == null ? done : parent;
        }
        return done.resolve(step);
    }

    private static Path with(Path done, Deque<Path> pending) {
        Path path = done;
        for (Path step : pending) {
            path = path.resolve(step);
        }
        return path.normalize();
    }

    private static boolean isUp(Path step) {
        return step.toString().equals("..");
    }

    private static Path rootOf(Path path) {
        return requireNonNull(path.getRoot(), "an absolute path has a root");
    }
}
