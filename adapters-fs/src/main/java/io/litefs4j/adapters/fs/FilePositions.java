package io.litefs4j.adapters.fs;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads {@code -pos} files.
 *
 * <p>They are opened for reading only. To open one that is absent so as to create it makes the kernel refuse every
 * further creation on the mount. Source: superfly/litefs {@code fuse/pos_node.go}, {@code fuse/root_node.go}.
 */
record FilePositions(MountProbe probe, PositionFiles opened) implements Positions {

    @Override
    public Optional<Position> of(DatabaseName database) {
        String name = database.value() + "-pos";
        return probe.ask((files, on) -> {
            try {
                return Optional.of(parse(name, opened.read(files, on, name)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    private static Position parse(String name, String text) throws IOException {
        try {
            return Position.parse(text.strip());
        } catch (InvalidValueException e) {
            throw new IOException(name + " holds no position: " + e.getMessage(), e);
        }
    }
}
