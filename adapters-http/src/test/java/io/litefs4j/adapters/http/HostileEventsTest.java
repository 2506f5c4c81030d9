package io.litefs4j.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.UnreadableAnswerException;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.contract.HeardEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an event stream may say, or leave unsaid, and what a subscriber learns of it. */
class HostileEventsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nLitefs-Id: 00000000000000A1\r\n\r\n";
    private static final String INIT = "{\"type\":\"init\",\"data\":{\"isPrimary\":true}}\n";
    private static final NodeEvent PRIMARY = new NodeEvent.Init(true, Hostname.UNNAMED);

    private final HeardEvents heard = new HeardEvents();
    private final NodeApi api = NodeApi.connecting(NodeApiLimits.builder()
            .answer(Duration.ofMillis(500))
            .silence(Duration.ofMillis(100))
            .retry(Duration.ofMillis(10), Duration.ofMillis(50))
            .eventBytes(200)
            .build());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_line_that_is_no_json_is_an_outage_and_the_stream_begins_anew() {
        try (RawServer server = RawServer.saying(HEAD + INIT + "nonsense\n")) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
            heard.await(UnreadableAnswerException.class);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
        }
    }

    @Test
    void an_over_long_line_is_an_outage() {
        try (RawServer server = RawServer.saying(HEAD + INIT + "x".repeat(300))) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(NodeApiException.class)).hasMessageContaining("200 bytes");
        }
    }

    @Test
    void a_stream_that_does_not_begin_with_init_is_none() {
        try (RawServer server = RawServer.saying(HEAD + INIT.replace("init", "primaryChange"))) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(Object.class)).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void an_event_of_an_unknown_kind_or_of_an_unusable_database_is_passed_over() {
        String unknown = "{\"type\":\"news\",\"data\":{}}\n";
        String marker = "{\"type\":\"tx\",\"db\":\".primary\",\"data\":{\"txID\":\"0000000000000001\","
                + "\"postApplyChecksum\":\"8000000000000000\",\"pageSize\":512,\"commit\":1,"
                + "\"timestamp\":\"2026-01-01T00:00:00Z\"}}\n";
        String last = "{\"type\":\"primaryChange\",\"data\":{\"isPrimary\":false}}\n";
        try (RawServer server = RawServer.saying(HEAD + INIT + unknown + marker + last)) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
            assertThat(heard.await(Object.class)).isEqualTo(new NodeEvent.PrimaryChange(false, Hostname.UNNAMED));
        }
    }

    @Test
    void a_line_in_many_pieces_is_one_line() {
        try (RawServer server = new RawServer((request, out) -> {
            for (byte b : (HEAD + INIT).getBytes(StandardCharsets.US_ASCII)) {
                out.write(b);
                out.flush();
            }
        })) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
        }
    }

    @Test
    void an_outage_is_told_once_however_many_attempts_fail() {
        try (RawServer server = RawServer.saying("HTTP/1.1 500 Oh\r\nLitefs-Id: 00000000000000A1\r\n\r\nno\n")) {
            api.events().subscribe(server.url(), heard);
            heard.await(NodeApiException.class);
            awaitRequests(server, 5);
            assertThat(heard.drain()).isEmpty();
        }
    }

    @Test
    void a_stream_that_outlived_its_process_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        String info = "{\"isPrimary\":true,\"candidate\":true,\"path\":\"/d\",\"primary\":{\"hostname\":\"\"}}";
        try (RawServer server = new RawServer((request, out) -> {
            boolean events = request.contains("/events");
            String answer = events ? HEAD + INIT : RawServer.answer(info).replace("A1", "A2");
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (events) {
                never.await();
            }
        })) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(NodeUnreachableException.class)).hasMessageContaining("restarted");
        }
    }

    @Test
    void silence_of_a_living_node_is_no_outage() {
        CountDownLatch more = new CountDownLatch(1);
        String info = "{\"isPrimary\":true,\"candidate\":true,\"path\":\"/d\",\"primary\":{\"hostname\":\"\"}}";
        try (RawServer server = new RawServer((request, out) -> {
            boolean events = request.contains("/events");
            out.write((events ? HEAD + INIT : RawServer.answer(info)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (events) {
                more.await();
                out.write(INIT.replace("init", "primaryChange").getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            api.events().subscribe(server.url(), heard);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
            awaitRequests(server, 4);
            more.countDown();
            assertThat(heard.await(Object.class)).isEqualTo(new NodeEvent.PrimaryChange(true, Hostname.UNNAMED));
        }
    }

    @Test
    void a_listener_that_throws_is_called_again() {
        NodeEvents.Listener throwing = new NodeEvents.Listener() {
            @Override
            public void heard(NodeEvent event) {
                heard.heard(event);
                throw new IllegalStateException("thrown by the test");
            }

            @Override
            public void lost(NodeApiException reason) {
                heard.lost(reason);
            }
        };
        try (RawServer server = RawServer.saying(HEAD + INIT + INIT.replace("init", "primaryChange"))) {
            api.events().subscribe(server.url(), throwing);
            assertThat(heard.await(Object.class)).isEqualTo(PRIMARY);
            assertThat(heard.await(Object.class)).isEqualTo(new NodeEvent.PrimaryChange(true, Hostname.UNNAMED));
        }
    }

    @Test
    void a_listener_may_close_its_own_subscription() throws InterruptedException {
        AtomicReference<NodeEvents.Subscription> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        NodeEvents.Listener closing = new NodeEvents.Listener() {
            @Override
            public void heard(NodeEvent event) {
                heard.heard(event);
                await(known);
                own.get().close();
                closed.countDown();
            }

            @Override
            public void lost(NodeApiException reason) {
                heard.lost(reason);
            }
        };
        try (RawServer server = RawServer.saying(HEAD + INIT + INIT.replace("init", "primaryChange"))) {
            own.set(api.events().subscribe(server.url(), closing));
            known.countDown();
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.drain()).containsExactly(PRIMARY);
        }
    }

    @Test
    void closing_the_api_ends_the_threads_of_its_subscriptions() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> {
            out.write((HEAD + INIT).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            never.await();
        })) {
            api.events().subscribe(server.url(), heard);
            heard.await(NodeEvent.Init.class);
            Thread listening = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("litefs4j-events-" + server.url()))
                    .findAny()
                    .orElseThrow();
            assertThat(listening.isDaemon()).isTrue();
            api.close();
            listening.join(30_000);
            assertThat(listening.isAlive()).isFalse();
        }
    }

    private static void awaitRequests(RawServer server, int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.requests().size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(count);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
