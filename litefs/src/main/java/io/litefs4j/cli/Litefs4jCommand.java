package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litefs4j} itself, which only has commands. */
@Command(
        name = "litefs4j",
        description = "Says what a LiteFS node is, checks what it needs, and writes and reads its configuration.",
        mixinStandardHelpOptions = true,
        versionProvider = Litefs4jCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:healthy, accepted, nothing to mend",
            "1:degraded, or something to look at",
            "2:LiteFS is not running, a configuration is refused, or something to mend",
            "64:the command line is wrong",
            "70:the command could not do its work"
        })
final class Litefs4jCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Gives picocli the version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"litefs4j " + LiteFs.version()};
        }
    }
}
