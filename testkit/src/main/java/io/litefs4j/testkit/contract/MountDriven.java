package io.litefs4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A contract that needs a node: one driver for each test.
 *
 * @param <D> what the driver must be able to do
 */
public abstract class MountDriven<D extends MountDriver> {
    private @Nullable D driver;

    protected MountDriven() {}

    /** Returns a driver of the implementation under test; it is closed after the test. */
    protected abstract D newDriver();

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
    protected final D node() {
        return requireNonNull(driver, "driver");
    }
}
