package io.litefs4j.benchmarks;

import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.primary.RoleMonitor;
import io.litefs4j.usecases.primary.RoleNews;
import io.litefs4j.usecases.primary.RoleTiming;

/** Watches a node that is the primary for ever, as an application's own node is watched. */
final class KnownPrimary {
    private KnownPrimary() {}

    static RoleMonitor watch() {
        FakeMount mount = new FakeMount();
        mount.becomePrimary();
        return RoleMonitor.start(
                new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker()),
                RoleNews.NONE,
                RoleTiming.DEFAULT,
                SystemTime.pause(),
                SystemTime.ticker());
    }
}
