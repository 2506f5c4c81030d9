package io.litefs4j.usecases.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.litefs4j.domain.settings.GoDuration;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigGeneratorTest {
    private static final LeaseSettings REPLICA =
            LeaseSettings.Static.replicaOf(new Hostname("node1"), new AdvertiseUrl("http://node1:20202"));

    private final ConfigGenerator generator = new ConfigGenerator();

    @Test
    void a_static_replica_is_written_with_what_an_operator_must_know_and_no_more() {
        assertThat(generator.generate(LiteFsSettings.builder(REPLICA).build())).isEqualTo("""
                        data:
                          dir: "/var/lib/litefs"
                        fuse:
                          dir: "/litefs"
                        http:
                          addr: ":20202"
                        lease:
                          type: "static"
                          hostname: "node1"
                          advertise-url: "http://node1:20202"
                          candidate: false
                        """);
    }

    @Test
    void a_primary_that_was_told_nothing_still_says_that_it_is_a_candidate() {
        LeaseSettings lease = new LeaseSettings.Static(Membership.DEFAULT);

        assertThat(generator.generate(LiteFsSettings.builder(lease).build()))
                .endsWith("lease:\n  type: \"static\"\n  candidate: true\n");
    }

    @Test
    void every_key_that_differs_from_its_default_is_written_in_the_order_of_litefs() {
        assertThat(generator.generate(everythingUnusual())).isEqualTo("""
                        exit-on-error: false
                        skip-sync: true
                        strict-verify: true
                        exec:
                          - cmd: "migrate"
                            if-candidate: true
                          - cmd: "myapp -addr :8081"
                        data:
                          dir: "/data"
                          compress: false
                          retention: 24h0m0s
                          retention-monitor-interval: 1m30s
                        fuse:
                          dir: "/mnt/db"
                          allow-other: true
                          debug: true
                        http:
                          addr: "127.0.0.1:20202"
                          snapshot-timeout: 500ms
                        proxy:
                          addr: ":8080"
                          target: "localhost:8081"
                          db: "my.db"
                          max-lag: 2s
                          debug: true
                          passthrough:
                            - "/debug/*"
                            - "*.png"
                          always-forward:
                            - "/login"
                          primary-redirect-timeout: 1s
                          read-timeout: 3s
                          read-header-timeout: 4s
                          write-timeout: 5s
                          idle-timeout: 6s
                        lease:
                          type: "consul"
                          hostname: "node2"
                          advertise-url: "http://node2:20202"
                          candidate: false
                          promote: true
                          reconnect-delay: 100ms
                          demote-delay: 1m0s
                          databases:
                            - "my.db"
                          consul:
                            url: "http://127.0.0.1:8500"
                            key: "litefs/primary"
                            ttl: 3s
                            lock-delay: 1.5s
                        backup:
                          type: "litefs-cloud"
                          url: "https://backup.example"
                          cluster: "one"
                          auth-token: "secret"
                        log:
                          format: "json"
                          timestamp: true
                          debug: true
                        tracing:
                          enabled: false
                          path: "/var/log/litefs.log"
                          max-size: 1
                          max-count: 2
                          compress: false
                        """);
    }

    @Test
    void a_proxy_without_a_target_keeps_what_else_was_said() {
        LiteFsSettings settings = LiteFsSettings.builder(REPLICA)
                .proxy(new ProxySettings.Disabled(
                        Optional.of(new SocketAddress(":8080")), Optional.empty(), ProxyRules.DEFAULT))
                .build();

        assertThat(generator.generate(settings)).contains("proxy:\n  addr: \":8080\"\nlease:");
    }

    @Test
    void every_value_with_a_dollar_is_refused_by_its_key() {
        assertThatThrownBy(() -> generator.generate(withDollars()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::key)
                                .containsExactly(
                                        "exec[1].cmd",
                                        "data.dir",
                                        "proxy.passthrough[0]",
                                        "lease.hostname",
                                        "backup.auth-token"));
    }

    @Test
    void a_secret_with_a_dollar_is_not_shown_in_its_refusal() {
        assertThatThrownBy(() -> generator.generate(withDollars())).hasMessageNotContaining("pa$$word");
    }

    @Test
    void a_dollar_is_written_as_an_escape_where_nothing_is_expanded() {
        assertThat(generator.generateWithoutExpansion(withDollars()))
                .contains(
                        "- cmd: \"sh -c 'echo \\x24HOME'\"", "dir: \"/da\\x24ta\"", "auth-token: \"pa\\x24\\x24word\"")
                .doesNotContain("$");
    }

    private static LiteFsSettings withDollars() {
        return LiteFsSettings.builder(new LeaseSettings.Static(
                        Membership.builder().hostname(new Hostname("$HOST")).build()))
                .exec(List.of(ExecCommand.of("migrate"), ExecCommand.of("sh -c 'echo $HOME'")))
                .data(DataSettings.at(new AbsolutePath("/da$ta")))
                .proxy(new ProxySettings.Disabled(
                        Optional.empty(),
                        Optional.empty(),
                        ProxyRules.builder()
                                .passthrough(List.of(new UrlPattern("/$")))
                                .build()))
                .backup(new BackupSettings.LiteFsCloud(Optional.empty(), "", Optional.of(new AuthToken("pa$$word"))))
                .build();
    }

    private static LiteFsSettings everythingUnusual() {
        return LiteFsSettings.builder(consul())
                .exitOnError(false)
                .skipSync(true)
                .strictVerify(true)
                .exec(List.of(new ExecCommand("migrate", true), ExecCommand.of("myapp -addr :8081")))
                .data(new DataSettings(
                        new AbsolutePath("/data"), false, GoDuration.parse("24h"), GoDuration.parse("90s")))
                .fuse(new FuseSettings(new AbsolutePath("/mnt/db"), true, true))
                .http(new HttpSettings(new SocketAddress("127.0.0.1:20202"), GoDuration.ofMillis(500)))
                .proxy(proxy())
                .backup(new BackupSettings.LiteFsCloud(
                        Optional.of(new ServiceUrl("https://backup.example")),
                        "one",
                        Optional.of(new AuthToken("secret"))))
                .log(new LogSettings(LogFormat.JSON, true, true))
                .tracing(new TracingSettings(false, Optional.of(new AbsolutePath("/var/log/litefs.log")), 1, 2, false))
                .build();
    }

    private static LeaseSettings consul() {
        Membership membership = Membership.builder()
                .hostname(new Hostname("node2"))
                .advertiseUrl(new AdvertiseUrl("http://node2:20202"))
                .candidate(false)
                .promote(true)
                .reconnectDelay(GoDuration.ofMillis(100))
                .demoteDelay(GoDuration.ofMinutes(1))
                .databases(List.of(new DatabaseName("my.db")))
                .build();
        return new LeaseSettings.Consul(
                membership,
                new ServiceUrl("http://127.0.0.1:8500"),
                new LeaseKey("litefs/primary"),
                GoDuration.ofSeconds(3),
                GoDuration.ofMillis(1500));
    }

    private static ProxySettings proxy() {
        ProxyRules rules = ProxyRules.builder()
                .maxLag(GoDuration.ofSeconds(2))
                .debug(true)
                .passthrough(List.of(new UrlPattern("/debug/*"), new UrlPattern("*.png")))
                .alwaysForward(List.of(new UrlPattern("/login")))
                .primaryRedirectTimeout(GoDuration.ofSeconds(1))
                .readTimeout(GoDuration.ofSeconds(3))
                .readHeaderTimeout(GoDuration.ofSeconds(4))
                .writeTimeout(GoDuration.ofSeconds(5))
                .idleTimeout(GoDuration.ofSeconds(6))
                .build();
        return new ProxySettings.Enabled(
                new SocketAddress(":8080"), new SocketAddress("localhost:8081"), new DatabaseName("my.db"), rules);
    }
}
