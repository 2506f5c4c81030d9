package io.litefs4j.domain.planted;

import java.time.Instant;

/** A planted violation: time comes from adapters. */
public final class DomainReadsTheClock {
    public Instant now() {
        return Instant.now();
    }
}
