package io.litefs4j.adapters.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which processes this JVM has started by a moment. A process that was started later is seen while it runs, and after its
 * end by the page faults that the kernel adds up for the dead; only where an earlier one ends as well, a later one that has
 * ended goes unseen.
 *
 * @param running the direct children that ran
 * @param faults page faults of all children that had ended
 */
record ChildProcesses(Set<Long> running, long faults) {
    private static final Path STATUS = Path.of("/proc/self/stat");

    /** {@code cminflt} is the eleventh field, and the ninth behind the name, which may itself hold anything. */
    private static final int FAULTS_AFTER_NAME = 8;

    ChildProcesses {
        running = Set.copyOf(running);
    }

    static ChildProcesses now() {
        // The dead first: one that ends in between is counted twice rather than not at all.
        long faults = faultsOfTheDead();
        return new ChildProcesses(
                ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet()),
                faults);
    }

    /** Returns whether a process was started between then and {@code later}. */
    boolean haveGrownUntil(ChildProcesses later) {
        if (!running.containsAll(later.running)) {
            return true;
        }
        return later.running.equals(running) && later.faults != faults;
    }

    private static long faultsOfTheDead() {
        try {
            String status = Files.readString(STATUS);
            List<String> fields =
                    List.of(status.substring(status.lastIndexOf(')') + 2).split(" "));
            return Long.parseLong(fields.get(FAULTS_AFTER_NAME));
        } catch (IOException e) {
            return 0; // no Linux, so no LiteFS either
        }
    }
}
