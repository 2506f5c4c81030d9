package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Alias;
import io.litefs4j.usecases.settings.yaml.YamlNode.Entry;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import io.litefs4j.usecases.settings.yaml.YamlRefusal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges other mappings into one, where its keys and those merged before take precedence: {@code <<: [*a, *b]}. Not
 * thread-safe. Source: gopkg.in/yaml.v3 {@code decode.go}, {@code merge}.
 */
final class MergeKeys {
    /** Merges within merges, of which no configuration needs even two. Each goes down the stack. */
    private static final int DEEPEST = 100;

    private final NodeReader reader;
    private final Field target;
    private @Nullable Set<String> taken;
    private int depth;

    MergeKeys(NodeReader reader, Field target) {
        this.reader = reader;
        this.target = target;
    }

    /** Returns whether a key still counts; outside of merges each does. */
    boolean mayTake(String name) {
        return taken == null || taken.add(name);
    }

    void merge(Mapping parent, YamlNode merged) {
        Set<String> outer = taken;
        if (outer == null) {
            taken = keysOf(parent);
        }
        depth++;
        if (depth > DEEPEST) {
            throw new TooDeepException(Place.of(merged));
        }
        if (merged instanceof Sequence sequence) {
            sequence.items().forEach(this::read);
        } else {
            read(merged);
        }
        depth--;
        taken = outer;
    }

    private void read(YamlNode merged) {
        YamlNode mapping = merged instanceof Alias alias ? alias.target() : merged;
        if (!(mapping instanceof Mapping)) {
            throw new YamlRefusal(merged.line(), merged.column(), "'<<' merges a mapping or a list of mappings only");
        }
        reader.read(merged, target);
    }

    private Set<String> keysOf(Mapping parent) {
        Set<String> names = new HashSet<>();
        for (Entry entry : parent.entries()) {
            TextField name = new TextField(target.path(), reader);
            if (reader.read(entry.key(), name)) {
                names.add(name.value());
            }
        }
        return names;
    }

    /** More merges within each other than we follow. LiteFS follows them. */
    static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;

        TooDeepException(Place place) {
            super("'<<' lies more than " + DEEPEST + " deep within others", null, false, false);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }
}
