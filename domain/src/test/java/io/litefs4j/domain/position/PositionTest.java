package io.litefs4j.domain.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Property
    void every_txid_survives_its_text_form(@ForAll long value) {
        assertThat(Txid.parse(new Txid(value).toString())).isEqualTo(new Txid(value));
    }

    @Property
    void every_checksum_survives_its_text_form(@ForAll long value) {
        assertThat(Checksum.parse(new Checksum(value).toString())).isEqualTo(new Checksum(value));
    }

    @Property
    void every_position_survives_its_text_form(@ForAll long txid, @ForAll long checksum) {
        Position position = new Position(new Txid(txid), new Checksum(checksum));

        assertThat(position.toString()).hasSize(33);
        assertThat(Position.parse(position.toString())).isEqualTo(position);
    }

    @Property
    void a_txid_is_unsigned(@ForAll long a, @ForAll long b) {
        assertThat(new Txid(a).hasReached(new Txid(b))).isEqualTo(Long.compareUnsigned(a, b) >= 0);
        assertThat(new Txid(a).compareTo(new Txid(b))).isEqualTo(Long.compareUnsigned(a, b));
    }

    @Property
    void order_is_that_of_the_text(@ForAll long a, @ForAll long b) {
        assertThat(Integer.signum(new Txid(a).compareTo(new Txid(b))))
                .isEqualTo(Integer.signum(new Txid(a).toString().compareTo(new Txid(b).toString())));
    }

    @Test
    void the_highest_txid_is_beyond_all_that_look_negative() {
        assertThat(Txid.parse("ffffffffffffffff").hasReached(Txid.parse("7fffffffffffffff")))
                .isTrue();
        assertThat(Txid.NONE.hasReached(new Txid(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "000000000000000",
                "00000000000000000",
                "000000000000000g",
                "+00000000000000f",
                "-00000000000000f",
                " 00000000000000f",
                "0x0000000000000f",
                "00000000000000０f",
                "000000000000000\n"
            })
    void a_number_that_is_not_16_hex_digits_is_refused(String text) {
        assertThatThrownBy(() -> Txid.parse(text)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Checksum.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "0000000000000001",
                "0000000000000001/",
                "0000000000000001-8000000000000001",
                "0000000000000001/8000000000000001\n",
                "0000000000000001/800000000000000x",
                "000000000000001//800000000000001"
            })
    void a_position_in_any_other_shape_is_refused(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void capitals_are_read_and_small_letters_written() {
        assertThat(Position.parse("000000000000ABCD/8000000000FFFFFF"))
                .hasToString("000000000000abcd/8000000000ffffff");
    }

    @Property
    void one_txid_with_two_checksums_is_a_contradiction(@ForAll long txid, @ForAll long one, @ForAll long two) {
        Position a = new Position(new Txid(txid), new Checksum(one));
        Position b = new Position(new Txid(txid), new Checksum(two));

        assertThat(a.contradicts(b)).isEqualTo(one != two).isEqualTo(b.contradicts(a));
        assertThat(a.contradicts(new Position(new Txid(txid + 1), new Checksum(two))))
                .isFalse();
    }
}
