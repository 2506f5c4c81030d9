package io.litefs4j.usecases.settings;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.AuthToken;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.LogFormat;
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;
import io.litefs4j.usecases.settings.RawValue.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes settings of what LiteFS read. What the settings refuse becomes a fault of ours at the place of the key, and the search
 * goes on with a stand-in, so that all faults are found.
 */
final class SettingsAssembly {
    private static final AbsolutePath SOME_PATH = new AbsolutePath("/");
    private static final SocketAddress SOME_ADDRESS = new SocketAddress(":1");
    private static final ServiceUrl SOME_URL = new ServiceUrl("http://localhost");
    private static final DatabaseName SOME_DATABASE = new DatabaseName("db");

    private final RawConfig raw;
    private final PolicyCheck check;

    SettingsAssembly(RawConfig raw, ConfigFaults faults) {
        this.raw = raw;
        check = new PolicyCheck(raw, faults);
    }

    /** Returns the settings; they mean something only if no fault was found, here or before. */
    Optional<LiteFsSettings> assemble() {
        LiteFsSettings.Builder settings = LiteFsSettings.builder(lease())
                .exitOnError(raw.flag("exit-on-error"))
                .skipSync(raw.flag("skip-sync"))
                .strictVerify(raw.flag("strict-verify"))
                .exec(exec())
                .data(data())
                .fuse(new FuseSettings(path("fuse.dir"), raw.flag("fuse.allow-other"), raw.flag("fuse.debug")))
                .http(new HttpSettings(
                        check.text("http.addr", SocketAddress::new, SOME_ADDRESS), raw.span("http.snapshot-timeout")))
                .proxy(proxy())
                .backup(backup())
                .log(log())
                .tracing(tracing());
        try {
            return Optional.of(settings.build());
        } catch (InvalidValueException e) {
            e.faults().forEach(this::refuseDirectories);
            return Optional.empty();
        }
    }

    /** A fault between two directories stands where the second of them is written. */
    private void refuseDirectories(Fault fault) {
        boolean mountInData = fault.key().equals("fuse.dir");
        String other = mountInData ? "data.dir" : "fuse.dir";
        if (!check.isAtFault(fault.key()) && !check.isAtFault(other)) {
            boolean otherIsLater = raw.place(other).compareTo(raw.place(fault.key())) > 0;
            check.refuse(otherIsLater ? other : fault.key(), fault.toString());
        }
    }

    private AbsolutePath path(String key) {
        return check.text(key, text -> AbsolutePath.of(key, text), SOME_PATH);
    }

    private List<ExecCommand> exec() {
        List<ExecCommand> commands = new ArrayList<>();
        List<Command> items = new ArrayList<>(raw.commands("exec").orNone());
        for (int i = 0; i < items.size(); i++) {
            Command command = items.get(i);
            String key = "exec[" + i + "]";
            if (command == null) {
                check.refuse(key, "must not be empty: LiteFS crashes over it");
            } else {
                check.value(key, () -> new ExecCommand(command.cmd(), command.ifCandidate()))
                        .ifPresent(commands::add);
            }
        }
        return commands;
    }

    private DataSettings data() {
        return new DataSettings(
                path("data.dir"),
                raw.flag("data.compress"),
                raw.span("data.retention"),
                raw.span("data.retention-monitor-interval"));
    }

    private ProxySettings proxy() {
        ProxyRules rules = new ProxyRules(
                raw.span("proxy.max-lag"),
                raw.flag("proxy.debug"),
                check.texts("proxy.passthrough", UrlPattern::new),
                check.texts("proxy.always-forward", UrlPattern::new),
                raw.span("proxy.primary-redirect-timeout"),
                raw.span("proxy.read-timeout"),
                raw.span("proxy.read-header-timeout"),
                raw.span("proxy.write-timeout"),
                raw.span("proxy.idle-timeout"));
        if (raw.text("proxy.target").isEmpty() && !check.isAtFault("proxy.target")) {
            return new ProxySettings.Disabled(
                    check.textIfAny("proxy.addr", SocketAddress::new),
                    check.textIfAny("proxy.db", DatabaseName::new),
                    rules);
        }
        return new ProxySettings.Enabled(
                check.text("proxy.addr", SocketAddress::new, SOME_ADDRESS),
                check.text("proxy.target", SocketAddress::new, SOME_ADDRESS),
                check.text("proxy.db", DatabaseName::new, SOME_DATABASE),
                rules);
    }

    private LeaseSettings lease() {
        Membership membership = membership();
        LeaseSettings.Static fixed = new LeaseSettings.Static(membership);
        if (!raw.text("lease.type").equals("consul")) {
            return fixed;
        }
        ServiceUrl url = check.text("lease.consul.url", ServiceUrl::new, SOME_URL);
        LeaseKey key = check.text("lease.consul.key", LeaseKey::new, new LeaseKey("key"));
        return check.<LeaseSettings>value(
                        "lease.consul.key",
                        () -> new LeaseSettings.Consul(
                                membership,
                                url,
                                key,
                                raw.span("lease.consul.ttl"),
                                raw.span("lease.consul.lock-delay")))
                .orElse(fixed);
    }

    private Membership membership() {
        List<DatabaseName> databases = check.texts("lease.databases", DatabaseName::new);
        return new Membership(
                check.text("lease.hostname", Hostname::new, Hostname.UNNAMED),
                check.textIfAny("lease.advertise-url", AdvertiseUrl::new),
                raw.flag("lease.candidate"),
                raw.flag("lease.promote"),
                raw.span("lease.reconnect-delay"),
                raw.span("lease.demote-delay"),
                raw.flag("lease.candidate") ? List.of() : databases);
    }

    private BackupSettings backup() {
        return switch (raw.text("backup.type")) {
            case "" -> BackupSettings.none();
            case "file" -> new BackupSettings.File(path("backup.path"));
            case "litefs-cloud" -> cloudBackup();
            default -> {
                check.refuse("backup.type", "must be 'file', 'litefs-cloud' or empty: LiteFS ends at once over others");
                yield BackupSettings.none();
            }
        };
    }

    private BackupSettings cloudBackup() {
        Optional<ServiceUrl> url = check.textIfAny("backup.url", ServiceUrl::new);
        Optional<AuthToken> token = check.textIfAny("backup.auth-token", AuthToken::new);
        String cluster = raw.text("backup.cluster");
        return check.<BackupSettings>value("backup.cluster", () -> new BackupSettings.LiteFsCloud(url, cluster, token))
                .orElse(BackupSettings.none());
    }

    private LogSettings log() {
        return new LogSettings(
                check.text("log.format", LogFormat::parse, LogFormat.TEXT),
                raw.flag("log.timestamp"),
                raw.flag("log.debug"));
    }

    private TracingSettings tracing() {
        Optional<AbsolutePath> file = check.textIfAny("tracing.path", text -> AbsolutePath.of("tracing.path", text));
        return check.value(
                        "tracing",
                        () -> new TracingSettings(
                                raw.flag("tracing.enabled"),
                                file,
                                raw.number("tracing.max-size"),
                                raw.number("tracing.max-count"),
                                raw.flag("tracing.compress")))
                .orElse(TracingSettings.DEFAULT);
    }
}
