package io.litefs4j.examples.notes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/notes}, {@code POST /api/notes} with {@code {"text":"…"}} as application/json, and
 * {@code DELETE /api/notes/7}.
 */
final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern ONE = Pattern.compile("/(\\d{1,18})");
    private static final int MAX_BODY = 16_384;
    private static final int UNPROCESSABLE = 422;
    private static final JsonFactory JSON = new JsonFactory();

    private final transient Notes notes;

    ApiServlet(Notes notes) {
        this.notes = notes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            fail(response, HttpServletResponse.SC_NOT_FOUND, "there is only /api/notes");
            return;
        }
        try {
            var newest = notes.newest();
            answer(response, HttpServletResponse.SC_OK, json -> {
                json.writeStartArray();
                for (Note note : newest) {
                    write(json, note);
                }
                json.writeEndArray();
            });
        } catch (SQLException e) {
            fail(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Troubles.text(e));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            fail(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "send application/json");
            return;
        }
        String text = textOf(request);
        if (text == null) {
            fail(response, HttpServletResponse.SC_BAD_REQUEST, "send {\"text\":\"…\"}");
            return;
        }
        try {
            Note added = notes.add(text);
            answer(response, HttpServletResponse.SC_CREATED, json -> write(json, added));
        } catch (Note.UnfitNoteException e) {
            fail(response, UNPROCESSABLE, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            fail(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Troubles.text(e));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher one = ONE.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        try {
            if (one.matches() && notes.delete(Long.parseLong(one.group(1)))) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                fail(response, HttpServletResponse.SC_NOT_FOUND, "there is no such note");
            }
        } catch (SQLException e) {
            fail(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Troubles.text(e));
        }
    }

    /** Returns the text member, or null where the body is something else. */
    private static @Nullable String textOf(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return null;
        }
        String text = null;
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("text");
                JsonToken value = json.nextToken();
                if (wanted && value == JsonToken.VALUE_STRING) {
                    text = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            return text;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return null;
        }
    }

    private static void write(JsonGenerator json, Note note) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", note.id());
        json.writeStringField("text", note.text());
        json.writeStringField("written", note.written().toString());
        json.writeEndObject();
    }

    private static void fail(HttpServletResponse response, int status, String error) throws IOException {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "2");
        }
        answer(response, status, json -> {
            json.writeStartObject();
            json.writeStringField("error", error);
            json.writeEndObject();
        });
    }

    private interface Document {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static void answer(HttpServletResponse response, int status, Document document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            document.writeTo(json);
        }
    }
}
