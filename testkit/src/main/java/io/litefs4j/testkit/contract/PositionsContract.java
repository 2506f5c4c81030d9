package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.position.Positions} must do. */
public abstract class PositionsContract extends MountDriven<MountDriver> {
    protected PositionsContract() {}

    @Test
    public void a_database_that_is_not_there_has_no_position() {
        node().primary();
        assertThat(node().positions().of(node().newName())).isEmpty();
    }

    @Test
    public void a_primary_stands_where_its_last_commit_has_left_it() {
        node().primary();
        DatabaseName database = node().newName();
        assertThat(node().positions().of(database)).isEmpty();
        Position first = node().commit(database);
        assertThat(node().positions().of(database)).contains(first);
        Position second = node().commit(database);
        assertThat(node().positions().of(database)).contains(second);
        assertThat(second.txid()).isGreaterThan(first.txid());
        assertThat(second.checksum()).isNotEqualTo(first.checksum());
    }

    @Test
    public void a_replica_stands_where_the_last_applied_transaction_has_left_it() {
        node().replica();
        DatabaseName database = node().newName();
        node().commit(database);
        Position second = node().commit(database);
        assertThat(node().positions().of(database)).contains(second);
    }

    @Test
    public void one_database_does_not_move_another() {
        node().primary();
        DatabaseName database = node().newName();
        Position position = node().commit(database);
        node().commit(node().newName());
        assertThat(node().positions().of(database)).contains(position);
    }

    @Test
    public void a_dropped_database_goes_on_counting_with_the_checksum_of_nothing() {
        node().primary();
        DatabaseName database = node().newName();
        Position before = node().commit(database);
        Position after = node().drop(database);
        assertThat(node().positions().of(database)).contains(after);
        assertThat(after.txid()).isGreaterThan(before.txid());
        assertThat(after.checksum()).isEqualTo(Checksum.EMPTY);
    }

    @Test
    public void a_database_that_was_opened_but_never_written_stands_at_zero() {
        node().replica();
        DatabaseName database = node().newName();
        node().openMissing(database);
        assertThat(node().positions().of(database)).contains(Position.NONE);
    }

    @Test
    public void the_position_is_known_while_no_primary_is() {
        node().replica();
        DatabaseName database = node().newName();
        Position position = node().commit(database);
        node().noPrimary();
        assertThat(node().positions().of(database)).contains(position);
    }
}
