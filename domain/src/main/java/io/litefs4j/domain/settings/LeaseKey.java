package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import java.util.Arrays;

/**
 * The key that the candidates of one cluster compete for, as {@code litefs/primary}. Each cluster needs its own.
 *
 * <p>LiteFS joins it as a path, so {@code .} and {@code ..} segments would name another key than the one that is written.
 * Source: superfly/litefs {@code consul/consul.go}, {@code kvKey}.
 *
 * @param value the key without its prefix from the URL
 */
public record LeaseKey(String value) {
    private static final String KEY = "key";

    /** @throws InvalidValueException if the value is blank, or another key would be used than the one written */
    public LeaseKey {
        check(!value.isBlank(), "must not be blank", value);
        check(
                value.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                "must have no control character",
                value);
        check(
                Arrays.stream(value.split("/")).noneMatch(s -> s.equals(".") || s.equals("..")),
                "must have no '.' or '..' segment",
                value);
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException(KEY, rule, value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
