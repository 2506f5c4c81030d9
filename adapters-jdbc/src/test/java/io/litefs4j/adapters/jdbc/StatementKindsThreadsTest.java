package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

/** Threads share the rules, which are immutable, and the database; each has its connection, and that its answers. */
class StatementKindsThreadsTest {
    private static final int THREADS = 50;

    @TempDir
    Path directory;

    @Test
    void fifty_threads_agree_on_what_each_statement_is() throws Exception {
        SqlRules shared = new SqlRules(new AttachRule(directory, List.of()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CorpusDatabase database = new CorpusDatabase(directory)) {
            Map<String, StatementKind> alone = answers(shared, database);
            CyclicBarrier start = new CyclicBarrier(THREADS);
            Callable<Map<String, StatementKind>> task = () -> {
                start.await();
                return answers(shared, database);
            };
            List<Future<Map<String, StatementKind>>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(task));
            }
            for (Future<Map<String, StatementKind>> answers : all) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, StatementKind> answers(SqlRules rules, CorpusDatabase database) throws SQLException {
        Map<String, StatementKind> answers = new LinkedHashMap<>();
        try (SQLiteConnection connection = database.writable()) {
            StatementKinds kinds = new StatementKinds(connection);
            for (String statement : SqlCorpus.statements()) {
                if (!statement.contains("{dir}")) {
                    SqlText sql = rules.statement(statement);
                    answers.put(statement, kinds.kindOf(sql));
                    assertThat(kinds.kindOf(sql)).isEqualTo(answers.get(statement));
                }
            }
        }
        return answers;
    }
}
