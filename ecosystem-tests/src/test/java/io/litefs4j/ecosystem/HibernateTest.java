package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hibernate over a pool without autocommit, with SQLite's dialect of its community. */
class HibernateTest {
    private final NodeUnderTest node;
    private HibernateNotes hibernate;
    private SessionFactory sessions;

    HibernateTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void let_hibernate_create_the_schema() {
        hibernate = HibernateNotes.over(node.dataSource(), "create");
        sessions = hibernate.sessions();
    }

    @AfterEach
    void close_the_factory_and_find_no_lock() throws SQLException {
        node.requireNoLocks();
        hibernate.close();
    }

    @Test
    void a_second_start_finds_the_schema_as_it_is() throws SQLException {
        String before = node.askOutside("PRAGMA schema_version");
        HibernateNotes.over(node.dataSource(), "update").close();
        assertThat(node.askOutside("PRAGMA schema_version")).isEqualTo(before);
    }

    @Test
    void an_entity_is_written_read_changed_and_removed() {
        HibernateNote note = new HibernateNote("first");
        sessions.inTransaction(session -> session.persist(note));
        assertThat(note.id()).isEqualTo(1);
        sessions.inTransaction(session -> session.find(HibernateNote.class, 1L).rewrite("changed"));
        assertThat(sessions.<String>fromTransaction(
                        session -> session.find(HibernateNote.class, 1L).body()))
                .isEqualTo("changed");
        sessions.inTransaction(session -> session.remove(session.find(HibernateNote.class, 1L)));
        assertThat(count()).isZero();
    }

    @Test
    void identity_ids_count_on() {
        List<HibernateNote> notes = IntStream.range(0, 3)
                .mapToObj(i -> new HibernateNote("note " + i))
                .toList();
        sessions.inTransaction(session -> notes.forEach(session::persist));
        assertThat(notes).extracting(HibernateNote::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_query_finds_what_its_parameters_say() {
        sessions.inTransaction(session -> {
            session.persist(new HibernateNote("a"));
            session.persist(new HibernateNote("b"));
        });
        assertThat(sessions.<List<String>>fromTransaction(session -> session.createSelectionQuery(
                                "select n.body from HibernateNote n where n.body > :than order by n.id", String.class)
                        .setParameter("than", "a")
                        .setMaxResults(5)
                        .getResultList()))
                .containsExactly("b");
    }

    @Test
    void a_transaction_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> sessions.inTransaction(session -> {
                    session.persist(new HibernateNote("a"));
                    session.flush();
                    throw new IllegalStateException("of the application");
                }))
                .hasMessage("of the application");
        assertThat(count()).isZero();
    }

    @Test
    void of_two_who_change_one_version_the_second_is_told() {
        sessions.inTransaction(session -> session.persist(new HibernateNote("first")));
        HibernateNote stale = sessions.<HibernateNote>fromTransaction(session -> session.find(HibernateNote.class, 1L));
        sessions.inTransaction(session -> session.find(HibernateNote.class, 1L).rewrite("second"));
        stale.rewrite("third");
        assertThatThrownBy(() -> sessions.inTransaction(session -> session.merge(stale)))
                .isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void a_violated_constraint_is_told_as_one() {
        sessions.inTransaction(session -> session.persist(new HibernateNote("same")));
        assertThatThrownBy(() -> sessions.inTransaction(session -> session.persist(new HibernateNote("same"))))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void a_database_that_another_process_writes_to_is_told_as_a_lock() throws SQLException {
        try (var other = node.openOutside()) {
            Sql.run(other, "BEGIN IMMEDIATE");
            assertThatThrownBy(() -> sessions.inTransaction(session -> session.persist(new HibernateNote("a"))))
                    .isInstanceOf(PessimisticLockException.class)
                    .hasCauseInstanceOf(LockAcquisitionException.class);
        }
    }

    @Test
    void a_replica_reads_in_a_read_only_session() {
        sessions.inTransaction(session -> session.persist(new HibernateNote("a")));
        node.becomeReplica();
        try (Session session = sessions.openSession()) {
            session.setDefaultReadOnly(true);
            session.doWork(connection -> connection.setReadOnly(true));
            session.beginTransaction();
            assertThat(session.find(HibernateNote.class, 1L).body()).isEqualTo("a");
            session.getTransaction().commit();
        }
    }

    @Test
    void a_write_on_a_replica_names_the_primary_in_its_chain_of_causes() {
        node.becomeReplica();
        assertThatThrownBy(() -> sessions.inTransaction(session -> session.persist(new HibernateNote("a"))))
                .hasRootCauseInstanceOf(ReplicaWriteException.class)
                .rootCause()
                .hasMessageContaining("paris")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("25006");
        assertThat(count()).isZero();
    }

    @Test
    void a_commit_after_the_role_is_lost_fails_and_leaves_nothing() {
        assertThatThrownBy(() -> sessions.inTransaction(session -> {
                    session.persist(new HibernateNote("a"));
                    session.flush();
                    node.becomeReplica();
                }))
                .hasRootCauseInstanceOf(PrimaryLostException.class);
        assertThat(count()).isZero();
    }

    @Test
    void a_schema_is_not_created_on_a_replica() throws SQLException {
        node.outside("DROP TABLE hibernate_note");
        node.becomeReplica();
        assertThatThrownBy(
                        () -> HibernateNotes.over(node.dataSource(), "create").close())
                .hasRootCauseInstanceOf(ReplicaWriteException.class);
        assertThat(node.askOutside("SELECT count(*) FROM sqlite_schema WHERE name = 'hibernate_note'"))
                .isEqualTo("0");
    }

    private long count() {
        return sessions.<Long>fromTransaction(
                session -> session.createSelectionQuery("select count(*) from HibernateNote", Long.class)
                        .getSingleResult());
    }
}
