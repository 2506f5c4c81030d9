package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawConfig.Place;
import io.litefs4j.usecases.settings.RawValue.Texts;
import io.litefs4j.usecases.settings.yaml.ScalarRules;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key with a list of texts. Null is no list; a null item is left out. Not thread-safe. */
final class TextsField implements Field {
    private final String path;
    private final NodeReader reader;
    private final RawConfig values;

    TextsField(String path, NodeReader reader, RawConfig values) {
        this.path = path;
        this.reader = reader;
        this.values = values;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean take(Scalar scalar) {
        if (ScalarRules.resolve(scalar) instanceof ScalarValue.Null) {
            values.put(path, Texts.ABSENT);
            return true;
        }
        return refuse(scalar, "text; write [\"…\"] even for one item");
    }

    @Override
    public boolean take(Sequence sequence) {
        List<String> items = new ArrayList<>();
        for (YamlNode node : sequence.items()) {
            TextField item = new TextField(path + "[" + items.size() + "]", reader);
            if (reader.read(node, item)) {
                values.note(item.path(), Place.of(node));
                items.add(item.value());
            }
        }
        values.put(path, new Texts(Optional.of(List.copyOf(items))));
        return true;
    }

    @Override
    public boolean take(Mapping mapping) {
        return refuse(mapping, "mapping");
    }

    private boolean refuse(YamlNode node, String what) {
        reader.fault(path, node, "must be a list of texts, not a " + what);
        return false;
    }
}
