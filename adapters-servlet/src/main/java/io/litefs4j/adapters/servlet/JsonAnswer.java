package io.litefs4j.adapters.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends one JSON document that nobody may keep. */
final class JsonAnswer {
    private JsonAnswer() {}

    static void send(HttpServletResponse response, int status, Object document) throws IOException {
        byte[] body = (JsonText.of(document) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
