package io.litefs4j.examples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application over real HTTP, on a plain SQLite file. */
class NotesInDevelopmentTest {
    @TempDir
    Path directory;

    private RunningNotes notes;

    @BeforeEach
    void start() throws Exception {
        notes = RunningNotes.inDevelopment(directory.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        notes.close();
    }

    @Test
    void a_new_application_shows_an_empty_page_and_where_it_runs() throws Exception {
        HttpResponse<String> page = notes.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("Nothing here yet", "development", "n&lt;1&gt;");
    }

    @Test
    void a_note_from_the_form_is_on_the_page_after_the_redirect() throws Exception {
        HttpResponse<String> written = notes.postForm("/notes", "text=Buy+oat+milk");
        assertThat(written.statusCode()).isEqualTo(303);
        assertThat(written.headers().firstValue("Location")).contains("/");
        assertThat(notes.get("/").body()).contains("Buy oat milk", "One note");
    }

    @Test
    void a_note_cannot_bring_its_own_markup() throws Exception {
        notes.postForm("/notes", "text=%3Cscript%3Ealert%28%22x%22%29%3C%2Fscript%3E%26amp%3B");
        assertThat(notes.get("/").body())
                .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;")
                .doesNotContain("<script");
    }

    @Test
    void a_deleted_note_is_gone_and_cannot_be_deleted_again() throws Exception {
        notes.postForm("/notes", "text=one");
        assertThat(notes.postForm("/notes/1/delete", "").statusCode()).isEqualTo(303);
        assertThat(notes.get("/api/notes").body()).isEqualTo("[]");
        assertThat(notes.postForm("/notes/1/delete", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_api_adds_lists_and_deletes() throws Exception {
        HttpResponse<String> added = notes.postJson("{\"x\":{\"text\":\"no\"},\"text\":\"\\u00fcber\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).startsWith("{\"id\":1,\"text\":\"über\",\"written\":\"");
        assertThat(notes.get("/api/notes").body()).isEqualTo("[" + added.body() + "]");
        assertThat(notes.send(notes.request("/api/notes/1").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(notes.send(notes.request("/api/notes/1").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"text\":1}", "{\"text\":", "\"text\"", "{}"})
    void a_body_that_is_not_a_note_is_a_bad_request(String body) throws Exception {
        assertThat(notes.postJson(body).statusCode()).isEqualTo(400);
        assertThat(notes.get("/api/notes").body()).isEqualTo("[]");
    }

    @Test
    void an_empty_note_and_an_endless_note_are_refused_with_the_reason() throws Exception {
        assertThat(notes.postForm("/notes", "text=+%0A+").body()).contains("A note needs a text.");
        HttpResponse<String> endless = notes.postForm("/notes", "text=" + "a".repeat(501));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body()).contains("this one has 501");
    }

    @Test
    void a_form_of_another_site_is_refused() throws Exception {
        HttpResponse<String> refused = notes.send(notes.request("/notes")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("text=planted")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(notes.get("/api/notes").body()).isEqualTo("[]");
    }

    @Test
    void a_page_loads_nothing_from_elsewhere_and_nothing_runs_in_it() throws Exception {
        HttpResponse<String> page = notes.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script", "style=");
        assertThat(notes.get("/style.css").body()).doesNotContain("http", "@import", "url(");
    }

    @Test
    void the_health_endpoints_answer() throws Exception {
        assertThat(notes.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(notes.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(notes.get("/health/primary").statusCode()).isEqualTo(200);
        assertThat(notes.get("/health/replica").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/notes/", "/api/notes/7", "/..%2f..%2fetc/passwd"})
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertThat(notes.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void notes_survive_a_restart() throws Exception {
        notes.postForm("/notes", "text=kept");
        notes.close();
        notes = RunningNotes.inDevelopment(directory.resolve("data"));
        assertThat(notes.get("/api/notes").body()).contains("\"kept\"");
        assertThat(Files.isRegularFile(directory.resolve("data/notes.db"))).isTrue();
    }
}
