package io.litefs4j.usecases.planted;

import org.yaml.snakeyaml.LoaderOptions;

/** A planted violation: YAML stays in settings. */
public final class UseCaseReadsYaml {
    public Object options() {
        return new LoaderOptions();
    }
}
