package io.litefs4j;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.MountMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this runs on LiteFS or in development, and who said so.
 *
 * @param mode what was chosen
 * @param origin where it was chosen, as a phrase for the log
 */
record ChosenMode(MountMode mode, String origin) {
    static final String SYSTEM_PROPERTY = "litefs4j.mode";
    static final String ENVIRONMENT = "LITEFS4J_MODE";

    /**
     * The option counts before the system property, that before the environment; without any of them it is LiteFS.
     *
     * @throws InvalidValueException if the text that counts is no mode
     */
    static ChosenMode of(Optional<MountMode> option, @Nullable String systemProperty, @Nullable String environment) {
        if (option.isPresent()) {
            return new ChosenMode(option.get(), "by its options or URL");
        }
        if (systemProperty != null) {
            return parsed("system property " + SYSTEM_PROPERTY, systemProperty);
        }
        if (environment != null) {
            return parsed("environment variable " + ENVIRONMENT, environment);
        }
        return new ChosenMode(MountMode.LITEFS, "by default");
    }

    private static ChosenMode parsed(String origin, String text) {
        try {
            return new ChosenMode(MountMode.parse(text), "by the " + origin);
        } catch (InvalidValueException e) {
            throw e.at(origin);
        }
    }

    boolean isPlain() {
        return mode == MountMode.PLAIN;
    }
}
