package io.litefs4j.cli;

import io.litefs4j.cli.process.Surroundings;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.LiteFsException;
import picocli.CommandLine;

/** The entry of the command line {@code litefs4j}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofThisProcess()).execute(arguments));
    }

    /** Returns the whole command line, to be executed with any writers. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine config = new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigGenerateCommand(surroundings))
                .addSubcommand(new ConfigCheckCommand(surroundings))
                .addSubcommand(new ConfigExplainCommand(surroundings));
        CommandLine line = new CommandLine(new Litefs4jCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand("config", config)
                .addSubcommand(new VersionCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        exitWithUsageStatus(line);
        return line;
    }

    /** A failure of ours is told in one line; anything else keeps its stack, for it is a fault of the program. */
    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof LiteFsException) {
            command.getErr().println(command.getColorScheme().errorText("litefs4j: " + failure.getMessage()));
            return failure instanceof InvalidValueException ? ExitStatus.USAGE : ExitStatus.FAILURE;
        }
        throw failure;
    }

    private static void exitWithUsageStatus(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitStatus.USAGE);
        line.getCommandSpec().exitCodeOnExecutionException(ExitStatus.FAILURE);
        line.getSubcommands().values().forEach(Main::exitWithUsageStatus);
    }
}
