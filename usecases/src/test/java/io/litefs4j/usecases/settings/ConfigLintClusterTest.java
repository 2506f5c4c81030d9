package io.litefs4j.usecases.settings;

import static io.litefs4j.usecases.settings.LintCase.brief;
import static io.litefs4j.usecases.settings.LintCase.consul;
import static io.litefs4j.usecases.settings.LintCase.consulNode;
import static io.litefs4j.usecases.settings.LintCase.member;
import static io.litefs4j.usecases.settings.LintCase.staticPrimary;
import static io.litefs4j.usecases.settings.LintCase.staticReplica;
import static io.litefs4j.usecases.settings.LintCase.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ServiceUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConfigLintClusterTest {
    @Test
    void a_primary_and_its_replica_are_sound() {
        assertThat(found(staticPrimary(), staticReplica())).isEqualTo(Map.of("a", List.of(), "b", List.of()));
    }

    @Test
    void candidates_of_one_lease_are_sound() {
        assertThat(found(consulNode("node1"), consulNode("node2"))).isEqualTo(Map.of("a", List.of(), "b", List.of()));
    }

    @Test
    void two_static_candidates_are_two_primaries() {
        LeaseSettings second = LeaseSettings.Static.primary(new Hostname("node2"), url("http://node2:20202"));

        assertThat(found(staticPrimary(), staticPrimary().lease(second), staticReplica()))
                .containsEntry("a", List.of("ERROR lease.candidate"))
                .containsEntry("b", List.of("ERROR lease.candidate"))
                .containsEntry("c", List.of());
    }

    @Test
    void two_static_candidates_are_called_by_their_names() {
        Map<String, LiteFsSettings> nodes = new LinkedHashMap<>();
        nodes.put("one.yml", staticPrimary().build());
        nodes.put("two.yml", staticPrimary().build());

        assertThat(new ConfigLint().checkCluster(nodes).get("two.yml"))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("one.yml, two.yml"));
    }

    @Test
    void without_a_static_candidate_nobody_is_primary() {
        assertThat(found(staticReplica(), staticReplica()))
                .containsEntry("a", List.of("ERROR lease.candidate"))
                .containsEntry("b", List.of("ERROR lease.candidate"));
    }

    @Test
    void a_replica_that_follows_another_url_than_the_primary_gives_is_found() {
        LeaseSettings astray = LeaseSettings.Static.replicaOf(new Hostname("node1"), url("http://node9:20202"));

        assertThat(found(staticPrimary(), staticReplica().lease(astray)))
                .containsEntry("b", List.of("ERROR lease.advertise-url"));
    }

    @Test
    void a_replica_that_follows_another_port_than_the_primary_listens_on_is_found() {
        LeaseSettings silent = new LeaseSettings.Static(
                Membership.builder().hostname(new Hostname("node1")).build());
        LeaseSettings astray = LeaseSettings.Static.replicaOf(new Hostname("node1"), url("http://node1:30303"));

        assertThat(found(staticPrimary().lease(silent), staticReplica().lease(astray)))
                .containsEntry("b", List.of("WARNING lease.advertise-url"));
    }

    @Test
    void replicas_that_follow_different_urls_are_found() {
        LeaseSettings other = LeaseSettings.Static.replicaOf(new Hostname("node1"), url("http://node9:20202"));

        assertThat(found(staticReplica(), staticReplica().lease(other)).get("a"))
                .contains("ERROR lease.advertise-url");
    }

    @Test
    void a_replica_that_calls_its_primary_by_another_name_is_found() {
        LeaseSettings misnamed = LeaseSettings.Static.replicaOf(new Hostname("node2"), url("http://node1:20202"));

        assertThat(found(staticPrimary(), staticReplica().lease(misnamed)))
                .containsEntry("b", List.of("WARNING lease.hostname"));
    }

    @Test
    void nodes_with_different_kinds_of_lease_never_agree() {
        assertThat(found(staticPrimary(), consulNode("node2")))
                .containsEntry("a", List.of("ERROR lease.type"))
                .containsEntry("b", List.of("ERROR lease.type"));
    }

    @Test
    void a_cluster_of_which_one_node_may_be_primary_has_no_failover() {
        LeaseSettings other = consul(member("node2").candidate(false), "10s", "1s");

        assertThat(found(consulNode("node1"), consulNode("node2").lease(other)))
                .containsEntry("a", List.of("WARNING lease.candidate"))
                .containsEntry("b", List.of("WARNING lease.candidate"));
    }

    @Test
    void a_cluster_of_which_no_node_may_be_primary_never_gets_ready() {
        LeaseSettings one = consul(member("node1").candidate(false), "10s", "1s");
        LeaseSettings two = consul(member("node2").candidate(false), "10s", "1s");

        assertThat(found(consulNode("node1").lease(one), consulNode("node2").lease(two)))
                .containsEntry("a", List.of("ERROR lease.candidate"))
                .containsEntry("b", List.of("ERROR lease.candidate"));
    }

    @Test
    void nodes_that_compete_for_different_keys_are_found() {
        LeaseSettings other = new LeaseSettings.Consul(
                member("node2").build(), new ServiceUrl("http://127.0.0.1:8500"), new LeaseKey("other"));

        assertThat(found(consulNode("node1"), consulNode("node2").lease(other)))
                .containsEntry("a", List.of("ERROR lease.consul.key"))
                .containsEntry("b", List.of("ERROR lease.consul.key"));
    }

    @Test
    void a_path_in_the_url_is_the_beginning_of_the_key() {
        LeaseSettings same = new LeaseSettings.Consul(
                member("node2").build(), new ServiceUrl("http://127.0.0.1:8500/litefs"), new LeaseKey("primary"));

        assertThat(found(consulNode("node1"), consulNode("node2").lease(same)))
                .containsEntry("a", List.of())
                .containsEntry("b", List.of("NOTE lease.consul.url"));
    }

    @Test
    void nodes_with_different_ttls_are_found() {
        LeaseSettings longer = consul(member("node2"), "20s", "1s");

        assertThat(found(consulNode("node1"), consulNode("node2").lease(longer)))
                .containsEntry("a", List.of("WARNING lease.consul.ttl"));
    }

    @Test
    void an_unset_ttl_is_the_same_as_the_one_that_litefs_takes_for_it() {
        LeaseSettings unset = consul(member("node2"), "0", "0");

        assertThat(found(consulNode("node1"), consulNode("node2").lease(unset)))
                .isEqualTo(Map.of("a", List.of(), "b", List.of()));
    }

    @Test
    void nodes_that_give_the_same_name_and_url_for_themselves_are_found() {
        assertThat(found(consulNode("node1"), consulNode("node1")))
                .containsEntry("a", List.of("ERROR lease.advertise-url", "ERROR lease.hostname"))
                .containsEntry("b", List.of("ERROR lease.advertise-url", "ERROR lease.hostname"));
    }

    @Property(tries = 150)
    void a_cluster_shows_at_least_what_its_nodes_show_alone(@ForAll @Size(max = 4) List<LiteFsSettings> settings) {
        Map<String, LiteFsSettings> nodes = named(settings);
        ConfigLint lint = new ConfigLint();

        Map<String, List<Finding>> together = lint.checkCluster(nodes);

        assertThat(together.keySet()).containsExactlyElementsOf(nodes.keySet());
        nodes.forEach((name, node) -> assertThat(together.get(name)).containsAll(lint.check(node)));
    }

    @Property(tries = 150)
    void the_order_of_the_nodes_does_not_matter_to_what_is_found(@ForAll @Size(2) List<LiteFsSettings> settings) {
        Map<String, LiteFsSettings> nodes = named(settings);
        Map<String, LiteFsSettings> turned = new LinkedHashMap<>();
        turned.put("b", settings.get(1));
        turned.put("a", settings.get(0));
        ConfigLint lint = new ConfigLint();

        nodes.keySet()
                .forEach(name -> assertThat(brief(lint.checkCluster(turned).get(name)))
                        .isEqualTo(brief(lint.checkCluster(nodes).get(name))));
    }

    private static Map<String, List<String>> found(LiteFsSettings.Builder... nodes) {
        Map<String, List<String>> brief = new LinkedHashMap<>();
        new ConfigLint()
                .checkCluster(named(List.of(nodes).stream()
                        .map(LiteFsSettings.Builder::build)
                        .toList()))
                .forEach((name, findings) -> brief.put(name, brief(findings)));
        return brief;
    }

    private static Map<String, LiteFsSettings> named(List<LiteFsSettings> settings) {
        Map<String, LiteFsSettings> nodes = new LinkedHashMap<>();
        for (int i = 0; i < settings.size(); i++) {
            nodes.put(Character.toString('a' + i), settings.get(i));
        }
        return nodes;
    }
}
