package io.litefs4j.testkit.real;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of the threads of a process. Source: Linux {@code Documentation/filesystems/proc.rst}. */
final class TaskStates {
    private static final String STOPPED = "T";

    private TaskStates() {}

    /** Returns whether every thread has stopped. One that goes on still answers for the whole process. */
    static boolean allStopped(long pid) {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks) {
                if (!state(task).equals(STOPPED)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            // A thread, or the whole process, has just ended.
            return false;
        }
    }

    /** The name of a thread, in parentheses before the state, may contain anything. */
    private static String state(Path task) throws IOException {
        String stat = Files.readString(task.resolve("stat"));
        int afterName = stat.lastIndexOf(')') + 2;
        return stat.substring(afterName, afterName + 1);
    }
}
