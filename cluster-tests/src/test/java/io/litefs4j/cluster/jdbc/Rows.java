package io.litefs4j.cluster.jdbc;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.testkit.real.RealNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A data source on a real node, and the few statements that these tests run through it. */
final class Rows {
    static final DatabaseName DATABASE = new DatabaseName("rows.db");

    private Rows() {}

    /** A data source that asks LiteFS before every statement. */
    static LiteFsDataSource on(RealNode node, NodeView view) {
        return LiteFsDataSource.onMount(node.mountPath(), DATABASE, view::role).build();
    }

    /** A data source that remembers a role, right or wrong, and asks LiteFS only where it must be sure. */
    static LiteFsDataSource remembering(CurrentRole remembered, RealNode node, NodeView view) {
        return LiteFsDataSource.onMount(node.mountPath(), DATABASE, remembered)
                .confirmedBy(view::role)
                .build();
    }

    static void run(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, statements);
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long count(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
            return rows.getLong(1);
        }
    }
}
