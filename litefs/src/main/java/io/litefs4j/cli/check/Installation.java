package io.litefs4j.cli.check;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.cli.config.ConfigSource;
import io.litefs4j.cli.process.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a LiteFS node needs on this machine, in the order in which it is needed. */
public final class Installation {
    private static final Path FUSE_DEVICE = Path.of("/dev/fuse");

    private final Surroundings surroundings;

    public Installation(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Looks at all of it, even where something early is missing.
     *
     * @param node the node that should be running
     * @param config the configuration, where it was named
     * @param withoutExpansion whether LiteFS is started with {@code -no-expand-env}
     */
    public List<Finding> look(LiteFsOptions node, Optional<Path> config, boolean withoutExpansion) {
        ConfigSource source = new ConfigSource(LiteFs.configFiles(), surroundings, withoutExpansion);
        List<Finding> findings = new ArrayList<>();
        findings.add(new BinaryCheck(surroundings).find());
        findings.addAll(new FuseCheck(surroundings, FUSE_DEVICE).find());
        findings.addAll(new ConfigurationCheck(source, surroundings).find(config));
        findings.addAll(new NodeCheck(node).find());
        return findings;
    }
}
