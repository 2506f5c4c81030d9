package io.litefs4j.cli;

/** The exit statuses of {@code litefs4j}, the same for every command. */
final class ExitStatus {
    /** Healthy; accepted; nothing to mend. */
    static final int GOOD = 0;

    /** Degraded; something should be looked at. */
    static final int WARNING = 1;

    /** LiteFS is not running; refused; something must be mended. */
    static final int FAULT = 2;

    /** The command line itself was wrong. The number is that of BSD's sysexits. */
    static final int USAGE = 64;

    /** The command could not do its work. The number is that of BSD's sysexits. */
    static final int FAILURE = 70;

    private ExitStatus() {}
}
