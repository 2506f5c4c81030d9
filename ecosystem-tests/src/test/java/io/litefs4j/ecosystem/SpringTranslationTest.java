package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Spring makes of each failure; the type is what an application retries by. */
class SpringTranslationTest {
    private static final Set<String> WORTH_A_RETRY = Set.of("40000", "40001", "57014", "08001");

    private final NodeUnderTest node;

    SpringTranslationTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void spring_translates_each_failure_to_the_type_that_the_manual_names(Trouble trouble) {
        assertThatThrownBy(() -> meet(trouble)).isExactlyInstanceOf(trouble.inSpring());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void spring_calls_those_failures_transient_that_another_attempt_may_mend(Trouble trouble) {
        boolean worthARetry = trouble.sqlState() != null && WORTH_A_RETRY.contains(trouble.sqlState());
        assertThat(TransientDataAccessException.class.isAssignableFrom(trouble.inSpring()))
                .isEqualTo(worthARetry);
    }

    private void meet(Trouble trouble) {
        new JdbcTemplate(trouble.dataSource(node))
                .execute((ConnectionCallback<Void>) connection -> met(trouble, connection));
    }

    private Void met(Trouble trouble, Connection connection) throws SQLException {
        trouble.meet(node, connection);
        return null;
    }
}
