package io.litefs4j.benchmarks;

import io.litefs4j.usecases.primary.RoleMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the data source with sqlite-jdbc alone in one JVM, a slice of calls of the one and a slice of the other in turn.
 * On a machine whose speed changes by the second, as that of a virtual one does, the ratio of two neighbouring slices
 * tells differences of a percent, which two runs after each other do not. Prints the median of the ratios with their
 * quartiles, and writes them as JSON to {@code pairs-jdk17.json} in the working directory.
 */
public final class Pairs {
    private static final int WARM_UP = 2_000;
    private static final int PAIRS = 4_000;

    private final List<String> json = new ArrayList<>();
    private long sink;

    private Pairs() {}

    /** One call of the driver or of ours; returns something that depends on its work. */
    private interface Call {
        int run() throws SQLException;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws SQLException, IOException {
        new Pairs().measure();
    }

    private void measure() throws SQLException, IOException {
        System.out.println("| call | median | quartiles |\n|---|---|---|");
        RoleMonitor monitor = KnownPrimary.watch();
        try (SqlState raw = SqlState.raw();
                SqlState ours = SqlState.onMount(monitor.atHand())) {
            compare("prepared SELECT", 200, () -> read(raw.select), () -> readOurs(ours.select));
        }
        try (SqlState raw = SqlState.raw();
                SqlState ours = SqlState.ours()) {
            compare("prepared INSERT", 10, () -> write(raw.insert), () -> writeOurs(ours.insert));
        }
        monitor.close();
        Path file = Path.of("pairs-jdk" + Runtime.version().feature() + ".json");
        Files.writeString(file, "[\n" + String.join(",\n", json) + "\n]\n");
        System.out.println(
                "\nwritten to " + file.toAbsolutePath() + " (" + (sink == 0 ? "nothing done" : "done") + ")");
    }

    private void compare(String name, int slice, Call baseline, Call ours) throws SQLException {
        ratios(WARM_UP, slice, baseline, ours);
        double[] ratios = ratios(PAIRS, slice, baseline, ours);
        Arrays.sort(ratios);
        double low = ratios[PAIRS / 4];
        double median = ratios[PAIRS / 2];
        double high = ratios[PAIRS * 3 / 4];
        System.out.printf("| %s | %.3f | %.3f to %.3f |%n", name, median, low, high);
        json.add(String.format(
                "  {\"call\": \"%s\", \"pairs\": %d, \"slice\": %d, \"lower\": %.4f, \"median\": %.4f, \"upper\": %.4f}",
                name, PAIRS, slice, low, median, high));
    }

    private double[] ratios(int pairs, int slice, Call baseline, Call ours) throws SQLException {
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            long start = System.nanoTime();
            sink += repeat(slice, baseline);
            long between = System.nanoTime();
            sink += repeat(slice, ours);
            ratios[i] = (double) (System.nanoTime() - between) / (between - start);
        }
        return ratios;
    }

    private static long repeat(int times, Call call) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += call.run();
        }
        return sum;
    }

    private static int read(PreparedStatement select) throws SQLException {
        select.setInt(1, 1);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1).length();
        }
    }

    /** The same once more, so that the compiler sees but one driver at each call. */
    private static int readOurs(PreparedStatement select) throws SQLException {
        select.setInt(1, 1);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1).length();
        }
    }

    private static int write(PreparedStatement insert) throws SQLException {
        insert.setString(1, "note");
        return insert.executeUpdate();
    }

    private static int writeOurs(PreparedStatement insert) throws SQLException {
        insert.setString(1, "note");
        return insert.executeUpdate();
    }
}
