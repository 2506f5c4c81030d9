package io.litefs4j.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.UnreadableAnswerException;
import io.litefs4j.testkit.contract.HeardEvents;
import io.litefs4j.testkit.node.SqliteImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever answers at the URL of a node, a call ends within its limits and with an error that names the node. */
class HostileServerTest {
    private static final String INFO =
            "{\"isPrimary\":false,\"candidate\":true,\"path\":\"/d\",\"primary\":{\"hostname\":\"\"}}";
    private static final DatabaseName NOTES = new DatabaseName("notes.db");

    private final NodeApi api = waitingFor(Duration.ofMinutes(1));

    private static NodeApi waitingFor(Duration limit) {
        return NodeApi.connecting(NodeApiLimits.builder()
                .connect(limit)
                .answer(limit)
                .stall(limit)
                .answerBytes(10_000)
                .exportBytes(100_000)
                .build());
    }

    private static NodeApi hasty() {
        return waitingFor(Duration.ofMillis(500));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_node_without_cluster_and_primary_is_read() {
        try (RawServer server = RawServer.saying(RawServer.answer(INFO))) {
            assertThat(api.infos().of(server.url()).clusterId().isKnown()).isFalse();
            assertThat(api.infos().of(server.url()).primary().isNamed()).isFalse();
        }
    }

    @Test
    void an_answer_without_the_header_of_litefs_is_not_one() {
        assertUnreadable("HTTP/1.1 200 OK\r\nContent-Length: " + INFO.length() + "\r\n\r\n" + INFO);
    }

    @Test
    void a_redirect_is_not_followed() {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> api.infos().of(server.url()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("302")
                    .hasMessageContaining(server.url().value());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_404_of_another_server_is_no_refusal_of_litefs() {
        assertUnreadable("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void a_web_page_is_no_answer() {
        assertUnreadable(RawServer.answer("<html>hello</html>"));
    }

    @Test
    void an_endless_answer_is_cut_off_at_its_limit() {
        byte[] chunk = ("3E8\r\n" + " ".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer((request, out) -> {
            beginChunks(out);
            while (true) {
                out.write(chunk);
            }
        })) {
            assertThatThrownBy(() -> api.infos().of(server.url()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("10000 bytes");
        }
    }

    @Test
    void an_answer_that_drips_is_given_up_at_the_limit_of_the_whole() {
        CountDownLatch never = new CountDownLatch(1);
        try (NodeApi hasty = hasty();
                RawServer server = new RawServer((request, out) -> {
                    beginChunks(out);
                    while (!never.await(50, TimeUnit.MILLISECONDS)) {
                        out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    }
                })) {
            assertThatThrownBy(() -> hasty.infos().of(server.url())).isInstanceOf(NodeUnreachableException.class);
        }
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        try (NodeApi hasty = hasty();
                RawServer server = new RawServer((request, out) -> never.await())) {
            assertThatThrownBy(() -> hasty.infos().of(server.url()))
                    .isInstanceOf(NodeUnreachableException.class)
                    .hasMessageContaining("500 ms");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_told() {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 200 OK\r\nLitefs-Id: 00000000000000A1\r\nContent-Length: 500\r\n\r\n{")) {
            assertThatThrownBy(() -> api.infos().of(server.url()))
                    .isInstanceOf(NodeUnreachableException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @Test
    void what_is_no_http_is_told() {
        try (RawServer server = RawServer.saying("SSH-2.0-OpenSSH_9.9\r\n")) {
            assertThatThrownBy(() -> api.infos().of(server.url())).isInstanceOf(NodeUnreachableException.class);
        }
    }

    @Test
    void the_200_of_another_server_to_a_promotion_is_not_taken_for_success() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> api.promotion().promote(server.url()))
                    .isInstanceOf(UnreadableAnswerException.class);
            assertThatThrownBy(() -> api.handoff().handoff(server.url(), new NodeId("00000000000000A1")))
                    .isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void the_words_of_a_refusal_come_without_control_characters() {
        try (RawServer server = RawServer.saying("HTTP/1.1 500 Oh\r\nLitefs-Id: 00000000000000A1\r\n"
                + "Content-Length: 10\r\n\r\nbad\u001b[1m\r\n\n")) {
            assertThatThrownBy(() -> api.promotion().promote(server.url()))
                    .isInstanceOfSatisfying(
                            NodeRefusedException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo("bad [1m"));
        }
    }

    @Test
    void an_export_whose_error_message_is_hidden_behind_its_pages_has_broken_off() {
        String pages = new String(SqliteImage.ofVersion(1).bytes(), StandardCharsets.ISO_8859_1);
        assertExportBreaksOff(RawServer.answer(pages + "write snapshot: read database page: EOF\n"));
    }

    @Test
    void an_export_that_is_shorter_than_its_header_says_has_broken_off() {
        String pages = new String(SqliteImage.ofVersion(1).bytes(), StandardCharsets.ISO_8859_1);
        assertExportBreaksOff(RawServer.answer(pages.substring(0, 400)));
    }

    @Test
    void an_export_over_its_limit_is_given_up() {
        try (RawServer server = RawServer.saying(RawServer.answer("x".repeat(100_001)))) {
            assertThatThrownBy(() -> api.databaseExport().export(server.url(), NOTES, OutputStream.nullOutputStream()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("100000");
        }
    }

    @Test
    void an_export_that_stalls_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        try (NodeApi hasty = hasty();
                RawServer server = new RawServer((request, out) -> {
                    beginChunks(out);
                    out.write("1\r\nS\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    never.await();
                })) {
            assertThatThrownBy(
                            () -> hasty.databaseExport().export(server.url(), NOTES, OutputStream.nullOutputStream()))
                    .isInstanceOf(NodeUnreachableException.class);
        }
    }

    @Test
    void a_target_that_cannot_be_written_is_told_as_it_is() {
        String pages = new String(SqliteImage.ofVersion(1).bytes(), StandardCharsets.ISO_8859_1);
        OutputStream full = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                throw new IOException("disk full");
            }
        };
        try (RawServer server = RawServer.saying(RawServer.answer(pages))) {
            assertThatThrownBy(() -> api.databaseExport().export(server.url(), NOTES, full))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void a_proxy_of_the_jvm_is_not_asked() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException reason) {}
        });
        try (RawServer server = RawServer.saying(RawServer.answer(INFO));
                NodeApi fresh = NodeApi.connecting()) {
            assertThat(fresh.infos().of(server.url()).candidate()).isTrue();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void a_host_that_cannot_be_resolved_or_named_in_java_is_unreachable() {
        for (String host : List.of("no-such-host.invalid", "with_underscore.invalid")) {
            AdvertiseUrl url = new AdvertiseUrl("http://" + host + ":20202");
            assertThatThrownBy(() -> api.infos().of(url))
                    .isInstanceOf(NodeUnreachableException.class)
                    .hasMessageContaining(host);
        }
    }

    @Test
    void a_path_of_the_advertise_url_is_left_out_as_litefs_leaves_it_out() {
        try (RawServer server = RawServer.saying(RawServer.answer(INFO))) {
            assertThat(api.infos()
                            .of(new AdvertiseUrl(server.url() + "/some/path"))
                            .candidate())
                    .isTrue();
            assertThat(server.requests()).containsExactly("GET /info HTTP/1.1");
        }
    }

    @Test
    void an_interrupted_call_ends_and_keeps_the_interrupt() {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> never.await())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> api.infos().of(server.url())).isInstanceOf(NodeUnreachableException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_closed_api_refuses_calls_and_closing_twice_is_harmless() {
        NodeApi closed = NodeApi.connecting();
        closed.close();
        closed.close();
        AdvertiseUrl url = new AdvertiseUrl("http://127.0.0.1:1");
        assertThatThrownBy(() -> closed.infos().of(url)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.events().subscribe(url, new HeardEvents()))
                .isInstanceOf(IllegalStateException.class);
    }

    private void assertUnreadable(String answer) {
        try (RawServer server = RawServer.saying(answer)) {
            assertThatThrownBy(() -> api.infos().of(server.url()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining(server.url().value())
                    .hasMessageContaining("Is it a LiteFS node?");
        }
    }

    private void assertExportBreaksOff(String answer) {
        try (RawServer server = RawServer.saying(answer)) {
            assertThatThrownBy(() -> api.databaseExport().export(server.url(), NOTES, OutputStream.nullOutputStream()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("no whole SQLite file");
        }
    }

    private static void beginChunks(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nLitefs-Id: 00000000000000A1\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
