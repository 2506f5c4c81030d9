package io.litefs4j.cluster.halt;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;

/** An application that has just been started, migrates under the halt lock where it must, and says so. */
final class Migrator {
    static final String MIGRATED = "migrated";
    static final String FOUND = "found everything";

    private Migrator() {}

    /** @param arguments the mount, the node API's URL and the tool */
    public static void main(String[] arguments) throws Exception {
        LiteFsOptions options = LiteFsOptions.at(new AbsolutePath(arguments[0]))
                .nodeApi(new AdvertiseUrl(arguments[1]))
                .build();
        MigrationTool tool = MigrationTool.valueOf(arguments[2]);
        try (LiteFs liteFs = LiteFs.open(options)) {
            boolean ran = liteFs.migrationRunner(
                            HaltedNodes.APP, liteFs.dataSource(HaltedNodes.APP).build())
                    .haltingThePrimary(liteFs.haltedWrite())
                    .run(tool::migrate, tool::hasMigrated);
            System.out.println(ran ? MIGRATED : FOUND);
        }
    }
}
