package io.litefs4j.usecases.settings;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import java.util.List;

/** Configurations against which nothing can be said, to be spoilt in one place each. */
final class LintCase {
    private LintCase() {}

    static LiteFsSettings.Builder staticPrimary() {
        return on("10.0.0.1", LeaseSettings.Static.primary(new Hostname("node1"), url("http://node1:20202")));
    }

    static LiteFsSettings.Builder staticReplica() {
        return on("10.0.0.2", LeaseSettings.Static.replicaOf(new Hostname("node1"), url("http://node1:20202")));
    }

    static LiteFsSettings.Builder consulNode(String name) {
        return on("10.0.0.3", consul(member(name), "10s", "1s"));
    }

    static LiteFsSettings.Builder on(String host, LeaseSettings lease) {
        return LiteFsSettings.builder(lease).http(HttpSettings.at(new SocketAddress(host + ":20202")));
    }

    static LeaseSettings.Consul consul(Membership.Builder member, String ttl, String lockDelay) {
        return consul(member, "http://127.0.0.1:8500", ttl, lockDelay);
    }

    static LeaseSettings.Consul consul(Membership.Builder member, String url, String ttl, String lockDelay) {
        return new LeaseSettings.Consul(
                member.build(),
                new ServiceUrl(url),
                new LeaseKey("litefs/primary"),
                GoDuration.parse(ttl),
                GoDuration.parse(lockDelay));
    }

    static Membership.Builder member(String name) {
        return Membership.builder().hostname(new Hostname(name)).advertiseUrl(url("http://" + name + ":20202"));
    }

    static AdvertiseUrl url(String text) {
        return new AdvertiseUrl(text);
    }

    /** Returns the findings as {@code SEVERITY key}. */
    static List<String> findings(LiteFsSettings settings) {
        return brief(new ConfigLint().check(settings));
    }

    static List<String> brief(List<Finding> findings) {
        return findings.stream().map(f -> f.severity() + " " + f.key()).toList();
    }
}
