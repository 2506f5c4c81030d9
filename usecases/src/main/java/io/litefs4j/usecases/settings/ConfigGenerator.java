package io.litefs4j.usecases.settings;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.settings.AuthToken;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;

/**
 * Writes settings as the {@code litefs.yml} that LiteFS reads back to the very same values.
 *
 * <p>Block style, keys in the order of LiteFS's own structure, no comments, one line per value however long it is. Equal
 * settings give equal text. The directories, the API's address, the kind of lease and {@code candidate} are always there;
 * other keys where they differ from LiteFS's default. Stateless, safe for use by many threads.
 *
 * <p>LiteFS expands {@code $NAME} in the text before it reads it, and has no way to write a dollar. A value with a
 * {@code $} is therefore refused, unless LiteFS will be started with {@code -no-expand-env}.
 * Source: superfly/litefs {@code cmd/litefs/config.go}, {@code Config}, {@code ExpandEnv}.
 */
public final class ConfigGenerator {
    /** Makes a generator; it holds nothing. */
    public ConfigGenerator() {}

    /**
     * Writes a file for a LiteFS that expands the environment, as it does by default.
     *
     * @return the text, to be stored as UTF-8
     * @throws io.litefs4j.domain.InvalidValueException if values have a {@code $}, one fault for each
     */
    public String generate(LiteFsSettings settings) {
        BlockWriter out = new BlockWriter();
        write(out, settings);
        out.refuseDollars();
        return out.text();
    }

    /**
     * Writes a file for a LiteFS that is started with {@code -no-expand-env}. A {@code $} is written as YAML's escape
     * {@code \x24}, so that a LiteFS started without the flag by mistake reads the same.
     *
     * @return the text, to be stored as UTF-8
     */
    public String generateWithoutExpansion(LiteFsSettings settings) {
        BlockWriter out = new BlockWriter();
        write(out, settings);
        return out.text();
    }

    private static void write(BlockWriter out, LiteFsSettings settings) {
        out.flag("exit-on-error", settings.exitOnError(), true);
        out.flag("skip-sync", settings.skipSync(), false);
        out.flag("strict-verify", settings.strictVerify(), false);
        out.items("exec", settings.exec(), ConfigGenerator::writeExec);
        out.block("data", block -> writeData(block, settings.data()));
        out.block("fuse", block -> writeFuse(block, settings.fuse()));
        out.block("http", block -> writeHttp(block, settings.http()));
        out.block("proxy", block -> writeProxy(block, settings.proxy()));
        out.block("lease", block -> writeLease(block, settings.lease()));
        out.block("backup", block -> writeBackup(block, settings.backup()));
        out.block("log", block -> writeLog(block, settings.log()));
        out.block("tracing", block -> writeTracing(block, settings.tracing()));
    }

    private static void writeExec(BlockWriter out, ExecCommand command) {
        out.string("cmd", command.cmd());
        out.flag("if-candidate", command.ifCandidate(), false);
    }

    private static void writeData(BlockWriter out, DataSettings data) {
        DataSettings normal = DataSettings.DEFAULT;
        out.string("dir", data.dir().value());
        out.flag("compress", data.compress(), normal.compress());
        out.duration("retention", data.retention(), normal.retention());
        out.duration("retention-monitor-interval", data.retentionMonitorInterval(), normal.retentionMonitorInterval());
    }

    private static void writeFuse(BlockWriter out, FuseSettings fuse) {
        out.string("dir", fuse.dir().value());
        out.flag("allow-other", fuse.allowOther(), false);
        out.flag("debug", fuse.debug(), false);
    }

    private static void writeHttp(BlockWriter out, HttpSettings http) {
        out.string("addr", http.addr().value());
        out.duration("snapshot-timeout", http.snapshotTimeout(), HttpSettings.DEFAULT.snapshotTimeout());
    }

