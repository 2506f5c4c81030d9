package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.internal.HttpUrlText;

/**
 * The http or https URL of a service that LiteFS calls: the lease server, the backup service.
 *
 * <p>The password before {@code @} is the token of a Consul server, and the path there is a prefix of the key. It is a
 * secret, so {@link #toString} hides it. Source: superfly/litefs {@code consul/consul.go}, {@code Open}.
 *
 * @param value the text as it is written into litefs.yml, with its password
 */
public record ServiceUrl(String value) {
    private static final String KEY = "url";

    /** @throws InvalidValueException if the value is not an http or https URL with a host */
    public ServiceUrl {
        HttpUrlText.parse(KEY, value);
    }

    public String host() {
        return parts().host();
    }

    /** Returns the path with its leading slash; empty where there is none. */
    public String path() {
        return parts().path();
    }

    /** Returns whether the URL carries user info, which may hold a secret. */
    public boolean hasUserInfo() {
        return !parts().userInfo().isEmpty();
    }

    private HttpUrlText parts() {
        return HttpUrlText.parse(KEY, value);
    }

    /** Returns the URL with its user info hidden. */
    @Override
    public String toString() {
        return parts().redacted();
    }
}
