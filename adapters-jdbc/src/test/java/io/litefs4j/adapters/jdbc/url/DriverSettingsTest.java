package io.litefs4j.adapters.jdbc.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.MountMode;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.usecases.primary.RoleTiming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverSettingsTest {
    private static DriverSettings read(String query) {
        return read(query, new Properties());
    }

    private static DriverSettings read(String query, Properties beside) {
        return DriverSettings.read(
                LiteFsUrl.parse("jdbc:litefs:/litefs/app.db" + (query.isEmpty() ? "" : "?" + query)), beside);
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }

    @Test
    void without_properties_the_defaults_hold_and_the_mode_is_left_open() {
        DriverSettings settings = read("");
        assertThat(settings.mode()).isEmpty();
        assertThat(settings.busyTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readLimit()).contains(Duration.ofSeconds(5));
        assertThat(settings.replicaWrites()).isEqualTo(ReplicaWrites.REJECT);
        assertThat(settings.attachable()).isEmpty();
        assertThat(settings.peers()).isEmpty();
        assertThat(settings.durability()).isEmpty();
        assertThat(settings.roleTiming()).isEqualTo(RoleTiming.DEFAULT);
    }

    @Test
    void every_property_is_read_from_the_url() {
        DriverSettings settings = read("mode=plain&busyTimeout=1m30s&readLimit=off&replicaWrites=halt"
                + "&attachable=/a,/b%20c&nodeApi=http://127.0.0.1:4000&probeLimit=300ms&pollEvery=50ms&trustFor=2s"
                + "&peers=http://n2:20202,http://n3:20202&replicas=1&replicationLimit=2s");
        assertThat(settings)
                .isEqualTo(new DriverSettings(
                        Optional.of(MountMode.PLAIN),
                        Duration.ofSeconds(90),
                        Optional.empty(),
                        ReplicaWrites.HALT,
                        List.of(new AbsolutePath("/a"), new AbsolutePath("/b c")),
                        List.of(new AdvertiseUrl("http://n2:20202"), new AdvertiseUrl("http://n3:20202")),
                        Optional.of(new Durability(1, Duration.ofSeconds(2))),
                        new AdvertiseUrl("http://127.0.0.1:4000"),
                        Duration.ofMillis(300),
                        new RoleTiming(Duration.ofMillis(50), Duration.ofSeconds(2))));
    }

    @Test
    void a_property_may_stand_beside_the_url_or_be_a_default_there() {
        Properties beside = new Properties(properties("busyTimeout", "7s"));
        beside.setProperty("mode", "litefs");
        assertThat(read("", beside).busyTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read("", beside).mode()).contains(MountMode.LITEFS);
    }

    @Test
    void a_property_in_both_places_must_be_the_same() {
        assertThat(read("busyTimeout=1s", properties("busyTimeout", "1s")).busyTimeout())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> read("busyTimeout=1s", properties("busyTimeout", "2s")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("busyTimeout must be the same in the URL, where it is '1s', and beside it, but is '2s'");
    }

    @ParameterizedTest
    @CsvSource({
        "busy_timeout, busyTimeout",
        "busytimeout, busyTimeout",
        "bussyTimeout, busyTimeout",
        "readlimit, readLimit",
        "replicaWrite, replicaWrites",
        "node-api, nodeApi",
        "attacheable, attachable",
        "Mode, mode"
    })
    void an_unknown_property_is_refused_with_the_nearest_known_one(String written, String meant) {
        assertThatThrownBy(() -> read(written + "=1"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("did you mean " + meant + "?")
                .hasMessageEndingWith("but is '" + written + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal_mode", "cache", "x", "transaction_mode"})
    void an_unknown_property_like_no_other_is_refused_with_all_that_there_are(String written) {
        assertThatThrownBy(() -> read("", properties(written, "1")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("did you mean")
                .hasMessageContaining(
                        "mode, busyTimeout, readLimit, replicaWrites, nodeApi, peers, replicas, replicationLimit,")
                .hasMessageContaining(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode=wal            | mode must be litefs or plain, but is 'wal'",
                "mode=PLAIN          | mode must be litefs or plain, but is 'PLAIN'",
                "busyTimeout=5000    | busyTimeout must have a unit",
                "busyTimeout=0       | busyTimeout must have a unit",
                "busyTimeout=        | busyTimeout must have a unit",
                "busyTimeout=5 s     | busyTimeout must have a unit",
                "busyTimeout=-1s     | busyTimeout must be from 0s to 24h0m0s, but is '-1s'",
                "busyTimeout=25h     | busyTimeout must be from 0s to 24h0m0s, but is '25h'",
                "readLimit=0s        | readLimit must be from 10ms to 1h0m0s, but is '0s'",
                "readLimit=never     | readLimit must have a",
                "replicaWrites=allow | replicaWrites must be reject or halt, but is 'allow'",
                "attachable=x        | attachable must be an absolute path, but is 'x'",
                "attachable=/a,      | attachable must not be empty",
                "attachable=/a/../b  | attachable must have no '.' or '..' segment",
                "nodeApi=localhost   | nodeApi must",
                "peers=n2            | peers must",
                "replicas=1          | replicas must not be more than there are peers, which are 0, but is '1'",
                "replicas=two        | replicas must be a number from 0 to 99, but is 'two'",
                "replicas=-1         | replicas must be a number from 0 to 99, but is '-1'",
                "replicationLimit=5  | replicationLimit must have a unit",
                "replicationLimit=2h | replicationLimit must be from 1ms to 1h0m0s, but is '2h'",
                "probeLimit=2m       | probeLimit must be from 1ms to 1m0s, but is '2m'",
                "pollEvery=0s        | pollEvery must be from 1ms",
                "trustFor=200ms      | trustFor must be longer than poll-every",
                "pollEvery=5s        | trustFor must be longer than poll-every"
            })
    void a_value_that_cannot_be_is_refused_with_property_rule_and_value(String query, String reason) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> read("busyTimeout=5&readLimit=7&cache=1"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::key)
                                .containsExactly("property", "busyTimeout", "readLimit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password"})
    void a_user_or_password_must_be_empty_and_is_never_repeated(String key) {
        assertThat(read("", properties(key, "")).busyTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> read("", properties(key, "hunter2")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(key + " must be empty")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read(key + "=hunter2"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_property_that_is_no_text_is_refused_instead_of_overlooked() {
        Properties beside = new Properties();
        beside.put("busyTimeout", 5000);
        assertThatThrownBy(() -> read("", beside))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("busyTimeout must be given as a String");
    }

    @Property
    void a_bare_number_is_never_taken_for_a_duration(@ForAll @LongRange(min = 0) long number) {
        assertThatThrownBy(() -> read("busyTimeout=" + number)).isInstanceOf(InvalidValueException.class);
    }

    @Property
    void every_unknown_property_is_refused(@ForAll String key) {
        assertThatThrownBy(() -> read("", properties("x" + key, "1"))).isInstanceOf(InvalidValueException.class);
    }
}
