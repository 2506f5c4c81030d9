package io.litefs4j.usecases.planted;

import picocli.CommandLine;

/** A planted violation: each library has its place. */
public final class UseCaseNamesPicocli {
    public CommandLine commandLine(Object command) {
        return new CommandLine(command);
    }
}
