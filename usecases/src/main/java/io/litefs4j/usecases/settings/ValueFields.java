package io.litefs4j.usecases.settings;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.usecases.settings.NodeReader.Field;
import io.litefs4j.usecases.settings.RawValue.Commands;
import io.litefs4j.usecases.settings.RawValue.Flag;
import io.litefs4j.usecases.settings.RawValue.Span;
import io.litefs4j.usecases.settings.RawValue.Text;
import io.litefs4j.usecases.settings.RawValue.Texts;
import io.litefs4j.usecases.settings.RawValue.Whole;
import io.litefs4j.usecases.settings.yaml.ScalarValue;
import java.util.Optional;
import java.util.Set;

/** The fields that hold one value, by type. Source: gopkg.in/yaml.v3 {@code decode.go}, {@code scalar}. */
final class ValueFields {
    private static final Set<String> YES = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> NO = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final double BEYOND_LONG = 0x1p63;

    private ValueFields() {}

    /** Returns the field of the type that {@code initial} has. */
    static Field of(RawValue initial, String path, NodeReader reader, RawConfig values) {
        if (initial instanceof Commands) {
            return new ExecField(path, reader, values);
        }
        if (initial instanceof Texts) {
            return new TextsField(path, reader, values);
        }
        ScalarField.Reading reading = initial instanceof Flag
                ? new ScalarField.Reading(ValueFields::flag, "must be true or false")
                : initial instanceof Whole
                        ? new ScalarField.Reading(ValueFields::number, "must be a whole number")
                        : initial instanceof Span
                                ? new ScalarField.Reading(
                                        ValueFields::span, "must be a duration with its unit, like 10s, 500ms or 1h30m")
                                : new ScalarField.Reading(ValueFields::text, "must be a text");
        return new ScalarField(path, reading, reader, values);
    }

    /** The words of YAML 1.1 count as texts, with and without quotes; true and false only without. */
    private static Optional<RawValue> flag(ScalarValue value, String written) {
        if (value instanceof ScalarValue.Bool bool) {
            return Optional.of(new Flag(bool.value()));
        }
        String word = value instanceof ScalarValue.Text text ? text.value() : "";
        return YES.contains(word) || NO.contains(word) ? Optional.of(new Flag(YES.contains(word))) : Optional.empty();
    }

    /** A fraction is cut off. 2^63 slips through Go's check and becomes the most negative number, as on LiteFS's machines. */
    private static Optional<RawValue> number(ScalarValue value, String written) {
        if (value instanceof ScalarValue.Int whole) {
            return Optional.of(new Whole(whole.value()));
        }
        if (value instanceof ScalarValue.Real real && real.value() <= BEYOND_LONG) {
            return Optional.of(new Whole(real.value() == BEYOND_LONG ? Long.MIN_VALUE : (long) real.value()));
        }
        return Optional.empty();
    }

    private static Optional<RawValue> text(ScalarValue value, String written) {
        return Optional.of(new Text(value instanceof ScalarValue.Text text ? text.value() : written));
    }

    private static Optional<RawValue> span(ScalarValue value, String written) {
        if (!(value instanceof ScalarValue.Text text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Span(GoDuration.parse(text.value())));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
