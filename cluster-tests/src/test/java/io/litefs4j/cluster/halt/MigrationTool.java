package io.litefs4j.cluster.halt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;

/** A tool for migrations, with three changes to a database that has a table {@code t} already. */
enum MigrationTool {
    FLYWAY("SELECT count(*) FROM flyway_schema_history WHERE type = 'SQL' AND success") {
        @Override
        void migrate(DataSource dataSource) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:flyway")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    },
    LIQUIBASE("SELECT count(*) FROM DATABASECHANGELOG") {
        @Override
        void migrate(DataSource dataSource) throws Exception {
            try (Database database = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(dataSource.getConnection()))) {
                Scope.child(
                        Scope.Attr.resourceAccessor,
                        new ClassLoaderResourceAccessor(),
                        () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "liquibase/changes.xml")
                                .execute());
            }
        }
    };

    private final String changesMade;

    MigrationTool(String changesMade) {
        this.changesMade = changesMade;
    }

    abstract void migrate(DataSource dataSource) throws Exception;

    /** Returns whether the tool has noted all three changes. */
    boolean hasMigrated(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery(changesMade)) {
            return made.getInt(1) == 3;
        }
    }
}
