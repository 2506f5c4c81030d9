package io.litefs4j.adapters.fs;

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
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** The adapters keep every contract that the fake mount keeps. */
class LiteFsDirectoryContractTest {
    /** Never reached by a file of a plain directory, not even on a machine that is very busy. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration HASTY = Duration.ofSeconds(1);

    @Nested
    class ItsPrimaryMarker extends PrimaryMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsLagMarker extends LagMarkerContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsPrimaryClaim extends PrimaryClaimContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsDatabases extends DatabasesContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsPositions extends PositionsContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsHaltLocks extends HaltLocksContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class ItsMount extends MountContract {
        @Override
        protected MountDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class NotMounted extends NotMountedContract {
        @Override
        protected NotMountedDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class Disconnected extends DisconnectedContract {
        @Override
        protected DisconnectedDriver newDriver() {
            return new PlainNodeDriver(PATIENT);
        }
    }

    @Nested
    class Unresponsive extends UnresponsiveContract {
        @Override
        protected UnresponsiveDriver newDriver() {
            return new PlainNodeDriver(HASTY);
        }
    }
}
