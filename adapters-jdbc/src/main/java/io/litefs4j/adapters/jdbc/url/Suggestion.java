package io.litefs4j.adapters.jdbc.url;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who wrote a property that does not exist. */
final class Suggestion {
    /** No guess where more than this share of the letters would have to change. */
    private static final double MOST_CHANGES = 0.4;

    private Suggestion() {}

    /** Returns the property whose name is nearest to {@code written}, case and separators apart, if one is near. */
    static Optional<DriverProperty> of(String written) {
        String plain = plain(written);
        return Arrays.stream(DriverProperty.values())
                .filter(property -> distance(plain, plain(property.key()))
                        <= MOST_CHANGES * property.key().length())
                .min(Comparator.comparingInt(property -> distance(plain, plain(property.key()))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
    }

    /** Counts the letters to insert, drop or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
