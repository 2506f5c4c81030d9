package io.litefs4j.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpPrimaryClaimTest {
    private static final AbsolutePath MOUNT = new AbsolutePath("/litefs");
    private static final String NOT_PRIMARY =
            "{\"isPrimary\":false,\"candidate\":true,\"path\":\"/d\",\"primary\":{\"hostname\":\"\"}}";
    private static final String PRIMARY = NOT_PRIMARY.replace("false", "true");

    private final NodeApi api = answeringWithin(Duration.ofMinutes(1));

    private static NodeApi answeringWithin(Duration limit) {
        return NodeApi.connecting(
                NodeApiLimits.builder().connect(limit).answer(limit).build());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void the_word_of_the_node_counts() {
        try (RawServer server = RawServer.saying(RawServer.answer(PRIMARY))) {
            assertThat(claim(server.url(), MountState.MOUNTED)).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_replica_of_a_named_primary_is_believed_at_once() {
        String replica = NOT_PRIMARY.replace("\"\"", "\"n1\"");
        try (RawServer server = RawServer.saying(RawServer.answer(replica))) {
            assertThat(claim(server.url(), MountState.MOUNTED)).isFalse();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void that_nobody_is_primary_is_asked_again_once_for_it_may_be_a_glitch() {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            String info = asked.incrementAndGet() == 1 ? NOT_PRIMARY : PRIMARY;
            out.write(RawServer.answer(info).getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(claim(server.url(), MountState.MOUNTED)).isTrue();
        }
    }

    @Test
    void a_node_without_primary_claims_nothing() {
        try (RawServer server = RawServer.saying(RawServer.answer(NOT_PRIMARY))) {
            assertThat(claim(server.url(), MountState.MOUNTED)).isFalse();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void where_the_api_is_gone_the_mount_says_how() {
        AdvertiseUrl nowhere = new AdvertiseUrl("http://127.0.0.1:1");
        assertThatThrownBy(() -> claim(nowhere, MountState.DISCONNECTED))
                .isInstanceOfSatisfying(LiteFsNotRunningException.class, e -> {
                    assertThat(e.state()).isEqualTo(MountState.DISCONNECTED);
                    assertThat(e.mount()).isEqualTo(MOUNT);
                })
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void an_api_that_hangs_is_an_unresponsive_litefs_though_the_mount_is_there() {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> never.await());
                NodeApi hasty = answeringWithin(Duration.ofMillis(500))) {
            assertThatThrownBy(() -> claim(hasty, server.url(), MountState.MOUNTED))
                    .isInstanceOfSatisfying(
                            LiteFsNotRunningException.class,
                            e -> assertThat(e.state()).isEqualTo(MountState.UNRESPONSIVE));
        }
    }

    private boolean claim(AdvertiseUrl url, MountState mount) {
        return claim(api, url, mount);
    }

    private static boolean claim(NodeApi api, AdvertiseUrl url, MountState mount) {
        return api.primaryClaim(url, MOUNT, () -> mount).isPrimary();
    }
}
