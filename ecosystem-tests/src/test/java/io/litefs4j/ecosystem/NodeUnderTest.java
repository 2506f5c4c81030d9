package io.litefs4j.ecosystem;

import static java.nio.file.StandardOpenOption.WRITE;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.mount.FakeHaltLocks;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.halt.HaltedWrite;
import io.litefs4j.usecases.position.ReadYourWrites;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One node as an application of this library would build it in its own tests: a directory with a real SQLite file in the
 * place of the mount, and a {@link FakeMount} that moves the role. It starts as the primary.
 */
final class NodeUnderTest {
    static final DatabaseName NOTES = new DatabaseName("notes.db");

    private final AbsolutePath directory;
    private final FakeMount mount;
    private final PrimaryDetector detector;
    private final FakeHaltLocks haltLocks;
    private final AtomicReference<Runnable> afterNextAnswer = new AtomicReference<>(() -> {});

    NodeUnderTest(Path directory) {
        this.directory = new AbsolutePath(directory.toString());
        mount = new FakeMount(this.directory, new ManualTime());
        mount.becomePrimary();
        detector = new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
        haltLocks = new FakeHaltLocks(mount);
    }

    private NodeRole role() {
        NodeRole role = detector.role();
        afterNextAnswer.getAndSet(() -> {}).run();
        return role;
    }

    /** LiteFS dies between the answer that this node is the primary and what is done by it. */
    void dieAfterNextAnswer() {
        afterNextAnswer.set(mount::crash);
    }

    FakeMount mount() {
        return mount;
    }

    FakeHaltLocks haltLocks() {
        return haltLocks;
    }

    /** Begins the description of the data source under test; it fails at once where a lock is taken. */
    LiteFsDataSource.Builder describe() {
        return LiteFsDataSource.onMount(directory, NOTES, this::role).busyTimeout(Duration.ZERO);
    }

    LiteFsDataSource dataSource() {
        return describe().build();
    }

    MigrationRunner migrationRunner() {
        return new MigrationRunner(dataSource(), NOTES, this::role, mount.time(), mount.time());
    }

    HaltedWrite haltedWrite() {
        ReadYourWrites readYourWrites = new ReadYourWrites(mount.positions(), mount.time(), mount.time());
        return new HaltedWrite(this::role, readYourWrites, haltLocks, mount.time(), mount.time());
    }

    /** Creates an empty database, as a primary does. */
    NodeUnderTest withoutTables() throws SQLException {
        dataSource().getConnection().close();
        mount.commit(NOTES);
        return this;
    }

    /** Creates the table of the notes, as a primary does. */
    NodeUnderTest withNotes() throws SQLException {
        withoutTables();
        try (Connection connection = dataSource().getConnection()) {
            Sql.run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL UNIQUE)");
        }
        return this;
    }

    /** The primary hands its lease to another node and follows it. */
    void becomeReplica() {
        mount.demote();
        mount.follow(new Hostname("paris"));
        mount.heartbeat();
    }

    /** LiteFS is started again where it has died, and this node has the lease. */
    void becomePrimaryAgain() {
        if (mount.mount().state() != MountState.MOUNTED) {
            mount.mountAgain();
        }
        mount.becomePrimary();
    }

    /** Another process writes, and its transaction is torn from the disk under the eyes of those who read it. */
    void loseLog() throws SQLException {
        outside("INSERT INTO note(body) VALUES ('torn')");
        try (FileChannel log = FileChannel.open(directory.toPath().resolve(NOTES.value() + "-wal"), WRITE)) {
            log.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the same file with the driver alone, as another process would; it waits for no lock. */
    Connection openOutside() throws SQLException {
        Connection raw =
                DriverManager.getConnection("jdbc:sqlite:" + directory.toPath().resolve(NOTES.value()));
        try (Statement statement = raw.createStatement()) {
            statement.execute("PRAGMA busy_timeout=0");
        }
        return raw;
    }

    void outside(String sql) throws SQLException {
        try (Connection raw = openOutside();
                Statement statement = raw.createStatement()) {
            statement.execute(sql);
        }
    }

    String askOutside(String sql) throws SQLException {
        try (Connection raw = openOutside()) {
            return Sql.ask(raw, sql);
        }
    }

    long notes() throws SQLException {
        return Long.parseLong(askOutside("SELECT count(*) FROM note"));
    }

    /** Returns the schema with its version and the rows of every table, as text. */
    String content() throws SQLException {
        StringBuilder content = new StringBuilder();
        try (Connection raw = openOutside()) {
            content.append(Sql.ask(raw, "PRAGMA schema_version"));
            for (String table : Sql.column(raw, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
                content.append('\n').append(table).append(Sql.rows(raw, "SELECT * FROM \"" + table + "\""));
            }
        }
        return content.toString();
    }

    /** @throws SQLException if anybody holds any lock on the database */
    void requireNoLocks() throws SQLException {
        try (Connection raw = openOutside()) {
            Sql.run(raw, "BEGIN EXCLUSIVE");
            Sql.run(raw, "CREATE TABLE probe(x)");
            Sql.run(raw, "ROLLBACK");
            try (Statement statement = raw.createStatement();
                    ResultSet checkpoint = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (checkpoint.getInt(1) != 0) {
                    throw new SQLException("somebody reads: the checkpoint could not finish");
                }
            }
        }
    }
}
