package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.NodeUnreachableException;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.node.Promotion} must do where the lease is static. */
public abstract class PromotionContract extends NodesDriven {
    protected PromotionContract() {}

    @Test
    public void promoting_the_primary_changes_nothing() {
        nodes().promotion().promote(nodes().primary());
        assertThat(nodes().infos().of(nodes().primary()).isPrimary()).isTrue();
    }

    @Test
    public void a_node_that_is_no_candidate_is_refused_with_409() {
        assertThatThrownBy(() -> nodes().promotion().promote(nodes().replica()))
                .isInstanceOfSatisfying(NodeRefusedException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("not eligible to become primary");
                });
    }

    @Test
    public void a_node_that_is_not_there_is_unreachable() {
        assertThatThrownBy(() -> nodes().promotion().promote(nodes().nowhere()))
                .isInstanceOf(NodeUnreachableException.class);
    }
}
