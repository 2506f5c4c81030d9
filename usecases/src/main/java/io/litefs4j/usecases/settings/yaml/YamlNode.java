package io.litefs4j.usecases.settings.yaml;

import java.util.List;

/**
 * One node of a document, as it was written: an alias is still an alias.
 *
 * <p>Tags are short ({@code !!str}) and never missing: a plain scalar has the tag that LiteFS's YAML reader sees in its text.
 * Lines and columns count from 1. Source: gopkg.in/yaml.v3 {@code yaml.go}, {@code Node}.
 */
public sealed interface YamlNode {
    String tag();

    int line();

    int column();

    default boolean hasNullTag() {
        return tag().equals(Tag.NULL);
    }

    /** A text. */
    record Scalar(String value, String tag, int line, int column) implements YamlNode {}

    /** A list. The items are filled in while the document is read, and not changed afterwards. */
    record Sequence(List<YamlNode> items, String tag, int line, int column) implements YamlNode {}

    /** Keys with their values. The entries are filled in while the document is read, and not changed afterwards. */
    record Mapping(List<Entry> entries, String tag, int line, int column) implements YamlNode {}

    /** Another node, named by its anchor. It may lie around this one. */
    final class Alias implements YamlNode {
        private final String name;
        private final YamlNode target;
        private final int line;
        private final int column;

        Alias(String name, YamlNode target, int line, int column) {
            this.name = name;
            this.target = target;
            this.line = line;
            this.column = column;
        }

        public String name() {
            return name;
        }

        public YamlNode target() {
            return target;
        }

        @Override
        public String tag() {
            return target.tag();
        }

        @Override
        public int line() {
            return line;
        }

        @Override
        public int column() {
            return column;
        }
    }

    /** A key with its value. */
    record Entry(YamlNode key, YamlNode value) {
        /** Returns whether the value is to be merged into the mapping: {@code <<: *base}. */
        public boolean isMerge() {
            return key instanceof Scalar scalar
                    && scalar.value().equals("<<")
                    && scalar.tag().equals(Tag.MERGE);
        }
    }

    /** The short tags that mean something to LiteFS's YAML reader. */
    final class Tag {
        public static final String NULL = "!!null";
        public static final String BOOL = "!!bool";
        public static final String STR = "!!str";
        public static final String INT = "!!int";
        public static final String FLOAT = "!!float";
        public static final String TIMESTAMP = "!!timestamp";
        public static final String SEQ = "!!seq";
        public static final String MAP = "!!map";
        public static final String BINARY = "!!binary";
        public static final String MERGE = "!!merge";
        private static final String LONG_PREFIX = "tag:yaml.org,2002:";

        private Tag() {}

        static String shortened(String tag) {
            return tag.startsWith(LONG_PREFIX) ? "!!" + tag.substring(LONG_PREFIX.length()) : tag;
        }
    }
}
