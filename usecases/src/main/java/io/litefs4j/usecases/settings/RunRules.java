package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.LiteFsSettings;

/**
 * How LiteFS starts and what it runs. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Run},
 * {@code execCmds}; {@code cmd/litefs/main.go}.
 */
final class RunRules {
    private RunRules() {}

    static void check(LiteFsSettings node, Findings findings) {
        findings.warnIf(
                !node.exitOnError(),
                "exit-on-error",
                "A LiteFS that cannot start stays alive without a mount, and whoever supervises it sees nothing.",
                "Leave it at true outside of debugging.");
        findings.warnIf(
                node.skipSync() && (!node.exec().isEmpty() || node.proxy().isEnabled()),
                "skip-sync",
                "The application is started before the node has caught up, and reads old data or none.",
                "Leave it at false, or let the application's health check wait for the node.");
        findings.warnIf(
                node.strictVerify(),
                "strict-verify",
                "Every transaction reads and sums the whole database.",
                "Use it in tests only.");
        for (int i = 0; i < node.exec().size(); i++) {
            checkCommand(node.exec().get(i), "exec[" + i + "].cmd", findings);
        }
        findings.warnIf(
                node.fuse().debug(),
                "fuse.debug",
                "Every single access to the mount is logged.",
                "Use it to hunt a fault, then switch it off.");
        findings.noteIf(
                node.log().debug(), "log.debug", "The log grows with every transaction.", "Use it to hunt a fault.");
        findings.warnIf(
                node.tracing().enabled() && node.tracing().path().isPresent(),
                "tracing.path",
                "Every operation on every database is written to the trace.",
                "Use it to hunt a fault, then take the path away.");
    }

    private static void checkCommand(ExecCommand command, String key, Findings findings) {
        CommandLine line = CommandLine.read(command.cmd());
        findings.errorIf(
                line.end() == CommandLine.End.UNREADABLE,
                key,
                "LiteFS cannot cut this into words, for a quote, a backslash or a parenthesis is left open.",
                "Close it, or put it into single quotes.");
        findings.errorIf(
                line.end() != CommandLine.End.UNREADABLE && line.words().isEmpty(),
                key,
                "No word is left to run, and LiteFS crashes.",
                "Begin with the program.");
        findings.errorIf(
                line.end() == CommandLine.End.CUT_OFF && !line.words().isEmpty(),
                key,
                "No shell runs this: LiteFS silently drops everything from the first of ; & | < > on.",
                "Put it into a script, or write: sh -c '…'.");
    }
}
