package io.litefs4j.cli;

import io.litefs4j.LiteFsOptions;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.settings.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which node is meant. */
final class NodeOptions {
    @Option(
            names = "--mount",
            paramLabel = "DIR",
            defaultValue = "/litefs",
            description = "The mount directory, fuse.dir of litefs.yml. Default: ${DEFAULT-VALUE}")
    private String mount = "/litefs";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:20202",
            description = "Where this node's LiteFS API is reached. Default: ${DEFAULT-VALUE}")
    private String url = LiteFsOptions.DEFAULT_NODE_API.value();

    @Option(
            names = "--peer",
            paramLabel = "URL",
            description = "Where another node's LiteFS API is reached; may be given several times.")
    private List<String> peers = new ArrayList<>();

    @Option(
            names = "--max-lag",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How old a replica's news may be, such as 500ms or 10s. Default: ${DEFAULT-VALUE}")
    private String maxLag = "10s";

    /** @throws io.litefs4j.domain.InvalidValueException if an option has no usable value */
    LiteFsOptions read() {
        return LiteFsOptions.at(AbsolutePath.of("--mount", mount))
                .nodeApi(new AdvertiseUrl(url))
                .peers(peers.stream().map(AdvertiseUrl::new).toList())
                .maxLag(duration(maxLag))
                .build();
    }

    private static Duration duration(String text) {
        return GoDuration.parse(text).toDuration();
    }
}
