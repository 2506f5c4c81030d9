package io.litefs4j.testkit.mount;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;

/** What a transaction leads to, where nobody says what it writes: the same everywhere but for the mount that writes it. */
final class Content {
    private Content() {}

    static Txid next(Position before) {
        return new Txid(before.txid().value() + 1);
    }

    static Checksum made(AbsolutePath mount, DatabaseName database, Position before) {
        long seed = before.checksum().value()
                ^ mount.value().hashCode() * 31L
                ^ database.value().hashCode();
        return new Checksum(scattered(seed + before.txid().value()) | Long.MIN_VALUE | 1);
    }

    /** The finaliser of SplitMix64: neighbouring seeds give checksums that have nothing in common. */
    private static long scattered(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
