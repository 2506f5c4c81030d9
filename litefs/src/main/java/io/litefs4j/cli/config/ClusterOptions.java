package io.litefs4j.cli.config;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code config generate} that become settings. */
public final class ClusterOptions {
    @Option(
            names = "--node",
            paramLabel = "NAME=URL",
            required = true,
            description = "A node: its hostname, and where the other nodes reach its LiteFS API. Once for each node.")
    private Map<String, String> nodes = new LinkedHashMap<>();

    @Option(names = "--primary", paramLabel = "NAME", description = "Static lease: this node is primary for ever.")
    private @Nullable String primary;

    @Option(names = "--consul-url", paramLabel = "URL", description = "Consul lease: the lease server.")
    private @Nullable String consulUrl;

    @Option(names = "--consul-key", paramLabel = "KEY", description = "Consul lease: what the candidates compete for.")
    private @Nullable String consulKey;

    @Option(
            names = "--consul-ttl",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "Consul lease: how long it lasts without renewal. Default: ${DEFAULT-VALUE}")
    private String consulTtl = "10s";

    @Option(
            names = "--consul-lock-delay",
            paramLabel = "DURATION",
            defaultValue = "1s",
            description = "Consul lease: how long an expired one is kept from others. Default: ${DEFAULT-VALUE}")
    private String consulLockDelay = "1s";

    @Option(names = "--mount", paramLabel = "DIR", description = "fuse.dir. LiteFS's default: /litefs")
    private @Nullable String mount;

    @Option(names = "--data", paramLabel = "DIR", description = "data.dir. LiteFS's default: /var/lib/litefs")
    private @Nullable String data;

    @Option(names = "--http", paramLabel = "ADDR", description = "http.addr. LiteFS's default: :20202")
    private @Nullable String http;

    @Option(names = "--retention", paramLabel = "DURATION", description = "data.retention. LiteFS's default: 10m")
    private @Nullable String retention;

    @Option(
            names = "--exec",
            paramLabel = "CMD",
            description = "A command that LiteFS runs; may be given several times.")
    private List<String> exec = new ArrayList<>();

    @Option(names = "--proxy-addr", paramLabel = "ADDR", description = "proxy.addr: where LiteFS's proxy listens.")
    private @Nullable String proxyAddr;

    @Option(names = "--proxy-target", paramLabel = "ADDR", description = "proxy.target: where the application listens.")
    private @Nullable String proxyTarget;

    @Option(names = "--proxy-db", paramLabel = "NAME", description = "proxy.db: whose position the cookie carries.")
    private @Nullable String proxyDb;

    /** For picocli. */
    public ClusterOptions() {}

    /**
     * Returns the settings of each node, by its name, in the order of the options.
     *
     * @param base what the nodes take over
     * @throws UsageException if the options do not go together
     * @throws io.litefs4j.domain.InvalidValueException if an option has no usable value
     */
    public Map<Hostname, LiteFsSettings> settings(Optional<LiteFsSettings> base) {
        ClusterPlan plan = new ClusterPlan(shared(base), nodes());
        if (primary != null && consulUrl == null && consulKey == null) {
            return plan.withStaticLease(new Hostname(primary));
        }
        if (primary == null && consulUrl != null && consulKey != null) {
            return plan.withConsulLease(new LeaseSettings.Consul(
                    Membership.DEFAULT,
                    new ServiceUrl(consulUrl),
                    new LeaseKey(consulKey),
                    GoDuration.parse(consulTtl),
                    GoDuration.parse(consulLockDelay)));
        }
        throw new UsageException("Name either --primary, or both --consul-url and --consul-key.");
    }

    private Map<Hostname, AdvertiseUrl> nodes() {
        Map<Hostname, AdvertiseUrl> read = new LinkedHashMap<>();
        nodes.forEach((name, url) -> read.put(new Hostname(name), new AdvertiseUrl(url)));
        return read;
    }

    private LiteFsSettings shared(Optional<LiteFsSettings> base) {
        LiteFsSettings from = base.orElseGet(() -> LiteFsSettings.builder(new LeaseSettings.Static(Membership.DEFAULT))
                .build());
        return from.toBuilder()
                .exec(
                        exec.isEmpty()
                                ? from.exec()
                                : exec.stream().map(ExecCommand::of).toList())
                .data(data(from.data()))
                .fuse(fuse(from.fuse()))
                .http(
                        http == null
                                ? from.http()
                                : new HttpSettings(
                                        new SocketAddress(http), from.http().snapshotTimeout()))
                .proxy(proxy(from.proxy()))
                .build();
    }

    private DataSettings data(DataSettings from) {
        return new DataSettings(
                data == null ? from.dir() : AbsolutePath.of("--data", data),
                from.compress(),
                retention == null ? from.retention() : GoDuration.parse(retention),
                from.retentionMonitorInterval());
    }

    private FuseSettings fuse(FuseSettings from) {
        return mount == null
                ? from
                : new FuseSettings(AbsolutePath.of("--mount", mount), from.allowOther(), from.debug());
    }

    private ProxySettings proxy(ProxySettings from) {
        if (proxyAddr == null && proxyTarget == null && proxyDb == null) {
            return from;
        }
        if (proxyAddr == null || proxyTarget == null || proxyDb == null) {
            throw new UsageException("LiteFS's proxy needs --proxy-addr, --proxy-target and --proxy-db.");
        }
        return new ProxySettings.Enabled(
                new SocketAddress(proxyAddr), new SocketAddress(proxyTarget), new DatabaseName(proxyDb), from.rules());
    }
}
