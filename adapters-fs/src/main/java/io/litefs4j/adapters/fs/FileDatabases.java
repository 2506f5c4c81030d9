package io.litefs4j.adapters.fs;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import java.io.IOException;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists the mount and leaves out LiteFS's own files. Source: superfly/litefs {@code fuse/root_node.go}. */
record FileDatabases(MountProbe probe) implements Databases {

    @Override
    public SortedSet<DatabaseName> names() {
        return probe.ask((files, on) -> names(files));
    }

    static SortedSet<DatabaseName> names(MountFiles files) throws IOException {
        NavigableSet<DatabaseName> names = new TreeSet<>();
        for (String name : files.names()) {
            database(name).ifPresent(names::add);
        }
        return Collections.unmodifiableNavigableSet(names);
    }

    private static Optional<DatabaseName> database(String name) {
        try {
            return Optional.of(new DatabaseName(name));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