    private static void writeProxy(BlockWriter out, ProxySettings proxy) {
        if (proxy instanceof ProxySettings.Enabled enabled) {
            out.string("addr", enabled.addr().value());
            out.string("target", enabled.target().value());
            out.string("db", enabled.db().value());
        } else if (proxy instanceof ProxySettings.Disabled disabled) {
            disabled.addr().map(SocketAddress::value).ifPresent(addr -> out.string("addr", addr));
            disabled.db().map(DatabaseName::value).ifPresent(db -> out.string("db", db));
        }
        writeProxyRules(out, proxy.rules());
    }

    private static void writeProxyRules(BlockWriter out, ProxyRules rules) {
        ProxyRules normal = ProxyRules.DEFAULT;
        out.duration("max-lag", rules.maxLag(), normal.maxLag());
        out.flag("debug", rules.debug(), normal.debug());
        out.strings("passthrough", rules.passthrough(), UrlPattern::value);
        out.strings("always-forward", rules.alwaysForward(), UrlPattern::value);
        out.duration("primary-redirect-timeout", rules.primaryRedirectTimeout(), normal.primaryRedirectTimeout());
        out.duration("read-timeout", rules.readTimeout(), normal.readTimeout());
        out.duration("read-header-timeout", rules.readHeaderTimeout(), normal.readHeaderTimeout());
        out.duration("write-timeout", rules.writeTimeout(), normal.writeTimeout());
        out.duration("idle-timeout", rules.idleTimeout(), normal.idleTimeout());
    }

    private static void writeLease(BlockWriter out, LeaseSettings lease) {
        Membership normal = Membership.DEFAULT;
        out.string("type", lease.fold(fixed -> "static", consul -> "consul"));
        if (lease.hostname().isNamed()) {
            out.string("hostname", lease.hostname().value());
        }
        lease.advertiseUrl().ifPresent(url -> out.string("advertise-url", url.value()));
        out.flag("candidate", lease.candidate());
        out.flag("promote", lease.promote(), normal.promote());
        out.duration("reconnect-delay", lease.reconnectDelay(), normal.reconnectDelay());
        out.duration("demote-delay", lease.demoteDelay(), normal.demoteDelay());
        out.strings("databases", lease.databases(), DatabaseName::value);
        if (lease instanceof LeaseSettings.Consul consul) {
            out.block("consul", block -> writeConsul(block, consul));
        }
    }

    private static void writeConsul(BlockWriter out, LeaseSettings.Consul consul) {
        out.string("url", consul.url().value());
        out.string("key", consul.key().value());
        out.duration("ttl", consul.ttl(), LeaseSettings.Consul.UNSET);
        out.duration("lock-delay", consul.lockDelay(), LeaseSettings.Consul.UNSET);
    }

    private static void writeBackup(BlockWriter out, BackupSettings backup) {
        if (backup instanceof BackupSettings.File file) {
            out.string("type", "file");
            out.string("path", file.path().value());
        } else if (backup instanceof BackupSettings.LiteFsCloud cloud) {
            out.string("type", "litefs-cloud");
            cloud.url().map(ServiceUrl::value).ifPresent(url -> out.string("url", url));
            out.string("cluster", cloud.cluster(), "");
            cloud.authToken().map(AuthToken::value).ifPresent(token -> out.string("auth-token", token));
        }
    }

    private static void writeLog(BlockWriter out, LogSettings log) {
        out.string("format", log.format().text(), LogSettings.DEFAULT.format().text());
        out.flag("timestamp", log.timestamp(), false);
        out.flag("debug", log.debug(), false);
    }

    private static void writeTracing(BlockWriter out, TracingSettings tracing) {
        TracingSettings normal = TracingSettings.DEFAULT;
        out.flag("enabled", tracing.enabled(), normal.enabled());
        tracing.path().map(AbsolutePath::value).ifPresent(path -> out.string("path", path));
        out.number("max-size", tracing.maxSize(), normal.maxSize());
        out.number("max-count", tracing.maxCount(), normal.maxCount());
        out.flag("compress", tracing.compress(), normal.compress());
    }
}
