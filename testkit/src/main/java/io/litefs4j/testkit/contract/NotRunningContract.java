package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every port does when the mount does not answer: one exception, whatever the way it fails.
 *
 * @param <D> a driver that can produce this way
 */
public abstract class NotRunningContract<D extends MountDriver> extends MountDriven<D> {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final DatabaseName ANY = new DatabaseName("any.db");

    protected NotRunningContract() {}

    /** Makes the mount fail in this contract's way. */
    protected abstract void fail(D node);

    /** Returns the state that it is in then. */
    protected abstract MountState failed();

    @Test
    public void the_mount_says_how_it_fails() {
        node().primary();
        fail(node());
        assertThat(node().mount().state()).isEqualTo(failed());
    }

    @Test
    public void the_primary_file_cannot_be_read() {
        node().replica();
        fail(node());
        assertRefusedAsFailed(() -> node().primaryMarker().read());
    }

    @Test
    public void the_lag_cannot_be_read() {
        node().replica();
        fail(node());
        assertRefusedAsFailed(() -> node().lagMarker().read());
    }

    @Test
    public void the_databases_cannot_be_listed() {
        node().primary();
        fail(node());
        assertRefusedAsFailed(() -> node().databases().names());
    }

    @Test
    public void no_position_can_be_read() {
        node().primary();
        fail(node());
        assertRefusedAsFailed(() -> node().positions().of(ANY));
    }

    @Test
    public void no_halt_lock_can_be_taken() {
        node().replica();
        DatabaseName database = node().newName();
        node().commit(database);
        fail(node());
        assertRefusedAsFailed(() -> node().haltLocks().acquire(database, PATIENT));
    }

    @Test
    public void a_position_that_was_read_before_is_not_remembered() {
        node().primary();
        DatabaseName database = node().newName();
        node().commit(database);
        assertThat(node().positions().of(database)).isPresent();
        fail(node());
        assertRefusedAsFailed(() -> node().positions().of(database));
    }

    /** The claim may be asked of the node API, which cannot say how the mount fails. */
    @Test
    public void a_former_primary_claims_nothing() {
        node().primary();
        assertThat(node().primaryClaim().isPrimary()).isTrue();
        fail(node());
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> node().primaryClaim().isPrimary());
    }

    private void assertRefusedAsFailed(ThrowingCallable question) {
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(question)
                .satisfies(refusal -> assertThat(refusal.state()).isEqualTo(failed()));
    }
}
