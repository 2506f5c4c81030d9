package io.litefs4j.testkit.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell process beside a node that outlives this JVM: it signals the node and unmounts on request, and when its input
 * ends, by {@link #close()} or by the death of this JVM, it kills the node and unmounts for good.
 *
 * <p>One request at a time: callers hold the node's lock. It finds the node by a file that the starting shell writes
 * before it becomes LiteFS, and signals it only while the command line still names this node's configuration.
 */
final class Keeper implements AutoCloseable {
    private static final int LIMIT_SECONDS = 15;

    // A signal to the whole process group (Ctrl-C) must not end the keeper before its work is done.
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            mount=$1 pid_file=$2 config=$3 table_entry=$4
            signal() {
              pid=${2:-$(cat "$pid_file" 2>/dev/null)}
              tr '\\0' '\\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "$config" || return 1
              kill -s "$1" "$pid"
            }
            mounted() { grep -qF -- " $table_entry fuse " /proc/self/mounts; }
            unmount() {
              while mounted; do
                fusermount3 -u "$mount" || fusermount3 -u -z "$mount" || return 1
              done
            }
            while read -r word pid; do
              case $word in
                UNMOUNT) unmount ;;
                *) signal "$word" "$pid" ;;
              esac 2>/dev/null && echo done || echo failed
            done
            signal CONT 2>/dev/null
            signal KILL 2>/dev/null
            sleep 0.05
            signal KILL 2>/dev/null && sleep 0.2
            unmount 2>/dev/null
            """;

    private final NodeLayout layout;
    private final Process shell;
    private final Writer requests;
    private final BufferedReader answers;

    Keeper(NodeLayout layout) {
        this.layout = layout;
        try {
            shell = new ProcessBuilder(
                            "sh",
                            "-c",
                            SCRIPT,
                            "litefs-keeper",
                            layout.mount().toString(),
                            layout.pidFile().toString(),
                            layout.configFile().toString(),
                            MountTable.escaped(layout.mount()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new RealNodeException("cannot start a shell for node " + layout.hostname(), e);
        }
        requests = shell.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends a signal by its short name, such as {@code STOP}. */
    void signal(String name, long pid) {
        ask(name + " " + pid);
    }

    /** Unmounts if mounted: gently, else lazily. */
    void unmount() {
        ask("UNMOUNT");
    }

    private void ask(String request) {
        String answer = answer(request);
        if (!"done".equals(answer)) {
            throw new RealNodeException("node " + layout.hostname() + ": " + request + " failed", null);
        }
    }

    private @Nullable String answer(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
            return answers.readLine();
        } catch (IOException e) {
            throw new RealNodeException("node " + layout.hostname() + ": its keeper is gone", e);
        }
    }

    /** Kills and unmounts what is left, and returns when that is done. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RealNodeException("node " + layout.hostname() + " could not be cleaned up", null);
            }
        } catch (IOException e) {
            throw new RealNodeException("node " + layout.hostname() + ": its keeper is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
