package io.litefs4j.cli;

import io.litefs4j.cli.process.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands in a directory and an environment of their own. */
final class Shell {
    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();

    Shell(Path directory) {
        this.directory = directory;
    }

    /** What a command left behind. */
    record Result(int status, String out, String err) {}

    Shell set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** Puts a program into the directory, which does what the script says. */
    Path program(String name, String script) throws IOException {
        Path program = file(name, "#!/bin/sh\n" + script + "\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return program;
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(new Surroundings(environment, directory))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        int status = line.execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
