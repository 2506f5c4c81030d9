package io.litefs4j.examples.notes;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;

/**
 * What a person is told about the node that answered.
 *
 * @param name of the node
 * @param role one word: {@code development}, {@code primary}, {@code replica}, {@code waiting} or {@code offline}
 * @param detail the rest of the sentence
 * @param writable whether a note can be kept here
 */
record NodeView(String name, String role, String detail, boolean writable) {
    static NodeView of(NotesSettings settings, CurrentRole role) {
        if (settings.mount().isEmpty()) {
            return new NodeView(settings.name(), "development", "a plain SQLite file, no LiteFS", true);
        }
        try {
            return of(settings.name(), role.role());
        } catch (LiteFsException e) {
            return new NodeView(settings.name(), "offline", String.valueOf(e.getMessage()), false);
        }
    }

    private static NodeView of(String name, NodeRole role) {
        return role.fold(
                () -> new NodeView(name, "primary", "writes are kept here", true),
                replica -> new NodeView(
                        name,
                        "replica",
                        "of " + (replica.primary().isNamed() ? replica.primary() : "an unnamed primary") + ", lag "
                                + replica.lag(),
                        false),
                () -> new NodeView(name, "waiting", "no primary is known; what you see may be old", false));
    }
}
