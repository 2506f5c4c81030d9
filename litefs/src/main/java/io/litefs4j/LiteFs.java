package io.litefs4j;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.adapters.fs.PlainDirectory;
import io.litefs4j.adapters.fs.settings.LocalConfigFiles;
import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.adapters.http.NodeApiLimits;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.domain.settings.ConfigFiles;
import io.litefs4j.usecases.halt.HaltedWrite;
import io.litefs4j.usecases.health.HealthChecker;
import io.litefs4j.usecases.position.ReadYourWrites;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.primary.RoleMonitor;
import io.litefs4j.usecases.primary.RoleNews;
import io.litefs4j.usecases.splitbrain.SplitBrainDetector;
import io.litefs4j.usecases.status.LocalNode;
import io.litefs4j.usecases.status.StatusReporter;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * The front door: one LiteFS node, seen from the application beside it.
 *
 * <p>The parts are put together here and nowhere else. Safe for use by many threads. It owns a thread that watches the
 * role, and the connections to LiteFS: close it.
 */
public final class LiteFs implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiteFs.class.getName());
    private static final Duration CLUSTER_LIMIT = Duration.ofSeconds(5);
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(5);

    private final LiteFsOptions options;
    private final NodeApi api;
    private final NodeFiles files;
    private final CurrentRole detector;
    private final RoleMonitor monitor;
    private final HealthChecker healthChecker;
    private final SplitBrainDetector splitBrainDetector;
    private final StatusReporter statusReporter;
    private final ReadYourWrites readYourWrites;
    private final HaltedWrite haltedWrite;
    private final Confirmations confirmations;
    private final boolean plain;

    private LiteFs(
            LiteFsOptions options, NodeApi api, NodeFiles files, CurrentRole detector, RoleNews news, boolean plain) {
        this.options = options;
        this.api = api;
        this.files = files;
        this.detector = detector;
        monitor = RoleMonitor.start(detector, news, options.roleTiming(), SystemTime.pause(), SystemTime.ticker());
        healthChecker = new HealthChecker(monitor, options.maxLag());
        splitBrainDetector = new SplitBrainDetector(api.claims(), options.cluster(), CLUSTER_LIMIT);
        statusReporter = new StatusReporter(
                new LocalNode(options.mount(), detector, files.lagMarker(), files.databases(), files.positions()),
                splitBrainDetector,
                healthChecker,
                STATUS_LIMIT);
        readYourWrites = new ReadYourWrites(files.positions(), SystemTime.pause(), SystemTime.ticker());
        haltedWrite =
                new HaltedWrite(monitor, readYourWrites, files.haltLocks(), SystemTime.pause(), SystemTime.ticker());
        confirmations = new Confirmations(options, api, files.positions());
        this.plain = plain;
    }

    private static LiteFs onMount(LiteFsOptions options) {
        LiteFsDirectory directory = LiteFsDirectory.at(options.mount(), options.probeLimit());
        NodeApi api = nodeApi(options);
        CurrentRole detector = new PrimaryDetector(
                api.primaryClaim(options.nodeApi(), options.mount(), directory.mount()),
                directory.primaryMarker(),
                directory.lagMarker());
        RoleNews news = listener -> api.events().subscribe(options.nodeApi(), listener);
        return new LiteFs(options, api, NodeFiles.of(directory, detector), detector, news, false);
    }

    /** No LiteFS is asked: not for the role, and no peer. */
    private static LiteFs inDevelopment(LiteFsOptions options) {
        PlainDirectory directory = PlainDirectory.at(options.mount());
        return new LiteFs(
                options.alone(), nodeApi(options), NodeFiles.of(directory), directory.role(), RoleNews.NONE, true);
    }

    private static NodeApi nodeApi(LiteFsOptions options) {
        return NodeApi.connecting(
                NodeApiLimits.builder().answer(options.probeLimit()).build());
    }

    /** Opens a mount with LiteFS's defaults. It need not be mounted yet: see {@link RoleMonitor#awaitReady}. */
    public static LiteFs open(AbsolutePath mount) {
        return open(LiteFsOptions.at(mount).build());
    }

    /**
     * Opens a mount. It need not be mounted yet: see {@link RoleMonitor#awaitReady}.
     *
     * <p>In {@linkplain io.litefs4j.domain.mount.MountMode#PLAIN plain mode} there is no LiteFS, and the same application
     * runs on plain SQLite files: the role is always primary, and nobody is asked for it. The mode is what the options
     * say, else the system property {@code litefs4j.mode}, else the environment variable {@code LITEFS4J_MODE}, else
     * {@code litefs}. One line of the log tells of plain mode.
     *
     * @throws io.litefs4j.domain.InvalidValueException if the mode is none, or it is plain and the directory lies in a
     *     LiteFS, or the probe limit is out of range
     */
    public static LiteFs open(LiteFsOptions options) {
        ChosenMode chosen = ChosenMode.of(
                options.mode(), System.getProperty(ChosenMode.SYSTEM_PROPERTY), System.getenv(ChosenMode.ENVIRONMENT));
        if (!chosen.isPlain()) {
            return onMount(options);
        }
        LiteFs plain = inDevelopment(options);
        LOG.log(Level.INFO, "plain mode, chosen {0}: {1} is not replicated", chosen.origin(), options.mount());
        return plain;
    }

    /** Returns the version of this library, as in its Maven coordinates. */
    public static String version() {
        return Version.read();
    }

    /** Returns the configuration files of this machine. */
    public static ConfigFiles configFiles() {
        return LocalConfigFiles.create();
    }

    /**
     * Returns the role of this node from memory, in nanoseconds and without a system call.
     *
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount did not answer when last looked at
     * @throws io.litefs4j.domain.primary.RoleUnknownException if the role was last learnt too long ago
     */
    public NodeRole role() {
        return monitor.role();
    }

    /** Returns what keeps the role at hand: to wait for a role, or to hear of changes. */
    public RoleMonitor roleMonitor() {
        return monitor;
    }

    /** Returns what asks LiteFS for the role at each call. */
    public CurrentRole detector() {
        return detector;
    }

    /** Begins the description of a data source over a database of this mount, which asks this object for the role. */
    public LiteFsDataSource.Builder dataSource(DatabaseName database) {
        return LiteFsDataSource.onMount(options.mount(), database, monitor.atHand())
                .confirmedBy(files.roleOver().apply(database))
                .readingYourWrites(readYourWrites);
    }

    /** Returns what judges how well this node serves, from the role that is remembered. */
    public HealthChecker healthChecker() {
        return healthChecker;
    }

    /** Returns what asks this node and its peers who is primary; without peers there is nobody to ask. */
    public SplitBrainDetector splitBrainDetector() {
        return splitBrainDetector;
    }

    /** Returns what reports this node, asking LiteFS afresh, and what its peers say. */
    public StatusReporter statusReporter() {
        return statusReporter;
    }

    /** Returns what waits until this node has what was written elsewhere. */
    public ReadYourWrites readYourWrites() {
        return readYourWrites;
    }

    /** Returns what lets a job write wherever it runs: on the primary as it is, on a replica under the halt lock. */
    public HaltedWrite haltedWrite() {
        return haltedWrite;
    }

    /**
     * Returns what confirms commits once so many of the peers hold them, for {@link LiteFsDataSource.Builder#replicated}.
     * From the first call on this node and its peers are heard, over connections to their APIs. In plain mode, where there
     * are no other nodes, every commit counts as confirmed.
     *
     * @throws io.litefs4j.domain.InvalidValueException if that asks for more nodes than {@link LiteFsOptions#peers()} names
     */
    public CommitConfirmation commitConfirmation(Durability durability) {
        requireNonNull(durability, "durability");
        return plain ? CommitConfirmation.UNNEEDED : confirmations.of(durability);
    }

    /**
     * Returns what brings a database to the schema that the application needs: the primary migrates, a replica waits. Let it
     * {@linkplain MigrationRunner#haltingThePrimary halt the primary} by {@link #haltedWrite()} to migrate on a replica too.
     *
     * @param dataSource of that database, made by {@link #dataSource}
     */
    public MigrationRunner migrationRunner(DatabaseName database, LiteFsDataSource dataSource) {
        return new MigrationRunner(dataSource, database, monitor, SystemTime.pause(), SystemTime.ticker());
    }

    /**
     * Returns the halt locks themselves. Load sqlite-jdbc before you take one, for it starts a process when it loads its
     * native library, and that gives the lock back.
     */
    public HaltLocks haltLocks() {
        return files.haltLocks();
    }

    public Mount mount() {
        return files.mount();
    }

    public Databases databases() {
        return files.databases();
    }

    public Positions positions() {
        return files.positions();
    }

    /** Asks nodes about themselves. Like all that follow, it is closed with this object. */
    public NodeInfos nodeInfos() {
        return api.infos();
    }

    public NodeEvents nodeEvents() {
        return api.events();
    }

    public Promotion promotion() {
        return api.promotion();
    }

    public Handoff handoff() {
        return api.handoff();
    }

    public DatabaseExport databaseExport() {
        return api.databaseExport();
    }

    public DatabaseImport databaseImport() {
        return api.databaseImport();
    }

    public DebugVariables debugVariables() {
        return api.debugVariables();
    }

    /** Ends the watching, gives halt locks back and closes what is open. Closing twice is harmless. */
    @Override
    public void close() {
        confirmations.close();
        monitor.close();
        api.close();
        files.closing().run();
    }
}
