package io.litefs4j.adapters.jdbc.url;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A URL of this driver: {@code jdbc:litefs:/litefs/app.db?busyTimeout=5s}.
 *
 * <p>One slash begins the absolute path of the database: the mount directory, then the database's name. After a question
 * mark come {@code key=value} pairs with {@code &} between them. Path, keys and values are percent-encoded UTF-8:
 * {@code %}, {@code ?}, {@code &} and {@code #} inside them must be, a slash cannot be. There is no host, no user and no
 * fragment. What the properties mean is {@link DriverSettings}' business.
 *
 * @param directory the mount directory, in its one spelling
 * @param database the name of the database in it
 * @param properties the properties as they are written, decoded
 */
public record LiteFsUrl(AbsolutePath directory, DatabaseName database, SortedMap<String, String> properties) {
    /** How each URL of this driver begins. */
    public static final String PREFIX = "jdbc:litefs:";

    private static final String KEY = "URL";
    private static final String EXAMPLE = ", as in jdbc:litefs:/litefs/app.db?busyTimeout=5s";

    public LiteFsUrl {
        directory = directory.normalised();
        requireNonNull(database, "database");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Returns whether the text is meant for this driver, well-formed or not. */
    public static boolean isMeant(String url) {
        return url.startsWith(PREFIX);
    }

    /** @throws InvalidValueException if the text is no such URL; it says what is wrong with which part */
    public static LiteFsUrl parse(String url) {
        check(isMeant(url), "must begin with " + PREFIX, url);
        check(
                url.codePoints().noneMatch(LiteFsUrl::isForbidden),
                "must have no control character or unpaired surrogate",
                PREFIX);
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        checkPath(path);
        int slash = path.lastIndexOf('/');
        return new LiteFsUrl(
                AbsolutePath.of("directory of the URL", directory(path.substring(0, slash))),
                new DatabaseName(decoded("database of the URL", path.substring(slash + 1))),
                question < 0 ? new TreeMap<>() : properties(rest.substring(question + 1)));
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /** A host or the properties may hold a password that does not belong there, so they are not shown. */
    private static void checkPath(String path) {
        check(path.startsWith("/"), "must have an absolute path" + EXAMPLE, path);
        check(!path.startsWith("//"), "must have no host, only one slash and the path" + EXAMPLE, "//");
        check(path.indexOf('#') < 0, "must have no fragment (a # in the path is %23)", path);
        check(!path.endsWith("/"), "must name a database in the directory" + EXAMPLE, path);
    }

    private static String directory(String raw) {
        String directory = decoded("directory of the URL", raw);
        check(slashes(directory) == slashes(raw), "must have its slashes as they are, not escaped", raw);
        return directory.isEmpty() ? "/" : directory;
    }

    private static long slashes(String text) {
        return text.chars().filter(c -> c == '/').count();
    }

    private static SortedMap<String, String> properties(String query) {
        SortedMap<String, String> properties = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            check(equals > 0, "must have key=value pairs after its question mark", equals < 0 ? pair : "=");
            String key = decoded("key of the URL", pair.substring(0, equals));
            check(pair.indexOf('#') < 0, "must have no fragment (a # in a value is %23)", key);
            String value = decoded(key, pair.substring(equals + 1));
            check(properties.put(key, value) == null, "must have each property once", key);
        }
        return properties;
    }

    private static String decoded(String key, String raw) {
        try {
            return PercentText.decode(raw);
        } catch (InvalidValueException e) {
            throw e.at(key);
        }
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException(KEY, rule, value);
        }
    }

    /** Returns the one spelling of this URL, which {@link #parse} reads back. */
    @Override
    public String toString() {
        String parent = directory.segments().isEmpty() ? "" : directory.value();
        String path = PREFIX + PercentText.encode(parent + "/" + database.value());
        return properties.isEmpty()
                ? path
                : properties.entrySet().stream()
                        .map(pair -> PercentText.encode(pair.getKey()) + "=" + PercentText.encode(pair.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
