package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.LiteFsSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what LiteFS accepts and later regrets: in one configuration, and between those of the nodes of one cluster.
 *
 * <p>A finding is advice, not a refusal: each setting here has its use somewhere, if only in a test. Stateless, safe for use
 * by many threads. Each rule names its source.
 */
public final class ConfigLint {
    /** Makes a lint; it holds nothing. */
    public ConfigLint() {}

    /** Looks at one node by itself. Returns the findings, the worst first. */
    public List<Finding> check(LiteFsSettings node) {
        Findings findings = new Findings();
        checkAlone(node, findings);
        return findings.worstFirst();
    }

    /**
     * Looks at the nodes of one cluster, each by itself and all together.
     *
     * @param nodes by a name that is the caller's: a file, a host
     * @return the findings of each node, in the order of {@code nodes}, the worst first. One that concerns several nodes
     *     stands at each of them
     */
    public Map<String, List<Finding>> checkCluster(Map<String, LiteFsSettings> nodes) {
        Map<String, Findings> findings = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            Findings own = new Findings();
            checkAlone(node, own);
            findings.put(name, own);
        });
        if (nodes.size() > 1) {
            ClusterRules.check(nodes, findings);
        }
        Map<String, List<Finding>> byName = new LinkedHashMap<>();
        findings.forEach((name, own) -> byName.put(name, own.worstFirst()));
        return byName;
    }

    private static void checkAlone(LiteFsSettings node, Findings findings) {
        RunRules.check(node, findings);
        StorageRules.check(node, findings);
        ApiRules.check(node, findings);
        ProxyLintRules.check(node, findings);
        LeaseRules.check(node, findings);
    }
}
