package io.litefs4j.cli;

import io.litefs4j.LiteFs;
import io.litefs4j.cli.config.ClusterOptions;
import io.litefs4j.cli.config.ConfigSource;
import io.litefs4j.cli.config.NodeFiles;
import io.litefs4j.cli.config.UsageException;
import io.litefs4j.cli.process.Surroundings;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.usecases.settings.ConfigGenerator;
import io.litefs4j.usecases.settings.ConfigLint;
import io.litefs4j.usecases.settings.ConfigReading;
import io.litefs4j.usecases.settings.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litefs4j config generate}. */
@Command(
        name = "generate",
        description = {
            "Writes litefs.yml for one node or for every node of a cluster, and says what LiteFS would regret of it."
        },
        footerHeading = "%nTwo static nodes, of which n1 is primary:%n",
        footer = {
            "  litefs4j config generate --primary n1 --output conf \\",
            "    --node n1=http://n1:20202 --node n2=http://n2:20202",
            "",
            "Two candidates for a Consul lease:",
            "  litefs4j config generate --consul-url http://consul:8500 \\",
            "    --consul-key app --output conf \\",
            "    --node n1=http://n1:20202 --node n2=http://n2:20202"
        },
        mixinStandardHelpOptions = true)
final class ConfigGenerateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "A litefs.yml whose settings every node takes, but for its lease and what other options say.")
    private @Nullable String from;

    @Option(names = "--only", paramLabel = "NAME", description = "Write the file of this node only.")
    private @Nullable String only;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Write DIR/NAME/litefs.yml for each node. Default: print the one file.")
    private @Nullable String output;

    @Option(names = "--no-expand-env", description = "LiteFS is started with -no-expand-env: values may have a dollar.")
    private boolean withoutExpansion;

    ConfigGenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            Map<Hostname, LiteFsSettings> nodes = chosen(cluster.settings(base()));
            Map<Hostname, String> files = generate(nodes);
            nodes.forEach(this::lint);
            deliver(files);
            return ExitStatus.GOOD;
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (InvalidValueException e) {
            e.faults().forEach(fault -> spec.commandLine().getErr().println(fault));
            return ExitStatus.FAULT;
        }
    }

    private Optional<LiteFsSettings> base() {
        if (from == null) {
            return Optional.empty();
        }
        ConfigReading reading = new ConfigSource(LiteFs.configFiles(), surroundings, withoutExpansion).read(from);
        if (reading.settings().isEmpty()) {
            reading.faults().forEach(fault -> spec.commandLine().getErr().println(from + ": " + fault));
            throw new InvalidValueException("--from", "must be an accepted litefs.yml", from);
        }
        return reading.settings();
    }

    private Map<Hostname, LiteFsSettings> chosen(Map<Hostname, LiteFsSettings> nodes) {
        if (only == null) {
            return nodes;
        }
        Hostname name = new Hostname(only);
        LiteFsSettings settings = nodes.get(name);
        if (settings == null) {
            throw new InvalidValueException("--only", "must be one of the nodes, " + nodes.keySet(), only);
        }
        return Map.of(name, settings);
    }

    private Map<Hostname, String> generate(Map<Hostname, LiteFsSettings> nodes) {
        ConfigGenerator generator = new ConfigGenerator();
        Map<Hostname, String> files = new LinkedHashMap<>();
        nodes.forEach((name, settings) -> files.put(
                name, withoutExpansion ? generator.generateWithoutExpansion(settings) : generator.generate(settings)));
        return files;
    }

    private void lint(Hostname name, LiteFsSettings settings) {
        PrintWriter err = spec.commandLine().getErr();
        for (Finding finding : new ConfigLint().check(settings)) {
            err.println(name + ": " + finding);
        }
    }

    private void deliver(Map<Hostname, String> files) {
        if (output != null) {
            Path directory = surroundings.directory().resolve(output);
            new NodeFiles(LiteFs.configFiles(), directory)
                    .write(files)
                    .forEach(file -> spec.commandLine().getOut().println(file));
        } else if (files.size() == 1) {
            spec.commandLine().getOut().print(files.values().iterator().next());
            spec.commandLine().getOut().flush();
        } else {
            throw new UsageException("Several files: name a directory with --output, or one node with --only.");
        }
    }
}
