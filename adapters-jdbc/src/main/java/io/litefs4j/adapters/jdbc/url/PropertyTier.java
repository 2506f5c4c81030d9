package io.litefs4j.adapters.jdbc.url;

import java.util.Locale;

/** How likely it is that a property needs another value than its default. */
public enum PropertyTier {
    ESSENTIAL,
    FREQUENT,
    RARE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
