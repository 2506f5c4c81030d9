package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.usecases.settings.RawValue.Commands;
import io.litefs4j.usecases.settings.RawValue.Flag;
import io.litefs4j.usecases.settings.RawValue.Span;
import io.litefs4j.usecases.settings.RawValue.Text;
import io.litefs4j.usecases.settings.RawValue.Texts;
import io.litefs4j.usecases.settings.RawValue.Whole;
import java.util.List;

/**
 * A key of litefs.yml with LiteFS's default. The type of the default is the type of the key.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code Config}, {@code NewConfig}.
 *
 * @param path the dotted path
 * @param initial what LiteFS takes where the key is absent or null
 */
record ConfigKey(String path, RawValue initial) {
    /** Every key, in LiteFS's order. */
    static final List<ConfigKey> ALL = List.of(
            flag("exit-on-error", true),
            flag("skip-sync", false),
            flag("strict-verify", false),
            new ConfigKey("exec", Commands.ABSENT),
            text("data.dir", "/var/lib/litefs"),
            flag("data.compress", true),
            span("data.retention", "10m"),
            span("data.retention-monitor-interval", "1m"),
            text("fuse.dir", "/litefs"),
            flag("fuse.allow-other", false),
            flag("fuse.debug", false),
            text("http.addr", ":20202"),
            span("http.snapshot-timeout", "0"),
            text("proxy.addr", ""),
            text("proxy.target", ""),
            text("proxy.db", ""),
            span("proxy.max-lag", "10s"),
            flag("proxy.debug", false),
            texts("proxy.passthrough"),
            texts("proxy.always-forward"),
            span("proxy.primary-redirect-timeout", "5s"),
            span("proxy.read-timeout", "0"),
            span("proxy.read-header-timeout", "10s"),
            span("proxy.write-timeout", "0"),
            span("proxy.idle-timeout", "30s"),
            text("lease.type", ""),
            text("lease.hostname", ""),
            text("lease.advertise-url", ""),
            flag("lease.candidate", true),
            flag("lease.promote", false),
            span("lease.reconnect-delay", "1s"),
            span("lease.demote-delay", "10s"),
            texts("lease.databases"),
            text("lease.consul.url", ""),
            text("lease.consul.key", ""),
            span("lease.consul.ttl", "0"),
            span("lease.consul.lock-delay", "0"),
            text("backup.type", ""),
            text("backup.path", ""),
            text("backup.url", ""),
            text("backup.cluster", ""),
            text("backup.auth-token", ""),
            text("log.format", "text"),
            flag("log.timestamp", false),
            flag("log.debug", false),
            flag("tracing.enabled", true),
            text("tracing.path", ""),
            number("tracing.max-size", 64),
            number("tracing.max-count", 8),
            flag("tracing.compress", true));

    private static ConfigKey flag(String path, boolean initial) {
        return new ConfigKey(path, new Flag(initial));
    }

    private static ConfigKey number(String path, long initial) {
        return new ConfigKey(path, new Whole(initial));
    }

    private static ConfigKey text(String path, String initial) {
        return new ConfigKey(path, new Text(initial));
    }

    private static ConfigKey texts(String path) {
        return new ConfigKey(path, Texts.ABSENT);
    }

    private static ConfigKey span(String path, String initial) {
        return new ConfigKey(path, new Span(GoDuration.parse(initial)));
    }
}
