package io.litefs4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract that needs a primary and its replica: one driver for each test. */
public abstract class NodesDriven {
    private @Nullable NodesDriver driver;

    protected NodesDriven() {}

    /** Returns a driver of the implementation under test; it is closed after the test. */
    protected abstract NodesDriver newDriver();

    @BeforeEach
    public void startDriver() {
        driver = newDriver();
    }

    @AfterEach
    public void closeDriver() {
        if (driver != null) {
            driver.close();
        }
    }

    /** Returns the driver of this test. */
    protected final NodesDriver nodes() {
        return requireNonNull(driver, "driver");
    }
}
