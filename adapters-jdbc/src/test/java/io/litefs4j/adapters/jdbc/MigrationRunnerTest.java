package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeHaltLocks;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.halt.HaltedWrite;
import io.litefs4j.usecases.position.ReadYourWrites;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MigrationRunnerTest extends JdbcTestBase {
    private static final Hostname N1 = new Hostname("n1");

    private final FakeMount mount = new FakeMount();
    private final FakeHaltLocks locks = new FakeHaltLocks(mount);
    private final PrimaryDetector role =
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
    private final HaltedWrite haltedWrite = new HaltedWrite(
            role, new ReadYourWrites(mount.positions(), mount.time(), mount.time()), locks, mount.time(), mount.time());
    private final List<String> ran = new ArrayList<>();

    private MigrationRunner runner() {
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, role)
                .build();
        return new MigrationRunner(dataSource, NOTES, role, mount.time(), mount.time());
    }

    private void migrate(DataSource dataSource) throws SQLException {
        ran.add("out " + locks.out());
        try (Connection connection = dataSource.getConnection()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY)");
        }
    }

    private static boolean hasNote(Connection connection) throws SQLException {
        return ask(connection, "SELECT count(*) FROM note").equals("0");
    }

    /** What the primary did arrives here: the file is there, and the position. */
    private void arrive() {
        try (Connection connection =
                LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void replicaOfAnEmptyDatabase() throws SQLException {
        try (Connection connection =
                LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
            run(connection, "CREATE TABLE other(id INTEGER PRIMARY KEY)");
        }
        mount.becomePrimary();
        mount.commit(NOTES);
        mount.follow(N1);
        mount.heartbeat();
    }

    @Test
    void the_primary_migrates_once() throws SQLException {
        mount.becomePrimary();
        assertThat(runner().run(this::migrate, MigrationRunnerTest::hasNote)).isTrue();
        assertThat(runner().run(this::migrate, MigrationRunnerTest::hasNote)).isFalse();
        assertThat(ran).containsExactly("out 0");
    }

    @Test
    void a_replica_waits_for_the_schema_and_migrates_nothing() throws SQLException {
        replicaOfAnEmptyDatabase();
        mount.time().after(Duration.ofSeconds(3), this::arrive);
        assertThat(runner().run(this::migrate, MigrationRunnerTest::hasNote)).isFalse();
        assertThat(ran).isEmpty();
        assertThat(mount.time().elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_100));
    }

    @Test
    void a_replica_that_has_no_database_yet_waits_for_it() throws SQLException {
        mount.follow(N1);
        mount.time().after(Duration.ofSeconds(1), this::arrive);
        assertThat(runner().run(this::migrate, MigrationRunnerTest::hasNote)).isFalse();
    }

    @Test
    void a_schema_that_does_not_arrive_is_told_after_the_limit() throws SQLException {
        replicaOfAnEmptyDatabase();
        assertThatExceptionOfType(SQLTimeoutException.class)
                .isThrownBy(
                        () -> runner().within(Duration.ofSeconds(5)).run(this::migrate, MigrationRunnerTest::hasNote))
                .withMessageContaining("the schema of notes.db was not there within 5000 ms");
        assertThat(mount.time().elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_replica_that_becomes_primary_migrates() throws SQLException {
        replicaOfAnEmptyDatabase();
        mount.time().after(Duration.ofSeconds(2), mount::becomePrimary);
        assertThat(runner().run(this::migrate, MigrationRunnerTest::hasNote)).isTrue();
        assertThat(ran).containsExactly("out 0");
    }

    @Test
    void a_replica_that_may_halt_the_primary_migrates_under_the_lock_once() throws SQLException {
        replicaOfAnEmptyDatabase();
        MigrationRunner halting = runner().haltingThePrimary(haltedWrite);
        assertThat(halting.run(this::migrate, MigrationRunnerTest::hasNote)).isTrue();
        assertThat(halting.run(this::migrate, MigrationRunnerTest::hasNote)).isFalse();
        assertThat(ran).containsExactly("out 1");
        assertThat(locks.out()).isZero();
    }

    @Test
    void what_another_node_migrates_while_the_lock_is_awaited_is_not_run_again() throws SQLException {
        replicaOfAnEmptyDatabase();
        locks.haltElsewhere(NOTES);
        mount.time().after(Duration.ofSeconds(1), () -> {
            arrive();
            locks.endHaltElsewhere(NOTES);
        });
        assertThat(runner().haltingThePrimary(haltedWrite).run(this::migrate, MigrationRunnerTest::hasNote))
                .isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void a_lock_that_is_refused_is_asked_for_again_until_the_limit() throws SQLException {
        replicaOfAnEmptyDatabase();
        locks.haltElsewhere(NOTES);
        mount.time().after(Duration.ofSeconds(1), mount::heartbeat);
        assertThatExceptionOfType(SQLTimeoutException.class)
                .isThrownBy(() -> runner().within(Duration.ofSeconds(30))
                        .haltingThePrimary(haltedWrite)
                        .run(this::migrate, MigrationRunnerTest::hasNote))
                .withMessageContaining("notes.db")
                .withMessageContaining("halt lock");
        assertThat(ran).isEmpty();
    }

    @Test
    void the_failure_of_a_migration_passes() {
        mount.becomePrimary();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> runner().run(
                                dataSource -> {
                                    throw new IllegalStateException("of the tool");
                                },
                                MigrationRunnerTest::hasNote));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> runner().run(
                                dataSource -> {
                                    throw new IOException("no script");
                                },
                                MigrationRunnerTest::hasNote))
                .withMessageContaining("the migration of notes.db failed")
                .withRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_migration_that_does_not_lead_to_the_schema_is_told() {
        mount.becomePrimary();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> runner().run(dataSource -> ran.add("nothing"), MigrationRunnerTest::hasNote))
                .withMessageContaining("the migration of notes.db has run, and the schema is not what was asked for");
    }

    @Test
    void the_check_cannot_write() throws SQLException {
        mount.becomePrimary();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> runner().run(dataSource -> ran.add("nothing"), connection -> {
                    run(connection, "CREATE TABLE sneaked(id INTEGER)");
                    return true;
                }));
        assertThat(ran).containsExactly("nothing");
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_kept() throws SQLException {
        replicaOfAnEmptyDatabase();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(SQLTimeoutException.class)
                .isThrownBy(() -> runner().run(this::migrate, MigrationRunnerTest::hasNote))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_dead_mount_is_told_at_once() {
        mount.crash();
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> runner().run(this::migrate, MigrationRunnerTest::hasNote));
    }

    @Test
    void the_limit_must_be_positive() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> runner().within(Duration.ZERO));
    }
}
