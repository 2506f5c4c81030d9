package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JooqTest {
    private static final Table<Record> NOTE = table(name("note"));
    private static final Field<Long> ID = field(name("id"), Long.class);
    private static final Field<String> BODY = field(name("body"), String.class);

    private final NodeUnderTest node;
    private HikariDataSource pool;
    private DSLContext jooq;

    JooqTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        pool = Pools.ofOne(node.withNotes().dataSource());
        jooq = DSL.using(pool, SQLDialect.SQLITE);
    }

    @AfterEach
    void find_no_lock_and_close_the_pool() throws SQLException {
        node.requireNoLocks();
        pool.close();
    }

    @Test
    void a_row_is_written_changed_read_and_removed() {
        insert("a");
        assertThat(jooq.update(NOTE).set(BODY, "b").where(BODY.eq("a")).execute())
                .isOne();
        assertThat(jooq.select(BODY).from(NOTE).fetchOne(BODY)).isEqualTo("b");
        assertThat(jooq.deleteFrom(NOTE).execute()).isOne();
        assertThat(jooq.fetchCount(NOTE)).isZero();
    }

    @Test
    void an_insert_that_returns_its_id_is_committed() throws SQLException {
        Long id = jooq.insertInto(NOTE).set(BODY, "a").returning(ID).fetchOne(ID);
        assertThat(id).isEqualTo(1);
        assertThat(node.notes()).isOne();
    }

    @Test
    void an_upsert_changes_the_row_that_is_there() throws SQLException {
        insert("a");
        jooq.insertInto(NOTE)
                .set(BODY, "a")
                .onConflict(BODY)
                .doUpdate()
                .set(BODY, "b")
                .execute();
        assertThat(node.askOutside("SELECT group_concat(body) FROM note")).isEqualTo("b");
    }

    @Test
    void a_batch_counts_each_row() {
        assertThat(jooq.batch(jooq.insertInto(NOTE, BODY).values((String) null))
                        .bind("a")
                        .bind("b")
                        .execute())
                .containsExactly(1, 1);
    }

    @Test
    void of_nested_transactions_the_failed_one_is_taken_back() throws SQLException {
        jooq.transaction(outer -> {
            insert(outer.dsl(), "outer");
            assertThatThrownBy(() -> outer.dsl().transaction(inner -> {
                        insert(inner.dsl(), "inner");
                        throw new IllegalStateException("of the application");
                    }))
                    .hasMessage("of the application");
        });
        assertThat(node.askOutside("SELECT group_concat(body) FROM note")).isEqualTo("outer");
    }

    @Test
    void a_cursor_that_is_closed_early_leaves_no_lock() throws SQLException {
        insert("a");
        insert("b");
        try (Cursor<?> rows = jooq.select(BODY).from(NOTE).orderBy(ID).fetchLazy()) {
            assertThat(rows.fetchNext().get(BODY)).isEqualTo("a");
        }
        node.requireNoLocks();
    }

    @Test
    void a_query_past_its_timeout_is_ended() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jooq.resultQuery(
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
                        .queryTimeout(1)
                        .fetch())
                .extracting(DataAccessException::sqlState)
                .isEqualTo("57014");
    }

    @Test
    void a_write_on_a_replica_says_so_by_its_state_and_its_cause() {
        node.becomeReplica();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> insert("a"))
                .withCauseInstanceOf(ReplicaWriteException.class)
                .extracting(DataAccessException::sqlState)
                .isEqualTo("25006");
        assertThat(jooq.fetchCount(NOTE)).isZero();
    }

    @Test
    void a_commit_after_the_role_is_lost_is_rolled_back() {
        assertThatThrownBy(() -> jooq.transaction(transaction -> {
                    insert(transaction.dsl(), "a");
                    node.becomeReplica();
                }))
                .hasRootCauseInstanceOf(PrimaryLostException.class);
        assertThat(jooq.fetchCount(NOTE)).isZero();
    }

    private void insert(String body) {
        insert(jooq, body);
    }

    private static void insert(DSLContext in, String body) {
        in.insertInto(NOTE).set(BODY, body).execute();
    }
}
