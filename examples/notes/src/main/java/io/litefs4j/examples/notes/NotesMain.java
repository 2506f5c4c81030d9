package io.litefs4j.examples.notes;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the application: {@code notes --help} says how. Ctrl-C or SIGTERM stops it. */
@Command(
        name = "notes",
        mixinStandardHelpOptions = true,
        version = "notes, an example of litefs4j",
        sortOptions = false,
        description = "Keeps notes in SQLite: in a plain file, or on a LiteFS mount with --mount.",
        footer = "%nEvery option may also be given in the environment, as NOTES_PORT for --port and so on.")
public final class NotesMain implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "${env:NOTES_PORT:-8080}",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "${env:NOTES_HOST:-127.0.0.1}",
            description = "On which address to listen (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--data",
            defaultValue = "${env:NOTES_DATA:-notes-data}",
            description = "The directory of the plain SQLite file; unused with --mount (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--mount",
            defaultValue = "${env:NOTES_MOUNT}",
            description = "The LiteFS mount directory. Without it no LiteFS is needed.")
    private @Nullable String mount;

    @Option(
            names = "--node-api",
            defaultValue = "${env:NOTES_NODE_API:-http://127.0.0.1:20202}",
            description = "The HTTP API of this node's LiteFS (default: ${DEFAULT-VALUE}).")
    private String nodeApi = "";

    @Option(
            names = "--name",
            defaultValue = "${env:NOTES_NAME:-this node}",
            description = "What the page calls this node (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--peer",
            paramLabel = "HOST=URL",
            split = ",",
            defaultValue = "${env:NOTES_PEER}",
            description =
                    "The application on the node of this LiteFS hostname, where writes are sent while that node is"
                            + " the primary. May be repeated.")
    private @Nullable Map<String, URI> peers;

    private final PrintStream out;

    private NotesMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        quietLogging();
        System.exit(new CommandLine(new NotesMain(System.out)).execute(args));
    }

    /** Starts, and returns once the process is told to end. */
    @Override
    public Integer call() throws Exception {
        NotesSettings settings;
        try {
            settings = settings();
        } catch (InvalidValueException | IllegalArgumentException e) {
            System.err.println("notes: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (NotesNode node = NotesNode.open(settings);
                NotesServer server = NotesServer.start(settings, node.database(), node.role())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopping, stopped), "notes-stop"));
            out.println(settings.name() + " serves notes at " + server.address());
            stopping.await();
        } catch (IOException e) {
            System.err.println("notes: cannot start at " + settings.address() + ": " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            stopped.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    /** Keeps the process until everything is closed. */
    private static void stop(CountDownLatch stopping, CountDownLatch stopped) {
        stopping.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NotesSettings settings() {
        Map<String, URI> addresses = peers == null ? new LinkedHashMap<>() : peers;
        return new NotesSettings(
                new InetSocketAddress(host, port),
                name,
                data,
                Optional.ofNullable(mount).filter(text -> !text.isBlank()).map(AbsolutePath::new),
                new AdvertiseUrl(nodeApi),
                addresses);
    }

    /** Warnings and worse, one line each, unless the user has configured java.util.logging otherwise. */
    private static void quietLogging() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream config = NotesMain.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(config);
            }
        }
    }
}
