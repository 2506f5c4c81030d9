package io.litefs4j.usecases.settings.yaml;

import static java.util.Objects.requireNonNull;

/**
 * The first document of a file.
 *
 * @param root its only node that lies in no other
 * @param cut whether it was too long, so that the nodes at its end are missing
 */
public record YamlDocument(YamlNode root, boolean cut) {
    public YamlDocument {
        requireNonNull(root, "root");
    }
}
