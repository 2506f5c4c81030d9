package io.litefs4j.adapters.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.primary.Hostname;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRoutingFilterTest extends WebTestBase {
    private static final Map<Hostname, URI> APPLICATIONS = Map.of(N1, URI.create("https://n1.example/base/"));

    private final AtomicInteger served = new AtomicInteger();

    private void refusing() throws Exception {
        filter(WriteRoutingFilter.refusing(detector).withRetryAfter(Duration.ofSeconds(7)));
        serve("/*", application());
    }

    private void redirecting() throws Exception {
        filter(WriteRoutingFilter.redirecting(detector, host -> Optional.ofNullable(APPLICATIONS.get(host))));
        serve("/*", application());
    }

    private HttpServlet application() {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                served.incrementAndGet();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "post"})
    void a_write_on_a_replica_is_refused_before_the_application_sees_it(String method) throws Exception {
        refusing();
        mount.follow(N1);
        HttpResponse<String> answer = send(method, "/notes");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.body()).contains("not done", "\"primary\":\"n1\"");
        assertThat(served).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void a_read_passes_whatever_the_node_is(String method) throws Exception {
        refusing();
        send(method, "/");
        mount.follow(N1);
        send(method, "/");
        mount.crash();
        assertThat(send(method, "/").statusCode()).isEqualTo(200);
        assertThat(served).hasValue(3);
    }

    @Test
    void a_write_on_the_primary_passes() throws Exception {
        redirecting();
        mount.becomePrimary();
        assertThat(send("POST", "/notes").statusCode()).isEqualTo(200);
        assertThat(served).hasValue(1);
    }

    @Test
    void a_write_on_a_replica_is_sent_to_the_application_on_the_primary_with_path_and_query() throws Exception {
        redirecting();
        mount.follow(N1);
        HttpResponse<String> answer = send("POST", "/a%20b/c?d=%26e&f");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains("https://n1.example/base/a%20b/c?d=%26e&f");
        assertThat(served).hasValue(0);
    }

    @Test
    void a_write_is_refused_where_the_primarys_application_is_not_known() throws Exception {
        redirecting();
        mount.follow(new Hostname("stranger"));
        assertThat(send("POST", "/").statusCode()).isEqualTo(503);
    }

    @Test
    void a_write_is_refused_where_the_lease_names_nobody() throws Exception {
        redirecting();
        mount.follow(Hostname.UNNAMED);
        HttpResponse<String> answer = send("POST", "/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("\"primary\"");
    }

    @Test
    void a_write_is_refused_while_no_primary_is_known() throws Exception {
        redirecting();
        HttpResponse<String> answer = send("POST", "/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("no primary is known");
    }

    @Test
    void a_write_is_refused_while_litefs_does_not_run() throws Exception {
        redirecting();
        mount.becomePrimary();
        mount.crash();
        HttpResponse<String> answer = send("POST", "/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("has died");
        assertThat(served).hasValue(0);
    }

    @Test
    void a_write_passes_again_once_this_node_is_the_primary() throws Exception {
        refusing();
        mount.follow(N1);
        assertThat(send("DELETE", "/notes/1").statusCode()).isEqualTo(503);
        mount.becomePrimary();
        assertThat(send("DELETE", "/notes/1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_pause_below_the_headers_unit_is_refused() {
        WriteRoutingFilter filter = WriteRoutingFilter.refusing(detector);
        assertThatThrownBy(() -> filter.withRetryAfter(Duration.ofMillis(999)))
                .isInstanceOf(InvalidValueException.class);
    }
}
