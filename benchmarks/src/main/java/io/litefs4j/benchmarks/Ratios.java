package io.litefs4j.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks in one go and prints ratios: in each class every method against the one called {@code baseline}, with
 * the bytes that a call allocates. Takes JMH's own arguments; writes JMH's results as JSON, to {@code ratios-jdk17.json} in
 * the working directory where {@code -rff} names no other file.
 */
public final class Ratios {
    private static final String BASELINE = "baseline";

    private Ratios() {}

    /** What one method was measured at. */
    private record Score(double nanos, double bytes) {
        static Score of(RunResult result) {
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            return new Score(
                    result.getPrimaryResult().getScore(), allocated == null ? Double.NaN : allocated.getScore());
        }
    }

    /** Runs what the arguments select, and prints a table. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Map<String, Map<String, Score>> scores = new TreeMap<>();
        for (RunResult result : run(arguments)) {
            List<String> name = List.of(result.getParams().getBenchmark().split("\\."));
            scores.computeIfAbsent(name.get(name.size() - 2), type -> new TreeMap<>())
                    .put(name.get(name.size() - 1), Score.of(result));
        }
        System.out.printf("%n| benchmark | method | ns per call | times the baseline | bytes per call |%n"
                + "|---|---|---|---|---|%n");
        scores.forEach(Ratios::print);
    }

    private static Collection<RunResult> run(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        return new Runner(new OptionsBuilder()
                        .parent(given)
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(given.getResult()
                                .orElse("ratios-jdk" + Runtime.version().feature() + ".json"))
                        .build())
                .run();
    }

    private static void print(String type, Map<String, Score> methods) {
        Score baseline = methods.getOrDefault(BASELINE, new Score(Double.NaN, Double.NaN));
        methods.forEach((method, score) -> System.out.printf(
                "| %s | %s | %.0f | %.2f | %.0f |%n",
                type, method, score.nanos(), score.nanos() / baseline.nanos(), score.bytes()));
    }
}
