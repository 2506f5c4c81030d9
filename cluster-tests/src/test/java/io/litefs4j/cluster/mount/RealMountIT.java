package io.litefs4j.cluster.mount;

import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.testkit.contract.DatabasesContract;
import io.litefs4j.testkit.contract.DisconnectedContract;
import io.litefs4j.testkit.contract.DisconnectedDriver;
import io.litefs4j.testkit.contract.HaltLocksContract;
import io.litefs4j.testkit.contract.LagMarkerContract;
import io.litefs4j.testkit.contract.MountContract;
import io.litefs4j.testkit.contract.MountDriver;
import io.litefs4j.testkit.contract.NotMountedContract;
import io.litefs4j.testkit.contract.NotMountedDriver;
import io.litefs4j.testkit.contract.PositionsContract;
import io.litefs4j.testkit.contract.PrimaryClaimContract;
import io.litefs4j.testkit.contract.PrimaryMarkerContract;
import io.litefs4j.testkit.contract.UnresponsiveContract;
import io.litefs4j.testkit.contract.UnresponsiveDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The ports of the mount keep their contracts on the mount of a real LiteFS. */
class RealMountIT {
    private static LeasedNodes nodes;

    @BeforeAll
    static void startNodes() {
        nodes = RealMountDriver.withDatabase(LeasedNodes.start());
    }

    @AfterAll
    static void closeNodes() {
        nodes.close();
    }

    @Nested
    class MountOfRealLiteFs extends MountContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class PrimaryMarkerOfRealLiteFs extends PrimaryMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class LagMarkerOfRealLiteFs extends LagMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class PrimaryClaimByFilesOfRealLiteFs extends PrimaryClaimContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class DatabasesOfRealLiteFs extends DatabasesContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class PositionsOfRealLiteFs extends PositionsContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class HaltLocksOfRealLiteFs extends HaltLocksContract {
        @Override
        protected MountDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class UnmountedRealLiteFs extends NotMountedContract {
        @Override
        protected NotMountedDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class KilledRealLiteFs extends DisconnectedContract {
        @Override
        protected DisconnectedDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }

    @Nested
    class FrozenRealLiteFs extends UnresponsiveContract {
        @Override
        protected UnresponsiveDriver newDriver() {
            return new RealMountDriver(nodes);
        }
    }
}
