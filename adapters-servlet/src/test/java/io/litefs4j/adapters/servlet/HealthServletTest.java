package io.litefs4j.adapters.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.primary.RoleUnknownException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServletTest extends WebTestBase {
    @BeforeEach
    void start() throws Exception {
        serve("/health/*", new HealthServlet(detector, Duration.ofSeconds(10)));
    }

    @Test
    void the_primary_is_ready_and_is_the_primary_and_no_replica() throws Exception {
        mount.becomePrimary();
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/primary").statusCode()).isEqualTo(200);
        assertThat(get("/health/replica").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body())
                .isEqualToIgnoringNewLines("{\"status\":\"healthy\",\"reasons\":[],\"role\":\"primary\"}");
    }

    @Test
    void a_fresh_replica_is_ready_and_says_whom_it_follows_and_how_far_behind_it_is() throws Exception {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(120));
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/primary").statusCode()).isEqualTo(503);
        HttpResponse<String> replica = get("/health/replica");
        assertThat(replica.statusCode()).isEqualTo(200);
        assertThat(replica.body()).contains("\"role\":\"replica\"", "\"primary\":\"n1\"", "\"lagMillis\":120");
    }

    @Test
    void a_replica_over_the_lag_is_not_ready_and_says_why() throws Exception {
        mount.follow(N1);
        mount.hear(Duration.ofSeconds(11));
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"status\":\"degraded\"", "\"code\":\"LAG_EXCEEDED\"", "n1");
    }

    @Test
    void the_lag_that_a_replica_may_have_is_the_askers_choice() throws Exception {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(1500));
        assertThat(get("/health/replica?lag=2s").statusCode()).isEqualTo(200);
        assertThat(get("/health/replica?lag=1s").statusCode()).isEqualTo(503);
        assertThat(get("/health/replica?lag=1500ms").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "soon", "1d", "%00", "%3Cscript%3E"})
    void a_lag_that_is_no_duration_is_a_bad_request(String lag) throws Exception {
        mount.becomePrimary();
        HttpResponse<String> answer = get("/health/replica?lag=" + lag);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void a_replica_that_never_heard_of_its_primary_is_not_ready() throws Exception {
        mount.follow(N1);
        assertThat(get("/health/ready").body()).contains("LAG_UNKNOWN");
        assertThat(get("/health/replica").statusCode()).isEqualTo(503);
    }

    @Test
    void a_node_without_primary_is_alive_but_not_ready() throws Exception {
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"NO_PRIMARY\"", "\"role\":\"no primary\"");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_node_whose_litefs_has_died_is_alive_but_nothing_else() throws Exception {
        mount.becomePrimary();
        mount.crash();
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        for (String path : new String[] {"/health/ready", "/health/primary", "/health/replica"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"status\":\"not_running\"", "\"NOT_RUNNING\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/primary", "/health/replica?lag=2s", "/health/x"})
    void head_answers_as_get_does_without_a_body(String path) throws Exception {
        mount.becomePrimary();
        HttpResponse<String> head = send("HEAD", path);
        HttpResponse<String> get = get(path);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void an_unknown_path_is_not_found() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(404);
        assertThat(get("/health/READY").statusCode()).isEqualTo(404);
    }

    @Test
    void a_negative_limit_is_refused_at_once() {
        assertThatThrownBy(() -> new HealthServlet(detector, Duration.ofMillis(-1)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Nested
    class OnANodeThatCannotSay {
        @Test
        void a_role_too_old_to_be_trusted_is_not_ready() throws Exception {
            HealthServlet servlet = new HealthServlet(
                    () -> {
                        throw new RoleUnknownException(Duration.ofSeconds(3), Duration.ofSeconds(1));
                    },
                    Duration.ofSeconds(10));
            OldRole server = new OldRole();
            try {
                server.serve("/health/*", servlet);
                HttpResponse<String> ready = server.get("/health/ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body()).contains("ROLE_UNKNOWN");
            } finally {
                server.stop();
            }
        }

        private final class OldRole extends WebTestBase {}
    }
}
