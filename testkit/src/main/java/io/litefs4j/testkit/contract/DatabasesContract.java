package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.database.Databases} must do. */
public abstract class DatabasesContract extends MountDriven<MountDriver> {
    protected DatabasesContract() {}

    @Test
    public void a_primary_lists_a_database_from_its_first_transaction_on() {
        node().primary();
        DatabaseName database = node().newName();
        assertThat(node().databases().names()).doesNotContain(database);
        node().commit(database);
        assertThat(node().databases().names()).contains(database);
    }

    @Test
    public void a_replica_lists_what_it_has_applied() {
        node().replica();
        DatabaseName database = node().newName();
        node().commit(database);
        assertThat(node().databases().names()).contains(database);
    }

    @Test
    public void the_names_come_in_order() {
        node().primary();
        node().commit(node().newName());
        node().commit(node().newName());
        assertThat(List.copyOf(node().databases().names()))
                .hasSizeGreaterThanOrEqualTo(2)
                .isSorted();
    }

    @Test
    public void a_dropped_database_is_not_listed() {
        node().primary();
        DatabaseName database = node().newName();
        node().commit(database);
        node().drop(database);
        assertThat(node().databases().names()).doesNotContain(database);
    }

    @Test
    public void a_database_that_was_opened_but_never_written_is_not_listed() {
        node().replica();
        DatabaseName database = node().newName();
        node().openMissing(database);
        assertThat(node().databases().names()).doesNotContain(database);
    }

    @Test
    public void the_databases_are_listed_while_no_primary_is_known() {
        node().noPrimary();
        assertThat(node().databases().names()).isNotEmpty();
    }
}
