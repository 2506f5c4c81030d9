package io.litefs4j.cli;

import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.status.NodeStatus;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A status as a person reads it: one fact a line, the verdict first. */
final class StatusText {
    private final NodeStatus status;
    private final Ansi ansi;

    StatusText(NodeStatus status, Ansi ansi) {
        this.status = status;
        this.ansi = ansi;
    }

    /** Returns the role in the words of programs: {@code primary}, {@code replica}, {@code no-primary}. */
    static String roleName(NodeRole role) {
        return role.fold(() -> "primary", replica -> "replica", () -> "no-primary");
    }

    /** Returns an enum's constant in the words of programs: {@code not-running}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void printTo(PrintWriter out) {
        line(out, "health", health());
        status.health().reasons().forEach(reason -> line(out, "", reason.text()));
        if (status.state() == MountState.MOUNTED) {
            line(out, "mount", status.mount().value());
        }
        status.role().ifPresent(role -> line(out, "role", describe(role)));
        if (status.state() == MountState.MOUNTED) {
            line(out, "lag", status.lag().toString());
        }
        status.databases().forEach(database -> line(out, "database", database.name() + " at " + database.position()));
        status.peers().forEach(peer -> line(out, "node", peer.node() + " " + describe(peer)));
    }

    private String health() {
        String colour = switch (status.health().status()) {
            case HEALTHY -> "green";
            case DEGRADED -> "yellow";
            case NOT_RUNNING -> "red";
        };
        return ansi.string("@|bold," + colour + " " + words(status.health()) + "|@");
    }

    private static String words(Health health) {
        return name(health.status()).replace('-', ' ');
    }

    private static String describe(NodeRole role) {
        return role.fold(
                () -> "primary",
                replica -> replica.primary().isNamed()
                        ? "replica of " + replica.primary()
                        : "replica of a primary without a name",
                () -> "no primary is known");
    }

    private static String describe(NodeClaim claim) {
        if (claim instanceof NodeClaim.Unknown unknown) {
            return "is unknown: " + unknown.reason();
        }
        if (claim instanceof NodeClaim.NotPrimary notPrimary) {
            return notPrimary.primary().isNamed() ? "follows " + notPrimary.primary() : "is not primary";
        }
        return "claims to be primary";
    }

    private static void line(PrintWriter out, String key, String text) {
        out.printf("%-9s %s%n", key, text);
    }
}
