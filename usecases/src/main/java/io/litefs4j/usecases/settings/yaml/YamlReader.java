package io.litefs4j.usecases.settings.yaml;

import io.litefs4j.usecases.settings.yaml.YamlNode.Alias;
import io.litefs4j.usecases.settings.yaml.YamlNode.Entry;
import io.litefs4j.usecases.settings.yaml.YamlNode.Mapping;
import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Sequence;
import io.litefs4j.usecases.settings.yaml.YamlNode.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the first document of a file into nodes, as LiteFS's YAML reader does. Not thread-safe; used once.
 *
 * <p>SnakeYAML's parser makes the events. Its composer is not used: it goes down the stack with each level, and puts the target
 * in the place of an alias, which LiteFS tells apart. Source: gopkg.in/yaml.v3 {@code decode.go}, {@code parser}.
 */
public final class YamlReader {
    /** An order of magnitude beyond any configuration; what is deeper or longer is read only for its faults. */
    private static final int MOST_NODES = 250_000;

    /** A collection that is being filled; {@code key} waits for its value. */
    private static final class Open {
        private final YamlNode node;
        private @Nullable YamlNode key;

        Open(YamlNode node) {
            this.node = node;
        }

        void add(YamlNode child) {
            if (node instanceof Sequence sequence) {
                sequence.items().add(child);
            } else if (key == null) {
                key = child;
            } else {
                ((Mapping) node).entries().add(new Entry(key, child));
                key = null;
            }
        }
    }

    private final ParserImpl parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int nodes;

    private YamlReader(byte[] bytes) {
        parser = new ParserImpl(new LiteFsGrammar(new TokenScanner(new Characters(bytes))));
    }

    /**
     * @return the first document, or empty if there is none
     * @throws YamlRefusal where LiteFS's YAML reader stops
     */
    public static Optional<YamlDocument> read(byte[] bytes) {
        return new YamlReader(bytes).read();
    }

    private Optional<YamlDocument> read() {
        try {
            while (true) {
                Event event = parser.getEvent();
                if (event instanceof StreamEndEvent) {
                    return Optional.empty();
                }
                if (event instanceof DocumentEndEvent && root != null) {
                    return Optional.of(new YamlDocument(root, nodes > MOST_NODES));
                }
                take(event);
            }
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark();
            throw Characters.refusal(at, sentence(e));
        }
    }

    private static String sentence(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
        return e.getProblem() + context;
    }

    private void take(Event event) {
        if (event instanceof ScalarEvent scalar) {
            add(scalar.getAnchor(), node(scalar));
        } else if (event instanceof AliasEvent alias) {
            add(null, node(alias));
        } else if (event instanceof SequenceStartEvent start) {
            Mark at = start.getStartMark();
            String tag = tag(start.getTag(), Tag.SEQ);
            begin(start.getAnchor(), new Sequence(new ArrayList<>(), tag, at.getLine() + 1, at.getColumn() + 1));
        } else if (event instanceof MappingStartEvent start) {
            Mark at = start.getStartMark();
            String tag = tag(start.getTag(), Tag.MAP);
            begin(start.getAnchor(), new Mapping(new ArrayList<>(), tag, at.getLine() + 1, at.getColumn() + 1));
        } else if (event instanceof SequenceEndEvent || event instanceof MappingEndEvent) {
            open.pop();
        }
    }

    private static String tag(@Nullable String written, String otherwise) {
        return written == null || written.equals("!") ? otherwise : Tag.shortened(written);
    }

    private static Scalar node(ScalarEvent event) {
        Mark at = event.getStartMark();
        String value = event.getValue();
        String implied = event.getScalarStyle() == ScalarStyle.PLAIN ? ScalarRules.tagOfPlain(value) : Tag.STR;
        return new Scalar(value, tag(event.getTag(), implied), at.getLine() + 1, at.getColumn() + 1);
    }

    private Alias node(AliasEvent event) {
        Mark at = event.getStartMark();
        YamlNode target = anchors.get(event.getAnchor());
        if (target == null) {
            throw Characters.refusal(at, "no anchor &" + event.getAnchor() + " stands before this alias");
        }
        return new Alias(event.getAnchor(), target, at.getLine() + 1, at.getColumn() + 1);
    }

    private void begin(@Nullable String anchor, YamlNode collection) {
        add(anchor, collection);
        open.push(new Open(collection));
    }

    private void add(@Nullable String anchor, YamlNode node) {
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        nodes++;
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (nodes <= MOST_NODES) {
            parent.add(node);
        }
    }
}
