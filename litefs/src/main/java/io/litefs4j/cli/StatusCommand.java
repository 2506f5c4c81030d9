package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.status.NodeStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litefs4j status}. */
@Command(
        name = "status",
        description = {
            "Says what this node is: role, lag, where its databases stand, and what its peers say.",
            "",
            "The exit status is 0 where the node is healthy, 1 where it is degraded, 2 where LiteFS is not running."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (LiteFs liteFs = LiteFs.open(node.read())) {
            NodeStatus status = liteFs.statusReporter().report();
            if (json) {
                Json.print(out, generator -> StatusJson.write(status, generator));
            } else {
                new StatusText(status, spec.commandLine().getColorScheme().ansi()).printTo(out);
            }
            return exitStatus(status.health());
        }
    }

    private static int exitStatus(Health health) {
        return switch (health.status()) {
            case HEALTHY -> ExitStatus.GOOD;
            case DEGRADED -> ExitStatus.WARNING;
            case NOT_RUNNING -> ExitStatus.FAULT;
        };
    }
}
