package io.litefs4j.usecases.settings;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.LiteFsSettings;
import java.util.List;

/**
 * Where transaction files live and for how long. Source: superfly/litefs {@code store.go},
 * {@code monitorRetention}; {@code cmd/litefs/mount_linux.go}, {@code initStoreBackupClient}.
 */
final class StorageRules {
    /** LiteFS's own default, and about as long as the restart of a machine or a deployment takes. */
    private static final GoDuration PLAUSIBLE_OUTAGE = GoDuration.ofMinutes(10);

    private static final List<AbsolutePath> FORGETFUL = List.of(
            new AbsolutePath("/tmp"),
            new AbsolutePath("/run"),
            new AbsolutePath("/var/run"),
            new AbsolutePath("/dev/shm"));

    private StorageRules() {}

    static void check(LiteFsSettings node, Findings findings) {
        checkData(node.data(), findings);
        checkBackup(node, findings);
    }

    private static void checkData(DataSettings data, Findings findings) {
        findings.warnIf(
                FORGETFUL.stream().anyMatch(place -> place.contains(data.dir())),
                "data.dir",
                "The directory is emptied when the machine starts, and with it the databases and the cluster's id.",
                "Use a directory on a disk that stays, as /var/lib/litefs.");
        findings.warnIf(
                data.retention().isPositive() && data.retention().isShorterThan(PLAUSIBLE_OUTAGE),
                "data.retention",
                "A replica that was away for longer than " + data.retention()
                        + " finds its transactions gone and is sent every database whole.",
                "Keep them for at least " + PLAUSIBLE_OUTAGE + ", longer than a restart or a deployment takes.");
        findings.warnIf(
                !data.retention().isPositive(),
                "data.retention",
                "Transaction files are never deleted, and the disk fills.",
                "Give a time; LiteFS's own is " + DataSettings.DEFAULT.retention() + ".");
        findings.warnIf(
                data.retention().isPositive()
                        && !data.retentionMonitorInterval().isPositive(),
                "data.retention-monitor-interval",
                "Nobody looks for old transaction files, so that data.retention has no effect, and the disk fills.",
                "Give a time; LiteFS's own is " + DataSettings.DEFAULT.retentionMonitorInterval() + ".");
        findings.noteIf(
                data.retention().isPositive() && data.retention().isShorterThan(data.retentionMonitorInterval()),
                "data.retention-monitor-interval",
                "Transaction files are kept for longer than data.retention says, for they are looked for less often.",
                "Look more often than files grow old.");
    }

    private static void checkBackup(LiteFsSettings node, Findings findings) {
        if (node.backup() instanceof BackupSettings.LiteFsCloud cloud) {
            findings.warnIf(
                    cloud.url().isEmpty(),
                    "backup.type",
                    "LiteFS Cloud was discontinued; nothing will be backed up.",
                    "Use 'file', or a backup tool beside LiteFS.");
            findings.noteIf(
                    cloud.url().isPresent(),
                    "backup.type",
                    "LiteFS Cloud was discontinued.",
                    "Make sure that backup.url leads to a server of your own that speaks its protocol.");
        } else if (node.backup() instanceof BackupSettings.File file) {
            findings.warnIf(
                    node.data().dir().contains(file.path()),
                    "backup.path",
                    "The backup lies in LiteFS's own directory, and is lost with it.",
                    "Put it on another disk.");
        }
    }
}
