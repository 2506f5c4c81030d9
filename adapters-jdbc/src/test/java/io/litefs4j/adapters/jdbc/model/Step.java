package io.litefs4j.adapters.jdbc.model;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that an application does with its connection. */
interface Step {
    /** Returns what the application sees. */
    String play(Player player) throws SQLException;

    /** Through which of the three methods a statement is executed. */
    enum How {
        EXECUTE,
        QUERY,
        UPDATE
    }

    record Run(How how, String sql) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.run(how, sql);
        }
    }

    record RunPrepared(How how, String sql, List<Value> values) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.runPrepared(how, sql, values);
        }
    }

    /** Reads only some rows, then closes the result set. */
    record Peek(int rows, String sql) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.peek(rows, sql);
        }
    }

    record Batch(List<String> entries) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.batch(entries);
        }
    }

    record PreparedBatch(String sql, List<List<Value>> entries) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.preparedBatch(sql, entries);
        }
    }

    /** Several statements in one text. */
    record Script(List<String> statements) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.script(statements);
        }
    }

    record InsertForKeys(String sql, List<Value> values) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.insertForKeys(sql, values);
        }
    }

    record SetAutoCommit(boolean on) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.setAutoCommit(on);
        }
    }

    record Commit() implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.commit();
        }
    }

    record Rollback() implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.rollback();
        }
    }

    /** Commits what is open before, for neither driver can change it inside a transaction. */
    record SetReadOnly(boolean on) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.setReadOnly(on);
        }
    }

    record SetSavepoint(@Nullable String name) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.setSavepoint(name);
        }
    }

    /** @param which counts the savepoints of the program from its beginning, those that are gone included */
    record RollbackTo(int which) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.rollbackTo(which);
        }
    }

    /** @param which as in {@link RollbackTo} */
    record Release(int which) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.release(which);
        }
    }

    /** Opens a cursor of its own statement and reads its first row. */
    record OpenCursor(String sql) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.openCursor(sql);
        }
    }

    record Fetch() implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.fetch();
        }
    }

    record CloseCursor() implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.closeCursor();
        }
    }

    record AskForMeta(String table) implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.meta(table);
        }
    }

    record AskForState() implements Step {
        @Override
        public String play(Player player) throws SQLException {
            return player.state();
        }
    }
}
