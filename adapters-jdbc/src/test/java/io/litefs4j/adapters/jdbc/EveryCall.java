package io.litefs4j.adapters.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Calls every method of an interface of JDBC with all sorts of arguments, each time on an object of its own. */
final class EveryCall {
    /** Makes an object for one call. */
    interface Made<T> {
        T make() throws SQLException;
    }

    /** Every combination is tried of as many arguments; of more, one at a time is odd. */
    private static final int ALL_COMBINATIONS = 3;

    /** JDBC itself wants a NullPointerException of these. */
    private static final Set<String> NULL_IS_UNCHECKED =
            Set.of("enquoteIdentifier", "enquoteLiteral", "enquoteNCharLiteral", "isSimpleIdentifier");

    private EveryCall() {}

    /** Returns each call that ended in anything but an answer or a SQLException. */
    static <T> List<String> otherThanAnswers(Class<? super T> type, Made<T> made) throws Exception {
        List<String> other = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                for (List<Object> arguments : arguments(method)) {
                    T object = made.make();
                    Throwable thrown = thrown(method, object, arguments);
                    close(object);
                    boolean answered = thrown == null || thrown instanceof SQLException;
                    if (!answered && !isWanted(method, arguments, thrown) && !isOfTheDriver(method, object)) {
                        other.add(method.getName() + described(method, arguments) + " -> " + thrown);
                    }
                }
            }
        }
        return other;
    }

    /** A cancel lasts in SQLite until the last open rows of the connection are closed. */
    private static void close(Object object) throws Exception {
        if (object instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private static boolean isWanted(Method method, List<Object> arguments, Throwable thrown) {
        return NULL_IS_UNCHECKED.contains(method.getName())
                && arguments.get(0) == null
                && thrown instanceof NullPointerException;
    }

    /** Its meta data of columns and of parameters is handed out as it is, and unwraps by a cast. */
    private static boolean isOfTheDriver(Method method, Object object) {
        return method.getDeclaringClass() == Wrapper.class
                && object.getClass().getName().startsWith("org.sqlite.");
    }

    private static Throwable thrown(Method method, Object object, List<Object> arguments)
            throws IllegalAccessException {
        try {
            method.invoke(object, arguments.toArray());
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static List<List<Object>> arguments(Method method) {
        List<List<Object>> odd =
                Arrays.stream(method.getParameterTypes()).map(OddValues::of).toList();
        return odd.size() <= ALL_COMBINATIONS ? combinations(odd) : oneOddAtATime(odd);
    }

    private static List<List<Object>> combinations(List<List<Object>> odd) {
        List<List<Object>> all = List.of(List.of());
        for (List<Object> values : odd) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> before : all) {
                for (Object value : values) {
                    List<Object> with = new ArrayList<>(before);
                    with.add(value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<List<Object>> oneOddAtATime(List<List<Object>> odd) {
        List<List<Object>> all = new ArrayList<>();
        for (int i = 0; i < odd.size(); i++) {
            for (Object value : odd.get(i)) {
                List<Object> one = new ArrayList<>();
                odd.forEach(values -> one.add(values.get(0)));
                one.set(i, value);
                all.add(one);
            }
        }
        all.add(odd.stream().map(values -> values.get(values.size() - 1)).toList());
        return all;
    }

    private static String described(Method method, List<Object> arguments) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            each.add(method.getParameterTypes()[i].getSimpleName() + " "
                    + (arguments.get(i) instanceof Object[] array ? Arrays.toString(array) : arguments.get(i)));
        }
        return each.toString();
    }
}
