package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.yaml.YamlDocument;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlReader;
import io.litefs4j.usecases.settings.yaml.YamlRefusal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a litefs.yml exactly as strictly as LiteFS does, and says of each fault whether LiteFS refuses or only we. Immutable,
 * for use by many threads.
 *
 * <p>Whatever the bytes, the answer comes in bounded time and memory: a file of more than 16 MiB is refused unread.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code UnmarshalConfig}; {@code cmd/litefs/mount_linux.go},
 * {@code Validate}; gopkg.in/yaml.v3 v3.0.1.
 */
public final class ConfigParser {
    private static final int LONGEST = 16 << 20;

    private final Optional<EnvironmentExpansion> expansion;

    private ConfigParser(Optional<EnvironmentExpansion> expansion) {
        this.expansion = expansion;
    }

    /**
     * Expands environment variables first, as LiteFS does unless told otherwise.
     *
     * @param environment the variables that LiteFS would see. LiteFS adds {@code HOSTNAME}, the name of the machine, where it is
     *     not set
     */
    public static ConfigParser expanding(Map<String, String> environment) {
        return new ConfigParser(Optional.of(new EnvironmentExpansion(environment, LONGEST)));
    }

    /** Takes dollar signs as they are: LiteFS's {@code -no-expand-env}. */
    public static ConfigParser withoutExpansion() {
        return new ConfigParser(Optional.empty());
    }

    /** Reads a file. Faults are part of the answer; nothing is thrown because of the content. */
    public ConfigReading parse(byte[] file) {
        ConfigFaults faults = new ConfigFaults();
        try {
            checkLength(file);
            byte[] text = expansion.map(e -> e.expand(file)).orElse(file);
            Optional<YamlDocument> document = YamlReader.read(text);
            if (document.isPresent()) {
                return read(document.get(), faults);
            }
            faults.litefs("", Place.TOP, "holds nothing: no YAML document");
        } catch (YamlRefusal e) {
            faults.litefs("", new Place(e.line(), e.column()), e.reason());
        } catch (EnvironmentExpansion.TooLongException e) {
            faults.policy("", Place.TOP, tooLong());
        }
        return new ConfigReading(faults, Optional.empty(), Optional.empty());
    }

    private static void checkLength(byte[] file) {
        if (file.length > LONGEST) {
            throw new EnvironmentExpansion.TooLongException();
        }
    }

    private static String tooLong() {
        return "is longer than " + (LONGEST >> 20) + " MiB, before or after environment expansion, and was not read";
    }

    private static ConfigReading read(YamlDocument document, ConfigFaults faults) {
        RawConfig raw = new RawConfig();
        try {
            readInto(raw, document, faults);
        } catch (AliasBudget.ExhaustedException e) {
            faults.litefs("", e.place(), String.valueOf(e.getMessage()));
            return new ConfigReading(faults, Optional.empty(), Optional.empty());
        } catch (MergeKeys.TooDeepException e) {
            faults.policy("", e.place(), String.valueOf(e.getMessage()));
            return new ConfigReading(faults, Optional.empty(), Optional.empty());
        }
        new ConfigValidation(raw, faults).validate();
        Optional<LiteFsSettings> settings = new SettingsAssembly(raw, faults).assemble();
        return new ConfigReading(faults, document.cut() ? Optional.empty() : Optional.of(raw), settings);
    }

    private static void readInto(RawConfig raw, YamlDocument document, ConfigFaults faults) {
        if (document.cut()) {
            faults.policy("", Place.TOP, "holds more keys and values than any configuration needs; not all were read");
        }
        NodeReader reader = new NodeReader(faults);
        if (document.root() instanceof Mapping mapping && mapping.hasNullTag()) {
            reader.fault("", mapping, "must not be tagged null");
        }
        reader.read(document.root(), new BlockField("", ConfigBlock.FILE, reader, raw, true));
    }
}
