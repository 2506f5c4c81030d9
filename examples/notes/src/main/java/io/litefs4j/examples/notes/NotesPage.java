package io.litefs4j.examples.notes;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the one page of the application. Every text of a person or of a node is escaped here and nowhere else. */
final class NotesPage {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private NotesPage() {}

    static String of(NodeView node, List<Note> notes, Optional<String> trouble) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Notes</title>
                <link rel="icon" href="/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header>
                <h1>Notes</h1>
                %s
                </header>
                <main>
                %s
                %s
                %s
                </main>
                <footer>
                <p>An example of litefs4j: SQLite on LiteFS.
                <a href="/api/notes">JSON</a> · <a href="/health/ready">Health</a></p>
                </footer>
                </body>
                </html>
                """.formatted(node(node), trouble(trouble), form(node), list(notes, trouble.isPresent()));
    }

    private static String node(NodeView node) {
        return """
                <p class="node %s" role="status">
                <span class="dot" aria-hidden="true"></span>
                <strong>%s</strong> <span class="role">%s</span> <span class="detail">%s</span>
                </p>""".formatted(
                        Html.escape(node.role()),
                        Html.escape(node.name()),
                        Html.escape(node.role()),
                        Html.escape(node.detail()));
    }

    private static String trouble(Optional<String> trouble) {
        return trouble.map(text -> "<p class=\"trouble\" role=\"alert\">" + Html.escape(text) + "</p>")
                .orElse("");
    }

    private static String form(NodeView node) {
        String hint = node.writable()
                ? ""
                : "<p class=\"hint\" id=\"hint\">This node only reads. Your note is sent on to the primary.</p>";
        return """
                <form class="write" method="post" action="/notes">
                <label for="text">New note</label>
                <textarea id="text" name="text" rows="3" maxlength="%d" required placeholder="What should not be lost?"%s></textarea>
                <div class="actions">%s<button type="submit">Keep it</button></div>
                </form>""".formatted(Note.MAX_LENGTH, hint.isEmpty() ? "" : " aria-describedby=\"hint\"", hint);
    }

    private static String list(List<Note> notes, boolean troubled) {
        if (notes.isEmpty()) {
            return troubled ? "" : "<p class=\"empty\">Nothing here yet. Write the first note.</p>";
        }
        StringBuilder items = new StringBuilder("<h2>%s</h2>\n<ul class=\"notes\">\n"
                .formatted(notes.size() == 1 ? "One note" : notes.size() + " notes"));
        notes.forEach(note -> items.append(item(note)));
        return items.append("</ul>").toString();
    }

    private static String item(Note note) {
        return """
                <li>
                <p class="text">%s</p>
                <div class="meta">
                <time datetime="%s">%s UTC</time>
                <form method="post" action="/notes/%d/delete"><button class="quiet" aria-label="Delete note %d">Delete</button></form>
                </div>
                </li>
                """.formatted(
                        Html.escape(note.text()),
                        note.written().truncatedTo(ChronoUnit.SECONDS),
                        WRITTEN.format(note.written()),
                        note.id(),
                        note.id());
    }
}
