package io.litefs4j.usecases.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final AdvertiseUrl N2 = new AdvertiseUrl("http://n2:20202");
    private static final AdvertiseUrl N2_AGAIN = new AdvertiseUrl("http://10.0.0.2:20202");
    private static final NodeId SELF = new NodeId("00000000000000A1");
    private static final NodeId OTHER = new NodeId("00000000000000A2");

    private final Ledger ledger = new Ledger();

    private static Position at(long number) {
        return new Position(new Txid(number), new Checksum(0x8000_0000_0000_0000L | number));
    }

    private int holdersOf(Position position) {
        long stretch = ledger.stretch().orElseThrow();
        long number = ledger.numberOf(APP, position, stretch).orElseThrow();
        return ledger.holders(APP, number, stretch).orElseThrow();
    }

    @Test
    void two_addresses_of_one_node_are_one_holder() {
        ledger.heard(SELF);
        ledger.identified(N2, OTHER);
        ledger.identified(N2_AGAIN, OTHER);
        ledger.reached(APP, at(1));
        ledger.held(N2, APP, at(1));
        ledger.held(N2_AGAIN, APP, at(1));
        assertThat(holdersOf(at(1))).isOne();
    }

    @Test
    void the_same_number_with_another_checksum_is_not_held() {
        ledger.heard(SELF);
        ledger.identified(N2, OTHER);
        ledger.reached(APP, at(1));
        ledger.held(N2, APP, new Position(new Txid(1), new Checksum(0x8000_0000_0000_0099L)));
        ledger.held(N2, APP, new Position(new Txid(7), new Checksum(0x8000_0000_0000_0099L)));
        assertThat(holdersOf(at(1))).isZero();
    }

    @Test
    void what_was_held_in_an_earlier_stretch_proves_nothing() {
        ledger.heard(SELF);
        ledger.identified(N2, OTHER);
        long before = ledger.stretch().orElseThrow();
        ledger.reached(APP, at(1));
        ledger.held(N2, APP, at(1));
        ledger.endStretch();
        assertThat(ledger.lasts(before)).isFalse();
        assertThat(ledger.numberOf(APP, at(1), before)).isEmpty();
        assertThat(ledger.holders(APP, 0, before)).isEmpty();
        ledger.reached(APP, at(2));
        assertThat(holdersOf(at(2))).isZero();
    }

    /** The events of two nodes overtake each other in any way; each node's own come in their order. */
    @Property
    void in_whatever_order_two_nodes_are_heard_the_last_commit_is_held_in_the_end(
            @ForAll @IntRange(min = 1, max = 40) int commits, @ForAll List<Boolean> order) {
        Ledger heard = new Ledger();
        heard.heard(SELF);
        heard.identified(N2, OTHER);
        long stretch = heard.stretch().orElseThrow();
        List<Position> all =
                LongStream.rangeClosed(1, commits).mapToObj(LedgerTest::at).toList();
        int here = 0;
        int there = 0;
        for (int i = 0; here < commits || there < commits; i++) {
            boolean ours = there == commits || (here < commits && i < order.size() && order.get(i));
            if (ours) {
                heard.reached(APP, all.get(here++));
            } else {
                heard.held(N2, APP, all.get(there++));
            }
            requireNoneBeyond(heard, stretch, all, Math.min(here, there));
        }
        long last = heard.numberOf(APP, at(commits), stretch).orElseThrow();
        assertThat(heard.holders(APP, last, stretch)).hasValue(1);
    }

    private static void requireNoneBeyond(Ledger heard, long stretch, List<Position> all, int both) {
        for (int i = both; i < all.size(); i++) {
            heard.numberOf(APP, all.get(i), stretch)
                    .ifPresent(number ->
                            assertThat(heard.holders(APP, number, stretch)).hasValue(0));
        }
    }
}
