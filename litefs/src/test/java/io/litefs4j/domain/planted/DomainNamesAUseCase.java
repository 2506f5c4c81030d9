package io.litefs4j.domain.planted;

import io.litefs4j.usecases.primary.PrimaryDetector;

/** A planted violation: the domain must stand alone. */
public record DomainNamesAUseCase(PrimaryDetector detector) {}
