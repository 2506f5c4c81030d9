package io.litefs4j.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteFsSettingsTest {
    private static final LeaseSettings LEASE = new LeaseSettings.Static(Membership.DEFAULT);
    private static final ServiceUrl CONSUL = new ServiceUrl("http://127.0.0.1:8500");

    @Test
    void what_is_not_said_is_as_litefs_takes_it() {
        LiteFsSettings settings = LiteFsSettings.builder(LEASE).build();

        assertThat(settings.exitOnError()).isTrue();
        assertThat(settings.skipSync()).isFalse();
        assertThat(settings.strictVerify()).isFalse();
        assertThat(settings.exec()).isEmpty();
        assertThat(settings.data())
                .isEqualTo(new DataSettings(
                        new AbsolutePath("/var/lib/litefs"), true, GoDuration.parse("10m"), GoDuration.parse("1m")));
        assertThat(settings.fuse()).isEqualTo(new FuseSettings(new AbsolutePath("/litefs"), false, false));
        assertThat(settings.http()).isEqualTo(new HttpSettings(new SocketAddress(":20202"), GoDuration.ZERO));
        assertThat(settings.proxy().isEnabled()).isFalse();
        assertThat(settings.backup()).isEqualTo(new BackupSettings.None());
        assertThat(settings.log()).isEqualTo(new LogSettings(LogFormat.TEXT, false, false));
        assertThat(settings.tracing()).isEqualTo(new TracingSettings(true, Optional.empty(), 64, 8, true));
    }

    @Test
    void a_proxy_treats_requests_as_litefs_does_by_default() {
        assertThat(ProxySettings.none().rules())
                .isEqualTo(new ProxyRules(
                        GoDuration.parse("10s"),
                        false,
                        List.of(),
                        List.of(),
                        GoDuration.parse("5s"),
                        GoDuration.ZERO,
                        GoDuration.parse("10s"),
                        GoDuration.ZERO,
                        GoDuration.parse("30s")));
    }

    @Test
    void a_node_that_was_told_nothing_is_a_candidate() {
        assertThat(LEASE.candidate()).isTrue();
        assertThat(LEASE.promote()).isFalse();
        assertThat(LEASE.hostname()).isEqualTo(Hostname.UNNAMED);
        assertThat(LEASE.advertiseUrl()).isEmpty();
        assertThat(LEASE.reconnectDelay()).isEqualTo(GoDuration.parse("1s"));
        assertThat(LEASE.demoteDelay()).isEqualTo(GoDuration.parse("10s"));
        assertThat(LEASE.databases()).isEmpty();
    }

    @Test
    void a_static_replica_carries_the_name_and_the_url_of_its_primary() {
        AdvertiseUrl url = new AdvertiseUrl("http://node1:20202");
        LeaseSettings replica = LeaseSettings.Static.replicaOf(new Hostname("node1"), url);

        assertThat(replica.candidate()).isFalse();
        assertThat(replica.advertiseUrl()).contains(url);
        assertThat(LeaseSettings.Static.primary(new Hostname("node1"), url).candidate())
                .isTrue();
        assertThat(replica.<String>fold(fixed -> "static", consul -> "consul")).isEqualTo("static");
    }

    @Test
    void a_consul_lease_without_times_takes_those_of_litefs() {
        LeaseSettings.Consul lease = new LeaseSettings.Consul(Membership.DEFAULT, CONSUL, new LeaseKey("k"));

        assertThat(lease.effectiveTtl()).isEqualTo(GoDuration.parse("10s"));
        assertThat(lease.effectiveLockDelay()).isEqualTo(GoDuration.parse("1s"));
    }

    @Property(tries = 300)
    void litefs_ignores_times_that_are_not_positive(@ForAll long nanos) {
        GoDuration time = new GoDuration(nanos);
        LeaseSettings.Consul lease =
                new LeaseSettings.Consul(Membership.DEFAULT, CONSUL, new LeaseKey("k"), time, time);

        assertThat(lease.effectiveTtl()).isEqualTo(nanos > 0 ? time : GoDuration.parse("10s"));
        assertThat(lease.effectiveLockDelay()).isEqualTo(nanos > 0 ? time : GoDuration.parse("1s"));
    }

    @ParameterizedTest
    @CsvSource({
        "/m, /m, data.dir",
        "/m/, /m, data.dir",
        "/m, //m//, data.dir",
        "/m, /m/data, data.dir",
        "/m//, /m/a/b, data.dir",
        "/data/mnt, /data, fuse.dir",
        "/data/mnt/, /data/, fuse.dir",
        "/, /data, data.dir",
        "/m, /, fuse.dir",
    })
    void a_data_directory_in_the_mount_or_around_it_is_refused(String mount, String data, String key) {
        assertThatThrownBy(() -> settings(mount, data).build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults()).extracting(Fault::key).containsExactly(key));
    }

    @ParameterizedTest
    @CsvSource({"/m, /mm", "/mm, /m", "/a/m, /a/d", "/M, /m"})
    void directories_side_by_side_are_accepted(String mount, String data) {
        assertThat(settings(mount, data).build().fuse().dir()).hasToString(mount);
    }

    @Property(tries = 300)
    void no_nested_directory_escapes_whatever_its_slashes(
            @ForAll("segments") List<String> outer,
            @ForAll("segments") List<String> below,
            @ForAll("slashes") String slash) {
        List<String> inner = new ArrayList<>(outer);
        inner.addAll(below);
        String one = slash + String.join(slash, outer);
        String other = "/" + String.join("/", inner) + slash;

        assertThatThrownBy(() -> settings(one, other).build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings(other, one).build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings(one, one + slash).build()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void all_directories_in_the_mount_are_reported_together() {
        LiteFsSettings.Builder builder = settings("/m", "/m/data")
                .backup(new BackupSettings.File(new AbsolutePath("/m/backup")))
                .tracing(TracingSettings.builder()
                        .path(new AbsolutePath("/m/trace.log"))
                        .build());

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::key)
                                .containsExactly("data.dir", "backup.path", "tracing.path"));
    }

    @Test
    void a_candidate_needs_every_database() {
        Membership.Builder filtered = Membership.builder().databases(List.of(new DatabaseName("a.db")));

        assertThatThrownBy(filtered::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("lease.databases must be empty on a candidate");
        assertThat(filtered.candidate(false).build().databases()).hasSize(1);
    }

    @Test
    void sizes_that_cannot_be_are_reported_together() {
        assertThatThrownBy(
                        () -> TracingSettings.builder().maxSize(-1).maxCount(-1).build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::key)
                                .containsExactly("tracing.max-size", "tracing.max-count"));
        assertThatThrownBy(
                        () -> TracingSettings.builder().maxSize(Long.MAX_VALUE).build())
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/../b", "..", "./a", "a\u0000", "a\nb", "\ud800"})
    void a_key_that_would_become_another_is_refused(String key) {
        assertThatThrownBy(() -> new LeaseKey(key)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_key_begins_with_a_slash_only_behind_a_prefix() {
        LeaseKey key = new LeaseKey("/primary");

        assertThatThrownBy(() -> new LeaseSettings.Consul(Membership.DEFAULT, CONSUL, key))
                .hasMessageStartingWith("lease.consul.key");
        assertThat(new LeaseSettings.Consul(Membership.DEFAULT, new ServiceUrl("http://c/litefs"), key).key())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "a\u0000b", "\udc00"})
    void a_command_that_cannot_be_run_is_refused(String cmd) {
        assertThatThrownBy(() -> ExecCommand.of(cmd)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_command_may_have_several_lines() {
        assertThat(ExecCommand.of("myapp\n  -addr :8081\n").cmd()).contains("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TEXT", "xml", "json "})
    void a_log_of_another_format_is_refused(String format) {
        assertThatThrownBy(() -> LogFormat.parse(format)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_log_is_of_the_two_formats_of_litefs() {
        assertThat(List.of(LogFormat.parse("text"), LogFormat.parse("json"))).containsExactly(LogFormat.values());
    }

    private static LiteFsSettings.Builder settings(String mount, String data) {
        return LiteFsSettings.builder(LEASE)
                .fuse(FuseSettings.at(new AbsolutePath(mount)))
                .data(DataSettings.at(new AbsolutePath(data)));
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.strings()
                .withCharRange('a', 'c')
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> slashes() {
        return Arbitraries.of("/", "//", "///");
    }
}
