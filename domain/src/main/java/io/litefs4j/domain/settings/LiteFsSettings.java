package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.internal.Faults;
import io.litefs4j.domain.path.AbsolutePath;
import java.util.List;

/**
 * A whole {@code litefs.yml}, block by block, in LiteFS's order. Immutable.
 *
 * <p>Everything has LiteFS's default but the lease, for which LiteFS has none.
 * Source: superfly/litefs {@code cmd/litefs/config.go}, {@code Config}, {@code NewConfig}.
 *
 * @param exitOnError whether LiteFS ends when it cannot start; else it stays, unmounted
 * @param skipSync whether proxy and commands start before the node has caught up; then {@code lease.promote} has no effect
 * @param strictVerify whether the whole database is checked at each transaction; for tests
 * @param exec the commands that LiteFS runs, in order
 * @param data LiteFS's own directory
 * @param fuse the mount directory
 * @param http LiteFS's API
 * @param proxy LiteFS's proxy before the application
 * @param lease who is primary
 * @param backup where the primary's databases are copied
 * @param log LiteFS's log
 * @param tracing LiteFS's trace file
 */
public record LiteFsSettings(
        boolean exitOnError,
        boolean skipSync,
        boolean strictVerify,
        List<ExecCommand> exec,
        DataSettings data,
        FuseSettings fuse,
        HttpSettings http,
        ProxySettings proxy,
        LeaseSettings lease,
        BackupSettings backup,
        LogSettings log,
        TracingSettings tracing) {

    /**
     * @throws io.litefs4j.domain.InvalidValueException if the mount and another directory of LiteFS's are the same, or one
     *     lies in the other
     */
    public LiteFsSettings {
        exec = List.copyOf(exec);
        requireNonNull(data, "data");
        requireNonNull(fuse, "fuse");
        requireNonNull(http, "http");
        requireNonNull(proxy, "proxy");
        requireNonNull(lease, "lease");
        requireNonNull(backup, "backup");
        requireNonNull(log, "log");
        requireNonNull(tracing, "tracing");
        Faults faults = new Faults();
        expectApart(faults, fuse.dir(), data.dir());
        if (backup instanceof BackupSettings.File file) {
            expectOutside(faults, fuse.dir(), "backup.path", file.path());
        }
        tracing.path().ifPresent(path -> expectOutside(faults, fuse.dir(), "tracing.path", path));
        faults.refuseIfAny();
    }

    /** Returns a builder that holds LiteFS's defaults. */
    public static Builder builder(LeaseSettings lease) {
        return new Builder(lease);
    }

    /** Returns a builder that holds these settings. */
    public Builder toBuilder() {
        return builder(lease)
                .exitOnError(exitOnError)
                .skipSync(skipSync)
                .strictVerify(strictVerify)
                .exec(exec)
                .data(data)
                .fuse(fuse)
                .http(http)
                .proxy(proxy)
                .backup(backup)
                .log(log)
                .tracing(tracing);
    }

    private static void expectApart(Faults faults, AbsolutePath mount, AbsolutePath data) {
        if (mount.isSamePlaceAs(data)) {
            faults.expect(false, "data.dir", data, "must be another directory than fuse.dir");
            return;
        }
        expectOutside(faults, mount, "data.dir", data);
        faults.expect(!data.contains(mount), "fuse.dir", mount, "must not lie in data.dir, '" + data + "'");
    }

    private static void expectOutside(Faults faults, AbsolutePath mount, String key, AbsolutePath path) {
        faults.expect(!mount.contains(path), key, path, "must not lie in the mount directory, '" + mount + "'");
    }

    /** Builds the settings. Not thread-safe. */
    public static final class Builder {
        private boolean exitOnError = true;
        private boolean skipSync;
        private boolean strictVerify;
        private List<ExecCommand> exec = List.of();
        private DataSettings data = DataSettings.DEFAULT;
        private FuseSettings fuse = FuseSettings.DEFAULT;
        private HttpSettings http = HttpSettings.DEFAULT;
        private ProxySettings proxy = ProxySettings.none();
        private LeaseSettings lease;
        private BackupSettings backup = BackupSettings.none();
        private LogSettings log = LogSettings.DEFAULT;
        private TracingSettings tracing = TracingSettings.DEFAULT;

        private Builder(LeaseSettings lease) {
            this.lease = lease;
        }

        public Builder exitOnError(boolean value) {
            this.exitOnError = value;
            return this;
        }

        public Builder skipSync(boolean value) {
            this.skipSync = value;
            return this;
        }

        public Builder strictVerify(boolean value) {
            this.strictVerify = value;
            return this;
        }

        public Builder exec(List<ExecCommand> value) {
            this.exec = List.copyOf(value);
            return this;
        }

        public Builder data(DataSettings value) {
            this.data = value;
            return this;
        }

        public Builder fuse(FuseSettings value) {
            this.fuse = value;
            return this;
        }

        public Builder http(HttpSettings value) {
            this.http = value;
            return this;
        }

        public Builder proxy(ProxySettings value) {
            this.proxy = value;
            return this;
        }

        public Builder lease(LeaseSettings value) {
            this.lease = value;
            return this;
        }

        public Builder backup(BackupSettings value) {
            this.backup = value;
            return this;
        }

        public Builder log(LogSettings value) {
            this.log = value;
            return this;
        }

        public Builder tracing(TracingSettings value) {
            this.tracing = value;
            return this;
        }

        /**
         * @throws io.litefs4j.domain.InvalidValueException if the mount and another directory of LiteFS's are the same, or
         *     one lies in the other
         */
        public LiteFsSettings build() {
            return new LiteFsSettings(
                    exitOnError, skipSync, strictVerify, exec, data, fuse, http, proxy, lease, backup, log, tracing);
        }
    }
}
