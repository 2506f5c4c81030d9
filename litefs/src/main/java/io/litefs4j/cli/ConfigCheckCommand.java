package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import io.litefs4j.cli.config.CheckedFile;
import io.litefs4j.cli.config.CheckedFiles;
import io.litefs4j.cli.config.ConfigSource;
import io.litefs4j.cli.process.Surroundings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litefs4j config check}. */
@Command(
        name = "check",
        description = {
            "Says of each litefs.yml whether LiteFS would accept it, and what it would regret later. Several files are taken"
                    + " for the nodes of one cluster and compared.",
            "",
            "The exit status is 0 where every file is accepted, 2 where one is refused. Lint does not refuse."
        },
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--no-expand-env", description = "LiteFS is started with -no-expand-env: a dollar is a dollar.")
    private boolean withoutExpansion;

    @Option(names = "--json", description = "Print one JSON object for each file, one a line.")
    private boolean json;

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigSource source = new ConfigSource(LiteFs.configFiles(), surroundings, withoutExpansion);
        List<CheckedFile> checked = CheckedFiles.check(source, names);
        PrintWriter out = spec.commandLine().getOut();
        for (CheckedFile file : checked) {
            if (json) {
                Json.printLine(out, file::writeTo);
            } else {
                file.printTo(out, spec.commandLine().getColorScheme().ansi());
            }
        }
        return checked.stream().allMatch(CheckedFile::isAccepted) ? ExitStatus.GOOD : ExitStatus.FAULT;
    }
}
