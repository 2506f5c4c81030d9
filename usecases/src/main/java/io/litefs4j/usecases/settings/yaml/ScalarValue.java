package io.litefs4j.usecases.settings.yaml;

/** What LiteFS's YAML reader makes of a text: the Go value, before it is put into a field. */
public sealed interface ScalarValue {
    /** Nothing: {@code ~}, {@code null} or no text at all. */
    record Null() implements ScalarValue {}

    record Bool(boolean value) implements ScalarValue {}

    record Int(long value) implements ScalarValue {}

    /** A whole number from 2^63 to 2^64 - 1, which fits no field of LiteFS's. */
    record HugeInt() implements ScalarValue {}

    record Real(double value) implements ScalarValue {}

    /** A date, or a date with a time of day. LiteFS has no field for one. */
    record Timestamp() implements ScalarValue {}

    /** @param value text; a byte that is no UTF-8 stands in it as the low surrogate U+DC00 plus the byte */
    record Text(String value) implements ScalarValue {}
}
