package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.GoDuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as LiteFS holds it after reading, before anybody asked whether it makes sense. */
sealed interface RawValue {
    /** Returns the value as text: lists as JSON, durations as Go writes them. */
    String text();

    /** Returns the value as JSON. */
    default String json() {
        return text();
    }

    record Flag(boolean value) implements RawValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    record Whole(long value) implements RawValue {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    record Text(String value) implements RawValue {
        @Override
        public String text() {
            return value;
        }

        @Override
        public String json() {
            return JsonText.quoted(text());
        }
    }

    record Span(GoDuration value) implements RawValue {
        @Override
        public String text() {
            return value.toString();
        }

        @Override
        public String json() {
            return JsonText.quoted(text());
        }
    }

    /** @param items empty where the key is absent or null, which LiteFS keeps apart from a list without items */
    record Texts(Optional<List<String>> items) implements RawValue {
        static final Texts ABSENT = new Texts(Optional.empty());

        List<String> orNone() {
            return items.orElse(List.of());
        }

        @Override
        public String text() {
            return orNone().stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** A command; null is an empty list item, over which LiteFS would crash when it comes to run it. */
    record Command(String cmd, boolean ifCandidate) {
        static String text(@Nullable Command command) {
            return command == null
                    ? "null"
                    : "{\"cmd\":" + JsonText.quoted(command.cmd) + ",\"if-candidate\":" + command.ifCandidate + "}";
        }
    }

    /** @param items empty where the key is absent or null */
    record Commands(Optional<List<@Nullable Command>> items) implements RawValue {
        static final Commands ABSENT = new Commands(Optional.empty());

        List<@Nullable Command> orNone() {
            return items.orElse(List.of());
        }

        @Override
        public String text() {
            return orNone().stream().map(Command::text).collect(Collectors.joining(",", "[", "]"));
        }
    }
}
