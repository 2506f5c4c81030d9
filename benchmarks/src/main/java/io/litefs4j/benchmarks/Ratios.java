package io.litefs4j.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks in one go and prints ratios: in each class every method against the one called {@code baseline}.
 * Takes JMH's own arguments.
 */
public final class Ratios {
    private static final String BASELINE = "baseline";

    private Ratios() {}

    /** Runs what the arguments select, and prints a table. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Map<String, Map<String, Double>> scores = new TreeMap<>();
        for (RunResult result : run(arguments)) {
            List<String> name = List.of(result.getParams().getBenchmark().split("\\."));
            scores.computeIfAbsent(name.get(name.size() - 2), type -> new TreeMap<>())
                    .put(name.get(name.size() - 1), result.getPrimaryResult().getScore());
        }
        System.out.printf("%n| benchmark | method | ns per call | times the baseline |%n|---|---|---|---|%n");
        scores.forEach(Ratios::print);
    }

    private static Collection<RunResult> run(String[] arguments) throws CommandLineOptionException, RunnerException {
        return new Runner(new CommandLineOptions(arguments)).run();
    }

    private static void print(String type, Map<String, Double> methods) {
        double baseline = methods.getOrDefault(BASELINE, Double.NaN);
        methods.forEach((method, score) ->
                System.out.printf("| %s | %s | %.0f | %.2f |%n", type, method, score, score / baseline));
    }
}
