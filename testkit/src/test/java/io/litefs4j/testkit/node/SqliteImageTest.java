package io.litefs4j.testkit.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.position.Checksum;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqliteImageTest {
    @Test
    void the_checksum_is_the_one_that_litefs_shows() {
        assertThat(SqliteImage.ofVersion(7).checksum()).isEqualTo(Checksum.parse("97a959be506dfc9c"));
    }

    @Test
    void a_database_without_pages_has_the_checksum_of_a_dropped_one() {
        assertThat(SqliteImage.EMPTY.checksum()).isEqualTo(Checksum.EMPTY);
    }

    @Test
    void what_follows_the_last_page_is_not_imported() {
        byte[] file = SqliteImage.ofVersion(1).bytes();
        byte[] longer = Arrays.copyOf(file, file.length + 3);
        assertThat(SqliteImage.of(longer)).isEqualTo(SqliteImage.ofVersion(1));
    }

    @Property(tries = 100)
    void different_contents_have_different_checksums(@ForAll int one, @ForAll int other) {
        assertThat(SqliteImage.ofVersion(one)
                        .checksum()
                        .equals(SqliteImage.ofVersion(other).checksum()))
                .isEqualTo(one == other);
    }

    @Property(tries = 100)
    void bytes_that_are_no_database_are_refused_as_litefs_refuses_them(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> SqliteImage.of(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("read database header: ");
    }
}
