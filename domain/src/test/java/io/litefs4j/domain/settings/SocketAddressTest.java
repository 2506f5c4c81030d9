package io.litefs4j.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAddressTest {
    @ParameterizedTest
    @CsvSource({
        ":8080, '', 8080",
        "localhost:3000, localhost, 3000",
        "[::1]:80, ::1, 80",
        "10.0.0.1:0, 10.0.0.1, 0",
        "my_app.internal:65535, my_app.internal, 65535",
        "[fe80::1%eth0]:20202, fe80::1%eth0, 20202",
        ":080, '', 80",
    })
    void host_and_port_are_read(String text, String host, int port) {
        SocketAddress address = new SocketAddress(text);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":", "8080", "localhost", "localhost:", "::1:80", "[::1]", "[::1]80", "[::g]:80", "[localhost]:80",
                        "a b:80",
                "http://a:80", "a/b:80", ":65536", ":-1", ":+1", ":http", ":8080 ", " :8080", "a:80:80", ":８０",
                        "256.0.0.1:80",
                "1.2.3:80", "a..b:80", "-a:80", "$HOST:80", "a\u0000:80", "[fe80::1%]:80", "[]:80", "%:80"
            })
    void what_is_not_host_and_port_is_refused(String text) {
        assertThatThrownBy(() -> new SocketAddress(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        ":1, true, false",
        "0.0.0.0:1, true, false",
        "[::]:1, true, false",
        "[0:0:0:0:0:0:0:0]:1, true, false",
        "localhost:1, false, true",
        "127.0.0.1:1, false, true",
        "127.255.0.1:1, false, true",
        "[::1]:1, false, true",
        "[::1%lo]:1, false, true",
        "10.0.0.1:1, false, false",
        "node1:1, false, false",
        "[2001:db8::1]:1, false, false",
    })
    void who_can_reach_an_address_is_told_from_its_text(String text, boolean everyInterface, boolean loopback) {
        SocketAddress address = new SocketAddress(text);

        assertThat(address.isEveryInterface()).isEqualTo(everyInterface);
        assertThat(address.isLoopback()).isEqualTo(loopback);
    }

    @Property(tries = 500)
    void host_and_port_come_back(@ForAll("hosts") String host, @ForAll @IntRange(max = 65535) int port) {
        SocketAddress address = new SocketAddress((host.contains(":") ? "[" + host + "]" : host) + ":" + port);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
    }

    @Property(tries = 1000)
    void any_text_is_an_address_or_refused(@ForAll String text) {
        try {
            SocketAddress address = new SocketAddress(text + ":80");
            assertThat(address.port()).isEqualTo(80);
            assertThat(address.isLoopback() && address.isEveryInterface()).isFalse();
        } catch (InvalidValueException e) {
            assertThat(e.faults()).hasSize(1);
        }
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> ipv6 = Arbitraries.integers()
                .between(0, 0xFFFF)
                .map(Integer::toHexString)
                .list()
                .ofSize(8)
                .map(groups -> String.join(":", groups));
        return Arbitraries.oneOf(names, ipv6, Arbitraries.just(""));
    }
}
