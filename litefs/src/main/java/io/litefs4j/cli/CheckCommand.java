package io.litefs4j.cli;

import io.litefs4j.cli.check.Finding;
import io.litefs4j.cli.check.Installation;
import io.litefs4j.cli.process.Surroundings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litefs4j check}. */
@Command(
        name = "check",
        description = {
            "Looks at everything that a LiteFS node needs: the binary, FUSE, the configuration, the mount, the node API"
                    + " and the role. Every fault is told with its remedy.",
            "",
            "The exit status is 0 where all is well, 1 where there are warnings, 2 where something must be mended."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: the first of ./litefs.yml, ~/litefs.yml, /etc/litefs.yml.")
    private @Nullable String config;

    @Option(names = "--no-expand-env", description = "LiteFS is started with -no-expand-env.")
    private boolean withoutExpansion;

    @Option(names = "--json", description = "Print one JSON object for each finding, one a line.")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Installation(surroundings)
                .look(
                        node.read(),
                        Optional.ofNullable(config).map(surroundings.directory()::resolve),
                        withoutExpansion);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> print(finding, out));
        return findings.stream()
                .mapToInt(finding -> exitStatus(finding.grade()))
                .max()
                .orElse(ExitStatus.GOOD);
    }

    private static int exitStatus(Finding.Grade grade) {
        return switch (grade) {
            case GOOD -> ExitStatus.GOOD;
            case WARNING -> ExitStatus.WARNING;
            case FAULT -> ExitStatus.FAULT;
        };
    }

    private void print(Finding finding, PrintWriter out) {
        if (json) {
            Json.printLine(out, generator -> {
                generator.writeStartObject();
                generator.writeStringField("subject", finding.subject());
                generator.writeStringField("grade", StatusText.name(finding.grade()));
                generator.writeStringField("text", finding.text());
                generator.writeStringField("remedy", finding.remedy());
                generator.writeEndObject();
            });
            return;
        }
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        out.printf("%s %s: %s%n", ansi.string(mark(finding.grade())), finding.subject(), finding.text());
        if (!finding.remedy().isEmpty()) {
            out.printf("      %s%n", finding.remedy());
        }
    }

    private static String mark(Finding.Grade grade) {
        return switch (grade) {
            case GOOD -> "@|green ok   |@";
            case WARNING -> "@|yellow warn |@";
            case FAULT -> "@|red fault|@";
        };
    }
}
