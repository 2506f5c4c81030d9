package io.litefs4j.testkit.corpus;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Java sees of a mount directory of the real LiteFS in one situation: file {@code mount.jsonl}.
 *
 * <p>The mount is at {@code /litefs}, the primary is {@code n1} or, seen from it, {@code n2}; the one database is {@link
 * #DATABASE}. A lag that depends on the moment is 227 ms, and 2345 ms where the situation is that it grows; a checksum is
 * one of the same shape.
 *
 * @param situation its name, such as {@code frozen-primary}
 * @param mountInfo the mount's line of {@code /proc/self/mountinfo}; empty where nothing is mounted
 * @param answers what each {@link Question} was answered
 */
public record MountSighting(String situation, String mountInfo, Map<Question, Answer> answers) {
    /** The database of every sighting. */
    public static final String DATABASE = "app.db";

    private static final CorpusFile FILE = new CorpusFile("mount.jsonl");

    public MountSighting {
        requireNonNull(situation, "situation");
        requireNonNull(mountInfo, "mountInfo");
        answers = Map.copyOf(answers);
    }

    /** What the recorder asks of a mount; the comments name the call. */
    public enum Question {
        /** {@code Files.list}: the names in order, one on each line. */
        NAMES,
        /** {@code Files.readString} of {@code .primary}, whose name may have been there within the last minute. */
        PRIMARY,
        /** {@code Files.readAttributes} of {@code .primary}: empty text. */
        PRIMARY_ATTRIBUTES,
        /** {@code Files.readString} of {@code .lag}. */
        LAG,
        /** The mode of the database, such as {@code rw-rw-rw-}. */
        DATABASE_MODE,
        /** {@code Files.readString} of the database's {@code -pos}. */
        POSITION
    }

    /**
     * An answer: a text, a failure, or none at all.
     *
     * @param text what was read; null where it failed
     * @param error the class name of the exception; null where it did not fail
     * @param reason the reason in the exception, if it had one
     * @param hangs whether the call did not return
     */
    public record Answer(
            @Nullable String text,
            @Nullable String error,
            @Nullable String reason,
            boolean hangs) {

        /** Returns an answer that was read. */
        public static Answer of(String text) {
            return new Answer(text, null, null, false);
        }

        /** Returns the answer that this exception is. */
        public static Answer of(IOException failure) {
            String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
            return new Answer(null, failure.getClass().getName(), reason, false);
        }

        /** Returns the answer that never came. */
        public static Answer none() {
            return new Answer(null, null, null, true);
        }

        /**
         * Answers again as LiteFS did.
         *
         * @throws IOException the same as then, by class and reason
         * @throws IllegalStateException if the call did not return then
         */
        public String again() throws IOException {
            if (hangs) {
                throw new IllegalStateException("this call did not return");
            }
            if (text != null) {
                return text;
            }
            if (NoSuchFileException.class.getName().equals(error)) {
                throw new NoSuchFileException("a file of the mount");
            }
            if (FileSystemException.class.getName().equals(error)) {
                throw new FileSystemException("a file of the mount", null, reason);
            }
            throw new IOException(reason);
        }

        private Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            if (text != null) {
                json.put("text", text);
            } else if (hangs) {
                json.put("hangs", true);
            } else {
                json.put("error", error);
                json.put("reason", reason);
            }
            return json;
        }

        private static Answer read(Map<?, ?> json) {
            return new Answer(
                    (String) json.get("text"),
                    (String) json.get("error"),
                    (String) json.get("reason"),
                    json.containsKey("hangs"));
        }
    }

    /** Returns every sighting. */
    public static List<MountSighting> all() {
        return FILE.entries().stream().map(MountSighting::read).toList();
    }

    /** Returns the sighting of one situation. */
    public static MountSighting of(String situation) {
        return all().stream()
                .filter(sighting -> sighting.situation.equals(situation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sighting of " + situation));
    }

    /** Returns what a question was answered. */
    public Answer answer(Question question) {
        return requireNonNull(answers.get(question), question::name);
    }

    /** Returns the sighting as a line of the file. */
    public String line() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("situation", situation);
        json.put("mountinfo", mountInfo);
        for (Question question : Question.values()) {
            json.put(question.name(), answer(question).json());
        }
        return CorpusFile.line(json);
    }

    private static MountSighting read(Map<String, @Nullable Object> json) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        for (Question question : Question.values()) {
            Object answer = requireNonNull(json.get(question.name()), question.name());
            answers.put(question, Answer.read((Map<?, ?>) answer));
        }
        return new MountSighting(
                (String) requireNonNull(json.get("situation"), "situation"),
                (String) requireNonNull(json.get("mountinfo"), "mountinfo"),
                answers);
    }
}
