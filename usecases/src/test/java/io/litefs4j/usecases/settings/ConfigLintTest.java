package io.litefs4j.usecases.settings;

import static io.litefs4j.usecases.settings.LintCase.consul;
import static io.litefs4j.usecases.settings.LintCase.consulNode;
import static io.litefs4j.usecases.settings.LintCase.findings;
import static io.litefs4j.usecases.settings.LintCase.member;
import static io.litefs4j.usecases.settings.LintCase.on;
import static io.litefs4j.usecases.settings.LintCase.staticPrimary;
import static io.litefs4j.usecases.settings.LintCase.staticReplica;
import static io.litefs4j.usecases.settings.LintCase.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.usecases.settings.Finding.Severity;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLintTest {
    @Test
    void nothing_is_said_against_a_sound_node_of_each_kind() {
        assertThat(findings(staticPrimary().build())).isEmpty();
        assertThat(findings(staticReplica().build())).isEmpty();
        assertThat(findings(consulNode("node3").build())).isEmpty();
    }

    @Test
    void a_static_replica_without_the_url_of_its_primary_never_gets_ready() {
        LeaseSettings lost = new LeaseSettings.Static(Membership.builder()
                .hostname(new Hostname("node1"))
                .candidate(false)
                .build());

        assertThat(findings(staticReplica().lease(lost).build())).containsExactly("ERROR lease.advertise-url");
    }

    @Test
    void a_static_replica_that_does_not_know_the_name_of_its_primary_cannot_tell_where_to_write() {
        LeaseSettings nameless = new LeaseSettings.Static(Membership.builder()
                .advertiseUrl(url("http://node1:20202"))
                .candidate(false)
                .build());

        assertThat(findings(staticReplica().lease(nameless).build())).containsExactly("WARNING lease.hostname");
    }

    @Test
    void a_static_primary_that_does_not_say_where_it_is_is_odd() {
        assertThat(findings(staticPrimary()
                        .lease(new LeaseSettings.Static(Membership.DEFAULT))
                        .build()))
                .containsExactly("NOTE lease.advertise-url");
    }

    @ParameterizedTest
    @CsvSource({
        "https://node3:20202, WARNING lease.advertise-url",
        "http://node3:20202/litefs, NOTE lease.advertise-url",
        "http://localhost:20202, WARNING lease.advertise-url",
        "http://[::1]:20202, WARNING lease.advertise-url",
        "http://0.0.0.0:20202, ERROR lease.advertise-url",
        "http://node3, WARNING lease.advertise-url",
        "http://node3:80, WARNING lease.advertise-url",
    })
    void an_advertise_url_that_other_nodes_cannot_use_as_it_is_meant_is_found(String text, String finding) {
        Membership.Builder member = member("node3").advertiseUrl(url(text));

        assertThat(findings(
                        consulNode("node3").lease(consul(member, "10s", "1s")).build()))
                .containsExactly(finding);
    }

    @Test
    void a_static_replica_may_follow_a_primary_on_any_port() {
        LeaseSettings other = LeaseSettings.Static.replicaOf(new Hostname("node1"), url("http://node1:30303"));

        assertThat(findings(staticReplica().lease(other).build())).isEmpty();
    }

    @Test
    void promotion_without_synchronisation_has_no_effect() {
        LiteFsSettings node = consulNode("node3")
                .lease(consul(member("node3").promote(true), "10s", "1s"))
                .skipSync(true)
                .build();

        assertThat(findings(node)).containsExactly("WARNING lease.promote");
    }

    @Test
    void promotion_of_a_node_that_is_no_candidate_has_no_effect() {
        LeaseSettings lease = consul(member("node3").promote(true).candidate(false), "10s", "1s");

        assertThat(findings(consulNode("node3").lease(lease).build())).containsExactly("WARNING lease.promote");
    }

    @Test
    void promotion_of_a_static_primary_has_no_effect() {
        LeaseSettings lease =
                new LeaseSettings.Static(member("node1").promote(true).build());

        assertThat(findings(staticPrimary().lease(lease).build())).containsExactly("NOTE lease.promote");
    }

    @ParameterizedTest
    @CsvSource({"0s, ERROR", "-1s, ERROR", "1ms, ERROR", "11s, WARNING"})
    void a_pause_after_a_lost_primary_is_neither_nothing_nor_for_ever(String delay, Severity severity) {
        Membership.Builder member = member("node3").reconnectDelay(GoDuration.parse(delay));

        assertThat(findings(
                        consulNode("node3").lease(consul(member, "30s", "1s")).build()))
                .containsExactly(severity + " lease.reconnect-delay");
    }

    @Test
    void a_pause_longer_than_the_ttl_holds_a_failover_up() {
        Membership.Builder member = member("node3").reconnectDelay(GoDuration.parse("9s"));

        assertThat(findings(
                        consulNode("node3").lease(consul(member, "3s", "1s")).build()))
                .contains("WARNING lease.reconnect-delay");
    }

    @Test
    void the_delay_of_a_demotion_has_no_effect() {
        Membership.Builder member = member("node3").demoteDelay(GoDuration.parse("1s"));

        assertThat(findings(
                        consulNode("node3").lease(consul(member, "10s", "1s")).build()))
                .containsExactly("NOTE lease.demote-delay");
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 400ms, ERROR lease.consul.ttl",
        "1200ms, 300ms, ERROR lease.consul.ttl",
        "1s, 500ms, WARNING lease.consul.ttl",
        "1s, 1s, WARNING lease.consul.ttl",
        "2s, 1ms, WARNING lease.consul.ttl",
        "3s, 1s, NOTE lease.consul.ttl",
        "2m, 1s, WARNING lease.consul.ttl",
        "-5s, 1s, WARNING lease.consul.ttl",
        "10s, -1s, WARNING lease.consul.lock-delay",
        "10s, 61s, WARNING lease.consul.lock-delay",
    })
    void a_ttl_and_a_lock_delay_that_cannot_work_together_are_found(String ttl, String lockDelay, String finding) {
        assertThat(findings(consulNode("node3")
                        .lease(consul(member("node3"), ttl, lockDelay))
                        .build()))
                .containsExactly(finding);
    }

    @Test
    void a_token_in_the_url_of_the_lease_server_ends_up_in_the_log() {
        LeaseSettings lease = consul(member("node3"), "http://:secret@10.0.0.9:8500", "10s", "1s");

        assertThat(new ConfigLint().check(consulNode("node3").lease(lease).build()))
                .singleElement()
                .satisfies(f -> assertThat(f.key()).isEqualTo("lease.consul.url"))
                .satisfies(f -> assertThat(f.toString()).doesNotContain("secret"));
    }

    @Test
    void a_path_in_the_url_of_the_lease_server_makes_the_start_depend_on_it() {
        LeaseSettings lease = consul(member("node3"), "http://10.0.0.9:8500/prefix", "10s", "1s");

        assertThat(findings(consulNode("node3").lease(lease).build())).containsExactly("NOTE lease.consul.url");
    }

    @Test
    void a_node_that_is_named_by_its_machine_is_odd() {
        Membership.Builder member = Membership.builder().advertiseUrl(url("http://node3:20202"));

        assertThat(findings(
                        consulNode("node3").lease(consul(member, "10s", "1s")).build()))
                .containsExactly("NOTE lease.hostname");
    }

    @Test
    void a_node_that_gives_no_url_and_listens_to_itself_alone_is_reached_by_nobody() {
        LeaseSettings lease = consul(Membership.builder().hostname(new Hostname("node3")), "10s", "1s");

        assertThat(findings(on("127.0.0.1", lease).build()))
                .containsExactly("WARNING lease.advertise-url", "NOTE http.addr");
    }

    @Test
    void a_filter_that_names_a_database_twice_is_found() {
        DatabaseName name = new DatabaseName("a.db");
        LeaseSettings lease = new LeaseSettings.Static(
                member("node1").candidate(false).databases(List.of(name, name)).build());

        assertThat(findings(staticReplica().lease(lease).build())).containsExactly("WARNING lease.databases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "[::]"})
    void an_api_on_every_interface_is_found(String host) {
        assertThat(findings(on(host, consul(member("node3"), "10s", "1s")).build()))
                .containsExactly("WARNING http.addr");
    }

    @Property(tries = 300)
    void any_settings_whatever_are_looked_at_in_whole_and_the_worst_comes_first(@ForAll LiteFsSettings settings) {
        List<Finding> found = new ConfigLint().check(settings);

        assertThat(found).isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
        assertThat(found).allSatisfy(f -> {
            assertThat(f.reason()).endsWith(".");
            assertThat(f.remedy()).endsWith(".");
            assertThat(f.key()).matches("[a-z]+([.-][a-z]+)*(\\[\\d+\\](\\.cmd)?)?");
        });
    }
}
