package io.litefs4j.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The program of a statement as EXPLAIN lists it. A transaction that writes is opened by the opcode {@code Transaction}
 * with a second operand other than zero; its first operand is the database. Not thread-safe.
 *
 * <p><b>Source:</b> SQLite {@code vdbe.c}, {@code OP_Transaction}, {@code OP_SetCookie}, {@code OP_Vacuum}.
 */
final class StatementProgram {
    private static final int OPCODE = 2;
    private static final int FIRST = 3;
    private static final int SECOND = 4;

    private static final int TEMP = 1;
    private static final int SCHEMA_COOKIE = 1;

    private final ResultSet program;
    private boolean changesSchema;
    private boolean writesTemp;

    StatementProgram(ResultSet program) {
        this.program = program;
    }

    /** Reads the program to its end, or as far as needed. */
    StatementKind kind() throws SQLException {
        while (program.next()) {
            switch (program.getString(OPCODE)) {
                case "SetCookie" -> changesSchema |= program.getInt(SECOND) == SCHEMA_COOKIE;
                case "Vacuum" -> {
                    return program.getInt(SECOND) == 0 ? StatementKind.WRITE : StatementKind.COPY;
                }
                case "Transaction" -> {
                    boolean writes = program.getInt(SECOND) != 0;
                    if (writes && program.getInt(FIRST) != TEMP) {
                        return changesSchema ? StatementKind.SCHEMA_CHANGE : StatementKind.WRITE;
                    }
                    writesTemp |= writes;
                }
                default -> {}
            }
        }
        if (!writesTemp) {
            return StatementKind.READ;
        }
        return changesSchema ? StatementKind.TEMP_SCHEMA_CHANGE : StatementKind.TEMP_WRITE;
    }
}
