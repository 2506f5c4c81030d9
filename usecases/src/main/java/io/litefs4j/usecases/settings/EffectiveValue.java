package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

/**
 * What LiteFS takes for one key of litefs.yml.
 *
 * @param key the dotted path
 * @param text the value: durations as Go writes them ({@code 1m0s}), lists as JSON, other values as they are. A secret is not
 *     hidden
 * @param json the same as JSON: numbers, booleans and lists as such, everything else as a string
 * @param isDefault whether LiteFS would take the same without the key
 */
public record EffectiveValue(String key, String text, String json, boolean isDefault) {
    public EffectiveValue {
        requireNonNull(key, "key");
        requireNonNull(text, "text");
        requireNonNull(json, "json");
    }
}
