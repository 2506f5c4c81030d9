package io.litefs4j.concurrency;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.primary.PrimaryDetector;

/** A fake mount, the one detector that all threads share, and an application that writes. */
public final class Node {
    public static final Hostname N2 = new Hostname("n2");
    public static final Hostname N3 = new Hostname("n3");

    private static final DatabaseName NOTES = new DatabaseName("notes.db");

    public final FakeMount mount = new FakeMount();
    public final PrimaryDetector detector =
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());

    public String role() {
        return detector.role().fold(() -> "primary", replica -> "replica of " + replica.primary(), () -> "no primary");
    }

    /** Writes where the role allows it. LiteFS asks once more, at the commit, and refuses it on any node but the primary. */
    public String write(NodeRole checked) {
        if (!checked.isPrimary()) {
            return "not tried";
        }
        try {
            mount.commit(NOTES);
            return "committed";
        } catch (IllegalStateException notPrimaryAnyMore) {
            return "refused";
        }
    }

    /** Returns how many transactions the database has had. */
    public long transactions() {
        return mount.positions().of(NOTES).orElse(Position.NONE).txid().value();
    }
}
