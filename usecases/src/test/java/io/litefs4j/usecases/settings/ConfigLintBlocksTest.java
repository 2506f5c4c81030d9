package io.litefs4j.usecases.settings;

import static io.litefs4j.usecases.settings.LintCase.findings;
import static io.litefs4j.usecases.settings.LintCase.staticPrimary;
import static io.litefs4j.usecases.settings.LintCase.staticReplica;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.LogFormat;
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLintBlocksTest {
    private static final SocketAddress API = new SocketAddress("10.0.0.1:20202");
    private static final DatabaseName DB = new DatabaseName("my.db");

    @Test
    void a_proxy_without_a_target_does_not_run() {
        ProxySettings forgotten = new ProxySettings.Disabled(
                Optional.of(new SocketAddress(":8080")), Optional.empty(), ProxyRules.DEFAULT);

        assertThat(findings(staticPrimary().proxy(forgotten).build())).containsExactly("ERROR proxy.target");
    }

    @Test
    void a_proxy_loses_the_writes_that_reach_a_replica() {
        assertThat(findings(withProxy(":8080", "localhost:8081"))).containsExactly("WARNING proxy.target");
    }

    @ParameterizedTest
    @CsvSource({
        ":20202, localhost:8081, ERROR proxy.addr",
        "10.0.0.1:20202, localhost:8081, ERROR proxy.addr",
        ":8080, localhost:8080, ERROR proxy.target",
        "127.0.0.1:8080, [::1]:8080, ERROR proxy.target",
        ":8080, localhost:0, ERROR proxy.target",
        ":0, localhost:8081, WARNING proxy.addr",
    })
    void a_proxy_whose_addresses_clash_is_found(String addr, String target, String finding) {
        assertThat(findings(withProxy(addr, target))).contains(finding);
    }

    @Test
    void a_proxy_may_have_the_port_of_the_api_on_another_address() {
        assertThat(findings(withProxy("10.0.0.7:20202", "localhost:8081"))).containsExactly("WARNING proxy.target");
    }

    @Test
    void a_proxy_that_waits_for_a_database_that_is_not_replicated_here_is_found() {
        LeaseSettings filtered = new LeaseSettings.Static(LintCase.member("node1")
                .candidate(false)
                .databases(List.of(new DatabaseName("other.db")))
                .build());
        LiteFsSettings node = staticReplica()
                .lease(filtered)
                .proxy(new ProxySettings.Enabled(new SocketAddress(":8080"), new SocketAddress("localhost:8081"), DB))
                .build();

        assertThat(findings(node)).contains("ERROR proxy.db");
    }

    @Test
    void a_pattern_that_matches_nothing_is_found_at_its_place() {
        assertThat(findings(withRules(ProxyRules.builder()
                        .alwaysForward(List.of(new UrlPattern("/ok"), new UrlPattern("login")))
                        .build())))
                .contains("WARNING proxy.always-forward[1]");
    }

    @Test
    void a_pattern_that_hides_the_health_of_litefs_is_found() {
        assertThat(findings(withRules(ProxyRules.builder()
                        .passthrough(List.of(new UrlPattern("*")))
                        .build())))
                .contains("WARNING proxy.passthrough");
    }

    @Test
    void a_proxy_that_knows_no_lag_and_waits_for_no_primary_is_found() {
        assertThat(findings(withRules(ProxyRules.builder()
                        .maxLag(GoDuration.ZERO)
                        .primaryRedirectTimeout(GoDuration.ZERO)
                        .build())))
                .contains("NOTE proxy.max-lag", "WARNING proxy.primary-redirect-timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/litefs", "/run/litefs/", "/dev/shm/x", "/var/run/x"})
    void a_data_directory_that_does_not_survive_the_machine_is_found(String dir) {
        assertThat(findings(staticPrimary()
                        .data(DataSettings.at(new AbsolutePath(dir)))
                        .build()))
                .containsExactly("WARNING data.dir");
    }

    @ParameterizedTest
    @CsvSource({
        "9m, 1m, WARNING data.retention",
        "10m, 0s, WARNING data.retention-monitor-interval",
        "10m, 11m, NOTE data.retention-monitor-interval",
    })
    void transaction_files_that_go_too_soon_or_never_are_found(String retention, String interval, String finding) {
        assertThat(findings(staticPrimary().data(kept(retention, interval)).build()))
                .containsExactly(finding);
    }

    @Test
    void keeping_transactions_for_ever_also_cuts_every_snapshot_off() {
        assertThat(findings(staticPrimary().data(kept("0s", "1m")).build()))
                .containsExactly("ERROR http.snapshot-timeout", "WARNING data.retention");
    }

    @ParameterizedTest
    @CsvSource({"-1s, ERROR", "9s, WARNING"})
    void a_time_for_snapshots_in_which_none_is_sent_is_found(String timeout, String severity) {
        assertThat(findings(staticPrimary()
                        .http(new HttpSettings(API, GoDuration.parse(timeout)))
                        .build()))
                .containsExactly(severity + " http.snapshot-timeout");
    }

    @Test
    void an_api_that_only_this_machine_reaches_is_odd_on_a_primary_and_right_on_a_static_replica() {
        HttpSettings loopback = HttpSettings.at(new SocketAddress("127.0.0.1:20202"));

        assertThat(findings(staticPrimary().http(loopback).build())).containsExactly("NOTE http.addr");
        assertThat(findings(staticReplica().http(loopback).build())).isEmpty();
    }

    @Test
    void a_port_that_changes_with_every_start_is_found() {
        assertThat(findings(staticPrimary()
                        .http(HttpSettings.at(new SocketAddress("10.0.0.1:0")))
                        .build()))
                .containsExactly("WARNING http.addr");
    }

    @Test
    void the_discontinued_service_is_found() {
        BackupSettings gone = new BackupSettings.LiteFsCloud(Optional.empty(), "c", Optional.empty());
        BackupSettings own = new BackupSettings.LiteFsCloud(
                Optional.of(new ServiceUrl("https://backup.example")), "c", Optional.empty());

        assertThat(findings(staticPrimary().backup(gone).build())).containsExactly("WARNING backup.type");
        assertThat(findings(staticPrimary().backup(own).build())).containsExactly("NOTE backup.type");
    }

    @Test
    void a_backup_beside_what_it_saves_is_found() {
        BackupSettings beside = new BackupSettings.File(new AbsolutePath("/var/lib/litefs/backup"));

        assertThat(findings(staticPrimary().backup(beside).build())).containsExactly("WARNING backup.path");
    }

    @Test
    void what_is_for_tests_and_for_hunting_faults_is_found() {
        LiteFsSettings node = staticPrimary()
                .exitOnError(false)
                .strictVerify(true)
                .fuse(new FuseSettings(new AbsolutePath("/litefs"), false, true))
                .log(new LogSettings(LogFormat.TEXT, false, true))
                .tracing(TracingSettings.builder()
                        .path(new AbsolutePath("/var/log/trace.log"))
                        .build())
                .build();

        assertThat(findings(node))
                .containsExactly(
                        "WARNING exit-on-error",
                        "WARNING strict-verify",
                        "WARNING fuse.debug",
                        "WARNING tracing.path",
                        "NOTE log.debug");
    }

    @Test
    void an_application_that_starts_before_its_data_is_there_is_found() {
        assertThat(findings(staticPrimary()
                        .skipSync(true)
                        .exec(List.of(ExecCommand.of("myapp")))
                        .build()))
                .containsExactly("WARNING skip-sync");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"migrate && myapp", "myapp > log", "myapp | tee log", "sh -c 'open", "; x", "echo $(date", "a(b)"
            })
    void a_command_that_only_a_shell_would_understand_is_found(String command) {
        assertThat(findings(staticPrimary()
                        .exec(List.of(ExecCommand.of("myapp"), ExecCommand.of(command)))
                        .build()))
                .containsExactly("ERROR exec[1].cmd");
    }

    @Test
    void a_command_with_quoted_operators_is_fine() {
        assertThat(findings(staticPrimary()
                        .exec(List.of(ExecCommand.of("sh -c 'migrate && exec myapp > /dev/null'")))
                        .build()))
                .isEmpty();
    }

    private static LiteFsSettings withProxy(String addr, String target) {
        return staticPrimary()
                .proxy(new ProxySettings.Enabled(new SocketAddress(addr), new SocketAddress(target), DB))
                .build();
    }

    private static LiteFsSettings withRules(ProxyRules rules) {
        return staticPrimary()
                .proxy(new ProxySettings.Enabled(
                        new SocketAddress(":8080"), new SocketAddress("localhost:8081"), DB, rules))
                .build();
    }

    private static DataSettings kept(String retention, String interval) {
        return DataSettings.builder()
                .retention(GoDuration.parse(retention))
                .retentionMonitorInterval(GoDuration.parse(interval))
                .build();
    }
}
