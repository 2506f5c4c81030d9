package io.litefs4j.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.node.DebugVariables} must do. */
public abstract class DebugVariablesContract extends NodesDriven {
    private static final int SAMPLES = 100;

    protected DebugVariablesContract() {}

    @Test
    public void the_roles_are_told() {
        assertThat(nodes().debugVariables().of(nodes().primary()).isPrimary()).isTrue();
        assertThat(nodes().debugVariables().of(nodes().replica()).isPrimary()).isFalse();
        assertThat(nodes().debugVariables().of(nodes().replica()).candidate()).isFalse();
    }

    @Test
    public void both_nodes_tell_where_a_database_stands() {
        DatabaseName database = nodes().newName();
        Position position = nodes().commit(database);
        nodes().settle();
        assertThat(of(nodes().primary(), database).position()).isEqualTo(position);
        assertThat(of(nodes().replica(), database).position()).isEqualTo(position);
    }

    @Test
    public void a_dropped_database_is_still_told() {
        DatabaseName database = nodes().newName();
        nodes().commit(database);
        nodes().drop(database);
        assertThat(of(nodes().primary(), database).position().checksum()).isEqualTo(Checksum.EMPTY);
    }

    @Test
    public void a_local_reader_is_seen_until_it_ends() {
        DatabaseName database = nodes().newName();
        nodes().commit(database);
        nodes().settle();
        assertHeld(database, false);
        nodes().beginRead(database);
        assertHeld(database, true);
        nodes().endRead(database);
        assertHeld(database, false);
    }

    @Test
    public void a_node_that_is_not_there_is_unreachable() {
        assertThatThrownBy(() -> nodes().debugVariables().of(nodes().nowhere()))
                .isInstanceOf(NodeUnreachableException.class);
    }

    /** Asks more than once, for LiteFS itself holds the locks while it applies. */
    private void assertHeld(DatabaseName database, boolean expected) {
        for (int i = 0; i < SAMPLES && of(nodes().replica(), database).isHeldLocally() != expected; i++) {
            Thread.onSpinWait();
        }
        assertThat(of(nodes().replica(), database).isHeldLocally()).isEqualTo(expected);
    }

    private StoreVariables.Database of(AdvertiseUrl node, DatabaseName database) {
        StoreVariables variables = nodes().debugVariables().of(node);
        assertThat(variables.databases()).containsKey(database);
        return requireNonNull(variables.databases().get(database));
    }
}
