package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litefs4j version}. */
@Command(name = "version", description = "Prints the version of litefs4j.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println("litefs4j " + LiteFs.version());
        return ExitStatus.GOOD;
    }
}
