package io.litefs4j.usecases.settings.yaml;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which texts are timestamps. Source: gopkg.in/yaml.v3 {@code resolve.go}, {@code parseTimestamp}; Go {@code time.Parse}. */
final class GoTimestamps {
    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?<separator>[Tt]| +)(?<hour>\\d{1,2}):(?<minute>\\d{1,2}):(?<second>\\d{1,2})(?:[.,]\\d+)?"
            + "(?<zone>Z|[-+](?<zoneHour>\\d{2}):(?<zoneMinute>\\d{2}))?)?");

    private GoTimestamps() {}

    static boolean isTimestamp(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || !isDate(number(shape, 1), number(shape, 2), number(shape, 3))) {
            return false;
        }
        String separator = shape.group("separator");
        if (separator == null) {
            return true;
        }
        boolean hasZone = shape.group("zone") != null;
        return hasZone != separator.isBlank() && isTimeOfDay(shape) && isOffset(shape);
    }

    private static boolean isDate(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean isTimeOfDay(Matcher shape) {
        return number(shape, "hour") < 24 && number(shape, "minute") < 60 && number(shape, "second") < 60;
    }

    /** Go lets an offset of 24 hours or 60 minutes pass. */
    private static boolean isOffset(Matcher shape) {
        return shape.group("zoneHour") == null
                || (number(shape, "zoneHour") <= 24 && number(shape, "zoneMinute") <= 60);
    }

    private static int number(Matcher shape, int group) {
        return Integer.parseInt(shape.group(group));
    }

    private static int number(Matcher shape, String group) {
        return Integer.parseInt(shape.group(group));
    }
}
