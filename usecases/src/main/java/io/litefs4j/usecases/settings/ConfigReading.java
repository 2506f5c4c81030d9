package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import java.util.List;
import java.util.Optional;

/** What became of reading a litefs.yml. Immutable. */
public final class ConfigReading {
    private final List<ConfigFault> faults;
    private final Optional<RawConfig> raw;
    private final Optional<LiteFsSettings> settings;

    ConfigReading(ConfigFaults faults, Optional<RawConfig> raw, Optional<LiteFsSettings> settings) {
        this.faults = faults.inOrder();
        this.raw = faults.isRefusedByLiteFs() ? Optional.empty() : raw;
        this.settings = this.faults.isEmpty() ? settings : Optional.empty();
    }

    /** Returns every fault, LiteFS's and ours, in the order of the file; a thousand at most. */
    public List<ConfigFault> faults() {
        return faults;
    }

    /** Returns whether neither LiteFS nor we refuse the file. */
    public boolean isAccepted() {
        return faults.isEmpty();
    }

    /** Returns whether LiteFS would start with the file, whatever we think of it; false where we could not tell. */
    public boolean isAcceptedByLiteFs() {
        return raw.isPresent();
    }

    /** Returns the settings; empty if there is any fault. */
    public Optional<LiteFsSettings> settings() {
        return settings;
    }

    /** Returns what LiteFS takes for each key, in its own order; empty if LiteFS refuses the file. */
    public List<EffectiveValue> effectiveValues() {
        return raw.map(ConfigReading::effectiveValues).orElse(List.of());
    }

    /** Returns what LiteFS read, as it holds it. */
    Optional<RawConfig> raw() {
        return raw;
    }

    private static List<EffectiveValue> effectiveValues(RawConfig raw) {
        return ConfigKey.ALL.stream()
                .map(key -> effectiveValue(key, raw.value(key.path())))
                .toList();
    }

    private static EffectiveValue effectiveValue(ConfigKey key, RawValue value) {
        String text = value.text();
        return new EffectiveValue(
                key.path(), text, value.json(), text.equals(key.initial().text()));
    }

    /** Returns the reading as lines for a person: one for each fault. */
    @Override
    public String toString() {
        return faults.isEmpty()
                ? "accepted"
                : String.join("\n", faults.stream().map(ConfigReading::line).toList());
    }

    private static String line(ConfigFault fault) {
        return (fault.by() == Refuser.LITEFS ? "refused by LiteFS: " : "refused by policy: ") + fault;
    }
}
