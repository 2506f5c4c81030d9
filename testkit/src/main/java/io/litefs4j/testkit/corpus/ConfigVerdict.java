package io.litefs4j.testkit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What LiteFS made of one configuration file: file {@code config-verdicts.jsonl}. Immutable.
 *
 * <p>The verdict is that of decoding and validation, which LiteFS does before anything else; what it accepts there it may
 * still fail to start with. Source: superfly/litefs {@code cmd/litefs/config.go}, {@code ParseConfigPath}; {@code
 * cmd/litefs/mount_linux.go}, {@code Validate}.
 */
public final class ConfigVerdict {
    private static final CorpusFile FILE = new CorpusFile("config-verdicts.jsonl");
    private static final CorpusFile MORE = new CorpusFile("config-verdicts-more.jsonl");
    private static final CorpusFile DEFAULTS = new CorpusFile("config-defaults.jsonl");

    private final Map<String, @Nullable Object> entry;

    private ConfigVerdict(Map<String, @Nullable Object> entry) {
        this.entry = entry;
    }

    /** Returns the whole file. */
    public static List<ConfigVerdict> all() {
        return FILE.entries().stream().map(ConfigVerdict::new).toList();
    }

    /**
     * Returns the file {@code config-verdicts-more.jsonl}: what a search for differences between parsers came upon. Scalars of
     * every kind in every field, mutations, merges, brackets, tokens in no order, expansions.
     */
    public static List<ConfigVerdict> more() {
        return MORE.entries().stream().map(ConfigVerdict::new).toList();
    }

    /** Returns every key by its dotted path with its default; a duration's name ends with {@code " (ns)"}. */
    public static Map<String, @Nullable Object> defaults() {
        return DEFAULTS.entries().get(0);
    }

    /** Returns what names the entry: 12 hex digits. */
    public String id() {
        return text("id");
    }

    /** Returns the kind of input, such as {@code duration}. */
    public String group() {
        return text("group");
    }

    /** Returns the configuration file, which need not be text. */
    public byte[] config() {
        Object bytes = entry.get("yaml64");
        return bytes == null
                ? text("yaml").getBytes(UTF_8)
                : Base64.getDecoder().decode((String) bytes);
    }

    /** Returns the environment that LiteFS ran with; it sets {@code HOSTNAME} itself where that is missing. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        if (entry.get("env") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> environment.put((String) name, (String) value));
        }
        return environment;
    }

    /** Returns whether LiteFS expanded variables of the environment in it. */
    public boolean isExpanded() {
        return !Boolean.FALSE.equals(entry.get("expand"));
    }

    /** Returns whether LiteFS took it. */
    public boolean isAccepted() {
        return text("verdict").equals("ok");
    }

    /** Returns {@code ok}, or the step that refused it: {@code parse} or {@code validate}. */
    public String verdict() {
        return text("verdict");
    }

    /** Returns LiteFS's own words where it refused; empty where it did not. */
    public String message() {
        return entry.containsKey("message") ? text("message") : "";
    }

    /**
     * Returns the values that differ from the {@linkplain #defaults() defaults}, by the same names: strings, longs,
     * booleans, lists of strings, and for {@code exec} what LiteFS's decoder made of it. Empty where it was refused.
     */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (entry.get("values") instanceof Map<?, ?> recorded) {
            recorded.forEach((name, value) -> values.put((String) name, value));
        }
        return values;
    }

    /** Returns the line of the file for the same input with another verdict. */
    public String line(boolean accepted, String message) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(entry);
        if (accepted) {
            changed.put("verdict", "ok");
            changed.remove("message");
        } else {
            changed.put("verdict", isAccepted() ? "parse" : verdict());
            changed.put("message", message);
        }
        return CorpusFile.line(changed);
    }

    private String text(String name) {
        return (String) requireNonNull(entry.get(name), name);
    }

    @Override
    public String toString() {
        return group() + " " + id();
    }
}
