package io.litefs4j.ecosystem;

import java.sql.Connection;
import java.sql.SQLException;
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

/** A tool for migrations, with three changes that are good, and one that fails half way. */
enum MigrationTool {
    FLYWAY("SELECT count(*) FROM flyway_schema_history WHERE success", "flyway", "flyway-bad") {
        @Override
        void run(DataSource dataSource, String changes) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:" + changes)
                    .load()
                    .migrate();
        }
    },
    LIQUIBASE("SELECT count(*) FROM DATABASECHANGELOG", "liquibase/changes.xml", "liquibase/changes-bad.xml") {
        @Override
        void run(DataSource dataSource, String changes) throws Exception {
            try (Database database = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(dataSource.getConnection()))) {
                Scope.child(
                        Scope.Attr.resourceAccessor,
                        new ClassLoaderResourceAccessor(),
                        () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changes)
                                .execute());
            }
        }
    };

    private final String changesMade;
    private final String good;
    private final String bad;

    MigrationTool(String changesMade, String good, String bad) {
        this.changesMade = changesMade;
        this.good = good;
        this.bad = bad;
    }

    /** @param changes where the tool finds them on the class path */
    abstract void run(DataSource dataSource, String changes) throws Exception;

    void migrate(DataSource dataSource) throws Exception {
        run(dataSource, good);
    }

    void migrateBadly(DataSource dataSource) throws Exception {
        run(dataSource, bad);
    }

    /** Returns whether the tool has noted all three changes. */
    boolean hasMigrated(Connection connection) throws SQLException {
        return Sql.ask(connection, changesMade).equals("3");
    }
}
