package io.litefs4j.domain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertiseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://node1:20202",
                "http://node1",
                "HTTP://Node1:1",
                "https://10.0.0.1:65535/",
                "http://[::1]:20202",
                "http://[fe80::1]",
                "http://app_1.net:20202",
                "http://a.b.example.:20202/litefs",
                "http://xn--nxasmq6b:1"
            })
    void a_url_that_another_node_can_use_is_kept_as_it_is(String text) {
        assertThat(new AdvertiseUrl(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node1",
                "node1:20202",
                "//node1:20202",
                "ftp://node1",
                "http:node1",
                "http://",
                "http://:20202",
                "http:///x",
                "http://node1:",
                "http://node1:0",
                "http://node1:65536",
                "http://node1:x",
                "http://node1:-1",
                "http://a b",
                "http://node1/?q",
                "http://node1#f",
                "http://node1\n",
                " http://node1",
                "http://u@node1",
                "http://[::1",
                "http://::1:80",
                "http://[::g]",
                "http://256.1.1.1",
                "http://1.2.3",
                "http://a..b",
                "http://-a",
                "http://$HOST:1",
                "http://node1:20202/%zz",
                "http://nöde"
            })
    void a_url_that_no_node_could_use_is_refused(String text) {
        assertThatThrownBy(() -> new AdvertiseUrl(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_password_is_not_shown_in_the_refusal() {
        assertThatThrownBy(() -> new AdvertiseUrl("http://user:secret@node1:20202"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://node1:20202, http://node1:20202/info",
        "http://node1:20202/, http://node1:20202/info",
        "http://node1:20202/dropped, http://node1:20202/info",
        "https://[::1], https://[::1]/info",
    })
    void an_endpoint_is_found_as_litefs_finds_it(String url, String endpoint) {
        assertThat(new AdvertiseUrl(url).resolve("/info")).hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource({"http://n, 80", "https://n, 443", "http://n:20202, 20202", "https://[::1]:8443/x, 8443"})
    void a_port_that_is_not_named_is_that_of_the_scheme(String url, int port) {
        assertThat(new AdvertiseUrl(url).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1",
                "http://127.9.9.9",
                "http://[::1]:1",
                "http://LOCALHOST"
            })
    void a_loopback_address_is_told_from_the_others(String url) {
        assertThat(new AdvertiseUrl(url).isLoopback()).isTrue();
        assertThat(new AdvertiseUrl("http://10.0.0.1").isLoopback()).isFalse();
        assertThat(new AdvertiseUrl("http://127.example").isLoopback()).isFalse();
    }

    @Property(tries = 500)
    void a_host_and_a_port_come_back(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String host,
            @ForAll @IntRange(min = 1, max = 65535) int port) {
        AdvertiseUrl url = new AdvertiseUrl("http://" + host + ":" + port);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
    }

    @Property(tries = 1000)
    void any_text_is_a_usable_url_or_refused(@ForAll String text) {
        try {
            assertThat(new AdvertiseUrl("http://" + text).resolve("/info").getPath())
                    .isEqualTo("/info");
        } catch (InvalidValueException e) {
            assertThat(e.faults()).hasSize(1);
        }
    }
}
