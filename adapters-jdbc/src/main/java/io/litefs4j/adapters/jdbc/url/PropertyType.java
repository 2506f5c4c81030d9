package io.litefs4j.adapters.jdbc.url;

import java.util.List;

/** What the text of a property is. */
public enum PropertyType {
    MODE("word", "`litefs` or `plain`", "litefs plain"),
    REPLICA_WRITES("word", "`reject` or `halt`", "reject halt"),
    DURATION("duration", "written with it: `500ms`, `5s`", ""),
    DURATION_OR_OFF("duration or `off`", "written with it: `500ms`, `5s`", ""),
    DIRECTORIES("directories", "absolute paths, with commas between them", ""),
    COUNT("number", "nodes, 0 to 99", ""),
    URL("URL", "http", ""),
    URLS("URLs", "http, with commas between them", "");

    private final String title;
    private final String unit;
    private final String words;

    PropertyType(String title, String unit, String words) {
        this.title = title;
        this.unit = unit;
        this.words = words;
    }

    /** Returns the name of the type, for people. */
    public String title() {
        return title;
    }

    /** Returns in which unit or form the text is written, for people. */
    public String unit() {
        return unit;
    }

    /** Returns the only words that are taken; empty where other text is. */
    public List<String> words() {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
