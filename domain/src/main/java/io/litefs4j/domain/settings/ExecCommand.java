package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;

/**
 * A command of the {@code exec:} list. LiteFS runs all but the last to their end, then the last in the background, and ends
 * when that ends.
 *
 * <p>The text is cut into words as a shell cuts them, but no shell runs it: no variables, pipes or redirections. A command
 * without a word makes LiteFS crash. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code execCmds}.
 *
 * @param cmd program and arguments
 * @param ifCandidate whether only a node that may become primary runs it
 */
public record ExecCommand(String cmd, boolean ifCandidate) {
    private static final String KEY = "exec.cmd";

    /** @throws InvalidValueException if the command is blank, or no process could be given it */
    public ExecCommand {
        if (cmd.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
            throw new InvalidValueException(KEY, "must not be blank", cmd);
        }
        if (cmd.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidValueException(KEY, "must have no NUL or unpaired surrogate", cmd);
        }
    }

    /** Returns a command that every node runs. */
    public static ExecCommand of(String cmd) {
        return new ExecCommand(cmd, false);
    }
}
