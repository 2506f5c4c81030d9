package io.litefs4j.adapters.jdbc;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PRAGMA. SQLite is never asked what one does: some take effect while they are compiled, so also under EXPLAIN.
 *
 * <p><b>Source:</b> SQLite {@code pragma.c}; superfly/litefs {@code db.go}, {@code CommitWAL}.
 *
 * @param name in small letters, without its schema
 * @param value in small letters, with its sign; null where there is none
 * @param explained whether only its program is shown
 */
record Pragma(String name, @Nullable String value, boolean explained) {
    /** These live in the database's header. */
    private static final Set<String> STORED = Set.of("application_id", "default_cache_size", "user_version");

    /** The other modes of auto_vacuum are written, but only where the database is in one of them already. */
    private static final Set<String> NO_AUTO_VACUUM = Set.of("0", "none");

    /** Their argument says what is asked about. SQLite has all of these as functions with an argument. */
    private static final Set<String> QUESTIONS = Set.of(
            "foreign_key_check",
            "foreign_key_list",
            "index_info",
            "index_list",
            "index_xinfo",
            "integrity_check",
            "quick_check",
            "table_info",
            "table_list",
            "table_xinfo");

    /** Reads {@code [schema.]name [= value | (value)]}, whatever the quotes; the scanner is on {@code PRAGMA}. */
    static Pragma parse(SqlScanner token, boolean explained) {
        token.next();
        String name = token.text();
        token.next();
        if (token.isSymbol('.')) {
            token.next();
            name = token.text();
            token.next();
        }
        boolean sets = token.isSymbol('=') || token.isSymbol('(');
        return new Pragma(name.toLowerCase(Locale.ROOT), sets ? value(token) : null, explained);
    }

    private static String value(SqlScanner token) {
        token.next();
        boolean minus = token.isSymbol('-');
        if (minus || token.isSymbol('+')) {
            token.next();
        }
        return (minus ? "-" : "") + token.text().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it is given something to set or to do, and not only a question. */
    boolean sets() {
        return value != null && !QUESTIONS.contains(name);
    }

    StatementKind kind() {
        StatementKind run = runKind();
        return explained && run.writes() ? StatementKind.READ : run;
    }

    private StatementKind runKind() {
        if (name.equals("incremental_vacuum")) {
            return StatementKind.WRITE;
        }
        if (name.equals("optimize")) {
            return StatementKind.UNKNOWN;
        }
        String set = value;
        if (set == null) {
            return StatementKind.READ;
        }
        if (STORED.contains(name)) {
            return StatementKind.WRITE;
        }
        return switch (name) {
            case "schema_version" -> StatementKind.SCHEMA_CHANGE;
            case "temp_store", "writable_schema" -> StatementKind.ATTACHMENT;
            case "journal_mode" -> StatementKind.UNKNOWN;
            case "auto_vacuum" -> NO_AUTO_VACUUM.contains(set) ? StatementKind.READ : StatementKind.UNKNOWN;
            default -> StatementKind.READ;
        };
    }

    /** Returns why this must not run on a LiteFS node, or null where it does no harm. */
    @Nullable
    String harm() {
        String set = value;
        if (set == null) {
            return null;
        }
        return switch (name) {
            case "journal_mode" ->
                set.equals("wal")
                        ? null
                        : "leaving WAL stops every replica for good, and LiteFS"
                                + " replicates nothing that is written in the modes memory and off";
            case "locking_mode" -> set.equals("normal") ? null : "LiteFS needs the locks of WAL to see a commit";
            case "query_only" -> "use Connection.setReadOnly";
            case "data_store_directory", "temp_store_directory" ->
                "it moves the files of every connection of this process, and in the mount each would be a database";
            default -> null;
        };
    }

    /** As it would be written plainly. */
    @Override
    public String toString() {
        return "PRAGMA " + name + (value == null ? "" : "=" + value);
    }
}
