package io.litefs4j.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two numbers that JDBC wants of the version of an artefact. */
record DriverVersion(int major, int minor) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?:[.-].*)?");

    static DriverVersion of(String version) {
        Matcher numbers = TEXT.matcher(version);
        if (!numbers.matches()) {
            throw new IllegalStateException("the version of litefs4j is '" + version + "'");
        }
        return new DriverVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
}
