package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which files SQL text may name. {@code ATTACH} may open a database of the same mount, or one below a directory that the
 * application permitted. {@code VACUUM INTO} may write anywhere but into the mount, where its file would become a
 * database that LiteFS never replicates. Looks at the file system, creates nothing. Immutable.
 *
 * <p><b>Source:</b> superfly/litefs {@code fuse/root_node.go}, {@code Create}.
 */
final class AttachRule {
    private static final String URI_SCHEME = "file:";

    private final Path mount;
    private final List<Path> permitted;

    /**
     * @param mount the directory in which the main database lies
     * @param permitted directories, of which also those below are permitted
     */
    AttachRule(Path mount, List<Path> permitted) {
        this.mount = mount;
        this.permitted = List.copyOf(permitted);
    }

    /** @throws SQLException if the statement is an ATTACH or a VACUUM INTO of a file that it may not name */
    void check(SqlText sql) throws SQLException {
        SqlScanner token = new SqlScanner(sql.withoutLeadingSemicolons());
        token.next();
        if (sql.verb() == SqlText.Verb.ATTACH) {
            checkAttach(token);
        } else if (sql.verb() == SqlText.Verb.VACUUM) {
            checkVacuum(token);
        }
    }

    /** Reads {@code ATTACH [DATABASE] 'file' AS name}. */
    private void checkAttach(SqlScanner token) throws SQLException {
        token.next();
        if (token.isWord("DATABASE")) {
            token.next();
        }
        Path file = literalFile(token, "ATTACH");
        boolean named = token.isWord("AS") && isName(token.next());
        token.next();
        if (!named || !isEnd(token)) {
            throw refused("ATTACH", file.toString(), "must be written ATTACH 'file' AS name, with nothing else");
        }
        checkAttachable(file);
    }

    /** Reads {@code VACUUM [schema] [INTO 'file']}. */
    private void checkVacuum(SqlScanner token) throws SQLException {
        token.next();
        if (!token.isWord("INTO") && !isEnd(token)) {
            token.next();
        }
        if (!token.isWord("INTO")) {
            return;
        }
        token.next();
        Path file = literalFile(token, "VACUUM INTO");
        if (!isEnd(token)) {
            throw refused("VACUUM INTO", file.toString(), "must be a literal in single quotes");
        }
        if (directoryOf(file, "VACUUM INTO").equals(real(mount)) || Files.isSymbolicLink(file)) {
            throw refused(
                    "VACUUM INTO", file.toString(), "in the mount it would be a database that is never replicated");
        }
    }

    private static boolean isName(SqlScanner.Kind kind) {
        return kind == SqlScanner.Kind.WORD || kind == SqlScanner.Kind.QUOTED;
    }

    private static boolean isEnd(SqlScanner token) {
        return token.kind() == SqlScanner.Kind.END || token.isSymbol(';');
    }

    /** Reads a file name of which nothing is left to SQLite's or the process's judgement; leaves the scanner behind it. */
    private static Path literalFile(SqlScanner token, String statement) throws SQLException {
        if (!token.isTextLiteral()) {
            throw refused(statement, token.text(), "the file must be a literal in single quotes");
        }
        String name = token.text();
        token.next();
        String path = name.startsWith(URI_SCHEME) ? ofUri(name, statement) : name;
        if (!path.startsWith("/")) {
            throw refused(statement, name, "the file must be named by its absolute path");
        }
        Path file = path(path, statement);
        if (!file.equals(file.normalize()) || path.endsWith("/")) {
            throw refused(statement, name, "the path must be without . and ..");
        }
        return file;
    }

    private static String ofUri(String uri, String statement) throws SQLException {
        if (uri.chars().anyMatch(c -> c == '?' || c == '#' || c == '%')) {
            throw refused(statement, uri, "a URI must be without parameters and escapes: name the file by its path");
        }
        String path = uri.substring(URI_SCHEME.length());
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static Path path(String path, String statement) throws SQLException {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw refused(statement, path, "no file can have this name: " + e.getReason());
        }
    }

    private void checkAttachable(Path file) throws SQLException {
        if (Files.isSymbolicLink(file)) {
            throw refused("ATTACH", file.toString(), "it is a symbolic link");
        }
        Path directory = directoryOf(file, "ATTACH");
        if (directory.equals(real(mount))) {
            checkDatabaseName(file);
            return;
        }
        for (Path allowed : permitted) {
            Path below = real(allowed);
            if (below != null && directory.startsWith(below)) {
                return;
            }
        }
        throw refused(
                "ATTACH",
                file.toString(),
                "it lies neither in " + mount + " nor below a directory that the data source calls attachable");
    }

    private static void checkDatabaseName(Path file) throws SQLException {
        try {
            new DatabaseName(String.valueOf(file.getFileName()));
        } catch (InvalidValueException e) {
            throw refused("ATTACH", file.toString(), "LiteFS holds no database of this name");
        }
    }

    private static Path directoryOf(Path file, String statement) throws SQLException {
        Path parent = file.getParent();
        Path directory = parent == null ? null : real(parent);
        if (directory == null) {
            throw refused(statement, file.toString(), "there is no such directory");
        }
        return directory;
    }

    private static @Nullable Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    private static SQLException refused(String statement, String file, String reason) {
        return SqlRules.refused(statement + " '" + file + "': " + reason);
    }
}
