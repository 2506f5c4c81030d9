package io.litefs4j.testkit.mount;

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
import org.junit.jupiter.api.Nested;

/** The fake mount keeps every contract that the real one keeps. */
class FakeMountContractTest {

    @Nested
    class ItsPrimaryMarker extends PrimaryMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsLagMarker extends LagMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsPrimaryClaim extends PrimaryClaimContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsDatabases extends DatabasesContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsPositions extends PositionsContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsHaltLocks extends HaltLocksContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class ItsMount extends MountContract {
        @Override
        protected MountDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class NotMounted extends NotMountedContract {
        @Override
        protected NotMountedDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class Disconnected extends DisconnectedContract {
        @Override
        protected DisconnectedDriver newDriver() {
            return new FakeMountDriver();
        }
    }

    @Nested
    class Unresponsive extends UnresponsiveContract {
        @Override
        protected UnresponsiveDriver newDriver() {
            return new FakeMountDriver();
        }
    }
}
