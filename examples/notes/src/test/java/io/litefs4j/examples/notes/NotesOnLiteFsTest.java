package io.litefs4j.examples.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How an application tests its own behaviour on a cluster without one: the node is the testkit's {@link FakeMount}, the
 * database is a real SQLite file.
 */
class NotesOnLiteFsTest {
    private static final Hostname ELSEWHERE = new Hostname("n2");

    @TempDir
    Path directory;

    private FakeMount node;
    private PrimaryDetector role;
    private LiteFsDataSource database;
    private Notes notes;

    @BeforeEach
    void aPrimaryWithOneNote() throws SQLException {
        AbsolutePath path = new AbsolutePath(directory.toString());
        node = new FakeMount(path, new ManualTime());
        role = new PrimaryDetector(node.primaryClaim(), node.primaryMarker(), node.lagMarker());
        database = LiteFsDataSource.onMount(path, new DatabaseName(NotesSettings.DATABASE), role)
                .build();
        notes = new Notes(database, Clock.systemUTC());
        node.becomePrimary();
        notes.add("first");
    }

    private RunningNotes serve() throws Exception {
        URI there = URI.create("http://127.0.0.1:9");
        return RunningNotes.onMount(node.path(), database, role, Map.of(ELSEWHERE.value(), there));
    }

    @Test
    void a_replica_shows_the_notes_and_refuses_to_change_them() throws Exception {
        node.follow(ELSEWHERE);
        assertThat(notes.newest()).extracting(Note::text).containsExactly("first");
        assertThatThrownBy(() -> notes.add("second")).isInstanceOfSatisfying(ReplicaWriteException.class, e -> {
            assertThat(e.primary()).contains(ELSEWHERE);
        });
        assertThatThrownBy(() -> notes.delete(1)).isInstanceOf(ReplicaWriteException.class);
        assertThat(notes.newest()).hasSize(1);
    }

    @Test
    void a_replica_that_becomes_primary_takes_the_write_that_it_refused() throws Exception {
        node.follow(ELSEWHERE);
        assertThatThrownBy(() -> notes.add("second")).isInstanceOf(ReplicaWriteException.class);
        node.becomePrimary();
        notes.add("second");
        assertThat(notes.newest()).extracting(Note::text).containsExactly("second", "first");
    }

    @Test
    void the_page_says_which_node_answered_and_what_it_is() throws Exception {
        try (RunningNotes web = serve()) {
            assertThat(web.get("/").body()).contains("<span class=\"role\">primary</span>");
            node.follow(ELSEWHERE);
            node.heartbeat();
            assertThat(web.get("/").body()).contains("<span class=\"role\">replica</span>", "of n2, lag 0ms", "first");
            node.losePrimary();
            assertThat(web.get("/").body()).contains("<span class=\"role\">waiting</span>", "first");
        }
    }

    @Test
    void a_note_that_is_written_on_a_replica_is_sent_to_the_primary() throws Exception {
        try (RunningNotes web = serve()) {
            node.follow(ELSEWHERE);
            HttpResponse<String> sentOn = web.postForm("/notes", "text=second");
            assertThat(sentOn.statusCode()).isEqualTo(307);
            assertThat(sentOn.headers().firstValue("Location")).contains("http://127.0.0.1:9/notes");
            assertThat(web.get("/")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElse(""))
                    .contains("form-action 'self' http://127.0.0.1:9");
        }
        assertThat(notes.newest()).hasSize(1);
    }

    @Test
    void without_a_primary_a_write_is_refused_and_may_be_tried_again() throws Exception {
        try (RunningNotes web = serve()) {
            node.demote();
            HttpResponse<String> refused = web.postJson("{\"text\":\"second\"}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(web.get("/health/ready").body()).contains("NO_PRIMARY");
        }
    }

    @Test
    void when_litefs_dies_the_page_says_so_and_the_application_stays_alive() throws Exception {
        try (RunningNotes web = serve()) {
            node.crash();
            HttpResponse<String> page = web.get("/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("<span class=\"role\">offline</span>", "Is litefs running?");
            assertThat(web.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(web.get("/health/ready").statusCode()).isEqualTo(503);
        }
    }
}
