package io.litefs4j.adapters.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of bytes into lines of bounded length. Not safe for use by many threads. */
final class Lines {
    private final int maxBytes;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    Lines(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes the next bytes.
     *
     * @return the lines that they finish, without their ends
     * @throws IOException if a line grows too long
     */
    List<byte[]> add(byte[] bytes) throws IOException {
        List<byte[]> finished = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                append(bytes, from, i);
                finished.add(begun.toByteArray());
                begun.reset();
                from = i + 1;
            }
        }
        append(bytes, from, bytes.length);
        return finished;
    }

    private void append(byte[] bytes, int from, int to) throws IOException {
        if (begun.size() + (to - from) > maxBytes) {
            throw new IOException("has a line of more than " + maxBytes + " bytes");
        }
        begun.write(bytes, from, to - from);
    }
}
