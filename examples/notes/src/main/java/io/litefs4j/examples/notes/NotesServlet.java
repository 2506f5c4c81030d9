package io.litefs4j.examples.notes;

import io.litefs4j.domain.primary.CurrentRole;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page and its two forms. After a write the browser is sent back to the page, so that a reload repeats nothing. */
final class NotesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern DELETE = Pattern.compile("/notes/(\\d{1,18})/delete");
    private static final int UNPROCESSABLE = 422;

    private final transient Notes notes;
    private final transient NotesSettings settings;
    private final transient CurrentRole role;

    NotesServlet(Notes notes, NotesSettings settings, CurrentRole role) {
        this.notes = notes;
        this.settings = settings;
        this.role = role;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/")) {
            page(response, HttpServletResponse.SC_OK, Optional.empty());
        } else {
            page(response, HttpServletResponse.SC_NOT_FOUND, Optional.of("There is no such page."));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (write(request)) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", "/");
            } else {
                page(response, HttpServletResponse.SC_NOT_FOUND, Optional.of("That note is not there any more."));
            }
        } catch (Note.UnfitNoteException e) {
            page(response, UNPROCESSABLE, Optional.ofNullable(e.getMessage()));
        } catch (SQLException e) {
            response.setHeader("Retry-After", "2");
            page(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Optional.of(Troubles.text(e)));
        }
    }

    private boolean write(HttpServletRequest request) throws SQLException {
        Matcher delete = DELETE.matcher(request.getRequestURI());
        if (delete.matches()) {
            return notes.delete(Long.parseLong(delete.group(1)));
        }
        if (!request.getRequestURI().equals("/notes")) {
            return false;
        }
        String text = request.getParameter("text");
        notes.add(text == null ? "" : text);
        return true;
    }

    private void page(HttpServletResponse response, int status, Optional<String> trouble) throws IOException {
        NodeView node = NodeView.of(settings, role);
        List<Note> shown = List.of();
        Optional<String> told = trouble;
        int code = status;
        try {
            shown = notes.newest();
        } catch (SQLException e) {
            told = Optional.of(trouble.orElse(Troubles.text(e)));
            code = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        byte[] body = NotesPage.of(node, shown, told).getBytes(StandardCharsets.UTF_8);
        response.setStatus(code);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
