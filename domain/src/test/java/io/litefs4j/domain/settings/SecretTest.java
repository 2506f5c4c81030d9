package io.litefs4j.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @Property(tries = 200)
    void a_token_is_never_printed(@ForAll @AlphaChars @StringLength(min = 4, max = 30) String secret) {
        AuthToken token = new AuthToken(secret + "0");
        BackupSettings cloud = new BackupSettings.LiteFsCloud(Optional.empty(), "", Optional.of(token));

        assertThat(token.toString() + cloud).doesNotContain(secret + "0");
    }

    @Property(tries = 200)
    void the_password_of_a_url_is_never_printed(@ForAll @AlphaChars @StringLength(min = 4, max = 30) String secret) {
        ServiceUrl url = new ServiceUrl("http://:" + secret + "0@consul.example:8500/path");
        LeaseSettings lease = new LeaseSettings.Consul(Membership.DEFAULT, url, new LeaseKey("k"));

        assertThat(url.toString() + lease).doesNotContain(secret + "0");
        assertThat(url).hasToString("http://…@consul.example:8500/path");
        assertThat(url.value()).contains(secret + "0");
    }

    @Property(tries = 200)
    void a_refused_secret_is_not_printed_either(@ForAll @AlphaChars @StringLength(min = 4, max = 30) String secret) {
        assertThatThrownBy(() -> new AuthToken(secret + "0\n")).hasMessageNotContaining(secret + "0");
        assertThatThrownBy(() -> new ServiceUrl("http://:" + secret + "0@consul:0/"))
                .hasMessageNotContaining(secret + "0");
        assertThatThrownBy(() -> new ServiceUrl("http://:" + secret + "0@con sul/"))
                .hasMessageNotContaining(secret + "0");
        assertThatThrownBy(() -> new ServiceUrl(":" + secret + "0@consul")).hasMessageNotContaining(secret + "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8500",
                "https://user:p%40ss@consul.example/a/b",
                "http://c?x=y#z",
                "http://[::1]"
            })
    void a_url_of_a_service_is_kept_as_it_is(String text) {
        assertThat(new ServiceUrl(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "consul:8500",
                "tcp://consul:8500",
                "http://",
                "http://consul:x",
                "http://a%zz@consul",
                "unix:///x"
            })
    void what_litefs_could_not_connect_to_is_refused(String text) {
        assertThatThrownBy(() -> new ServiceUrl(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "ü", "\u0000"})
    void a_token_that_no_header_could_carry_is_refused(String text) {
        assertThatThrownBy(() -> new AuthToken(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void the_path_of_a_url_is_told_from_what_follows_it() {
        assertThat(new ServiceUrl("http://c/a/b?x#y").path()).isEqualTo("/a/b");
        assertThat(new ServiceUrl("http://c?x").path()).isEmpty();
        assertThat(new ServiceUrl("http://u@c").hasUserInfo()).isTrue();
    }
}
