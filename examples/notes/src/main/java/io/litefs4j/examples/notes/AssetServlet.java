package io.litefs4j.examples.notes;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One file of the application's own, from the jar. */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final byte[] content;

    AssetServlet(String name, String type) {
        this.type = type;
        this.content = read(name);
    }

    private static byte[] read(String name) {
        try (InputStream file = AssetServlet.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "max-age=60");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
