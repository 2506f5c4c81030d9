package io.litefs4j.adapters.fs.planted;

import io.litefs4j.usecases.primary.PrimaryDetector;

/** A planted violation: what is driven cannot know its driver. */
public record FsAdapterNamesAUseCase(PrimaryDetector driver) {}
