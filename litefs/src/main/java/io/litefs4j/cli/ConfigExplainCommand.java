package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import io.litefs4j.cli.config.ConfigSource;
import io.litefs4j.cli.process.Surroundings;
import io.litefs4j.usecases.settings.ConfigReading;
import io.litefs4j.usecases.settings.EffectiveValue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litefs4j config explain}. */
@Command(
        name = "explain",
        description = {
            "Lists every key of litefs.yml with the value that LiteFS would take, and whether it is the default.",
            "",
            "The exit status is 0, or 2 where LiteFS would refuse the file. Secrets are printed as they are."
        },
        mixinStandardHelpOptions = true)
final class ConfigExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private String name = "";

    @Option(names = "--no-expand-env", description = "LiteFS is started with -no-expand-env: a dollar is a dollar.")
    private boolean withoutExpansion;

    @Option(names = "--json", description = "Print one JSON object, by dotted path.")
    private boolean json;

    ConfigExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigReading reading = new ConfigSource(LiteFs.configFiles(), surroundings, withoutExpansion).read(name);
        PrintWriter err = spec.commandLine().getErr();
        reading.faults().forEach(fault -> err.println(name + ": " + fault));
        if (!reading.isAcceptedByLiteFs()) {
            return ExitStatus.FAULT;
        }
        print(reading, spec.commandLine().getOut());
        return ExitStatus.GOOD;
    }

    private void print(ConfigReading reading, PrintWriter out) {
        if (json) {
            Json.print(out, generator -> {
                generator.writeStartObject();
                for (EffectiveValue value : reading.effectiveValues()) {
                    generator.writeObjectFieldStart(value.key());
                    generator.writeFieldName("value");
                    generator.writeRawValue(value.json());
                    generator.writeBooleanField("default", value.isDefault());
                    generator.writeEndObject();
                }
                generator.writeEndObject();
            });
            return;
        }
        int width = reading.effectiveValues().stream()
                .mapToInt(value -> value.key().length())
                .max()
                .orElse(0);
        for (EffectiveValue value : reading.effectiveValues()) {
            String text = value.text().isEmpty() ? "\"\"" : value.text();
            out.printf("%-" + width + "s  %s%s%n", value.key(), text, value.isDefault() ? "  (default)" : "");
        }
    }
}
