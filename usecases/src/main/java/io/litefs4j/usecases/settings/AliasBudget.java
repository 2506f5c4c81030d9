package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Alias;
import io.litefs4j.usecases.settings.yaml.YamlRefusal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Bounds what aliases may cost: no node within itself, and not too large a share of all reads through aliases. Not
 * thread-safe. Source: gopkg.in/yaml.v3 {@code decode.go}, {@code unmarshal}, {@code allowedAliasRatio}.
 */
final class AliasBudget {
    private static final int ALIAS_READS_FREE = 100;
    private static final int READS_FREE = 1000;
    private static final double SMALL_READS = 400_000;
    private static final double LARGE_READS = 4_000_000;
    private static final double SMALL_SHARE = 0.99;
    private static final double LARGE_SHARE = 0.10;

    private final Set<Alias> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private int reads;
    private int aliasReads;

    /** Counts one read. @throws ExhaustedException if aliases made too many of them */
    void count(YamlNode node) {
        reads++;
        if (!entered.isEmpty()) {
            aliasReads++;
        }
        if (aliasReads > ALIAS_READS_FREE && reads > READS_FREE && (double) aliasReads / reads > allowedShare()) {
            throw new ExhaustedException(Place.of(node));
        }
    }

    private double allowedShare() {
        if (reads <= SMALL_READS) {
            return SMALL_SHARE;
        }
        if (reads >= LARGE_READS) {
            return LARGE_SHARE;
        }
        return SMALL_SHARE - (SMALL_SHARE - LARGE_SHARE) * ((reads - SMALL_READS) / (LARGE_READS - SMALL_READS));
    }

    /** @throws YamlRefusal if the alias stands within its own target */
    void enter(Alias alias) {
        if (!entered.add(alias)) {
            throw new YamlRefusal(alias.line(), alias.column(), "what &" + alias.name() + " names contains itself");
        }
    }

    void leave(Alias alias) {
        entered.remove(alias);
    }

    /** Aliases made the document too large, for LiteFS as for us: nothing more is read. */
    static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;

        ExhaustedException(Place place) {
            super("aliases make this document too large", null, false, false);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }
}
