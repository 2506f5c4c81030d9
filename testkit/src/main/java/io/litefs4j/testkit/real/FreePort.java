package io.litefs4j.testkit.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a free port on loopback, below the range that the kernel gives to outgoing connections.
 *
 * <p>A node's port must stay free while the node is down; out of that range a reconnecting peer could be given the dead
 * node's port as its own and connect to itself.
 */
final class FreePort {
    private static final int FIRST = 21_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePort() {}

    static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // taken: try another
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException(
                "no free port from " + FIRST + " to " + END + " after " + ATTEMPTS + " attempts");
    }
}
