package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.adapters.jdbc.Migration;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.adapters.jdbc.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.SerializableTransactionRunner;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The code and the table of docs/frameworks.md are those of this module. */
class FrameworksGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "frameworks.md");

    private final NodeUnderTest node;
    private final DataSource notes;

    FrameworksGuideTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
        notes = node.dataSource();
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    @Test
    void a_pool_and_spring_are_set_up_as_the_guide_says() throws SQLException {
        // hikari
        HikariConfig config = new HikariConfig();
        config.setDataSource(notes);
        config.setMaximumPoolSize(8);
        config.setAutoCommit(false);
        HikariDataSource pool = new HikariDataSource(config);
        // end
        try (pool) {
            // spring
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            transaction.executeWithoutResult(status -> jdbc.update("INSERT INTO note(body) VALUES (?)", "first"));
            // end
            assertThat(node.notes()).isOne();
        }
    }

    @Test
    void hibernate_is_set_up_as_the_guide_says() {
        try (HikariDataSource pool = Pools.ofOne(notes, config -> config.setAutoCommit(false))) {
            // hibernate
            Configuration configuration = new Configuration().addAnnotatedClass(HibernateNote.class);
            configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
            configuration.setProperty(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
            SessionFactory sessions = configuration.buildSessionFactory();
            // end
            try (sessions) {
                assertThat(sessions.isOpen()).isTrue();
            }
        }
    }

    @Test
    void jooq_and_jdbi_are_set_up_as_the_guide_says() throws SQLException {
        try (HikariDataSource pool = Pools.ofOne(notes)) {
            // jooq
            DSLContext jooq = DSL.using(pool, SQLDialect.SQLITE);
            // end
            jooq.execute("INSERT INTO note(body) VALUES ('by jooq')");
            // jdbi
            Jdbi jdbi = Jdbi.create(pool);
            jdbi.setTransactionHandler(new SerializableTransactionRunner());
            // end
            jdbi.useHandle(handle -> handle.execute("INSERT INTO note(body) VALUES ('by jdbi')"));
        }
        assertThat(node.notes()).isEqualTo(2);
    }

    @Test
    void the_tools_for_migrations_are_set_up_as_the_guide_says() throws Exception {
        // flyway
        Flyway flyway = Flyway.configure()
                .dataSource(notes)
                .locations("classpath:flyway")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        flyway.migrate();
        // end
        assertThat(node.askOutside("SELECT count(*) FROM migrated_note")).isEqualTo("1");
        node.outside("DROP TABLE migrated_note");
        // liquibase
        try (Database database = DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(notes.getConnection()))) {
            Scope.child(
                    Scope.Attr.resourceAccessor,
                    new ClassLoaderResourceAccessor(),
                    () -> new CommandScope("update")
                            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                            .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "liquibase/changes.xml")
                            .execute());
        }
        // end
        assertThat(node.askOutside("SELECT count(*) FROM migrated_note")).isEqualTo("1");
    }

    @Test
    void a_replica_migrates_as_the_guide_says() throws SQLException {
        node.becomeReplica();
        MigrationRunner migrations = node.migrationRunner().haltingThePrimary(node.haltedWrite());
        // migrations
        SchemaCheck versionThree = connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet version = statement.executeQuery(
                            "SELECT 1 FROM flyway_schema_history WHERE version = '3' AND success")) {
                return version.next();
            }
        };
        Migration flyway = dataSource -> Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:flyway")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        boolean ranHere = migrations.run(flyway, versionThree);
        // end
        assertThat(ranHere).isTrue();
        assertThat(migrations.run(flyway, versionThree)).isFalse();
    }

    @Test
    void the_guide_shows_this_code() throws IOException {
        Map<String, String> here = named(
                " // (\\w+)\\n(.*?)\\n *// end",
                Files.readString(Path.of("src/test/java/io/litefs4j/ecosystem/FrameworksGuideTest.java")));
        Map<String, String> shown = named("<!-- from FrameworksGuideTest: (\\w+) -->\\n```java\\n(.*?)\\n```", guide());
        assertThat(shown).isEqualTo(here).hasSize(8);
    }

    @Test
    void the_table_of_states_in_the_guide_says_what_the_tests_assert() throws IOException {
        List<String> rows = Pattern.compile("^\\| (\\w+) \\| [^|]+ \\| (\\w+) \\| (`\\w+`) \\|$", Pattern.MULTILINE)
                .matcher(guide())
                .results()
                .map(row -> Stream.of(1, 2, 3).map(row::group).collect(Collectors.joining(" ")))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Trouble.values())
                        .map(trouble -> (trouble.sqlState() == null ? "none" : trouble.sqlState()) + " "
                                + trouble.inPool().name().toLowerCase(Locale.ROOT) + " `"
                                + trouble.inSpring().getSimpleName() + "`")
                        .distinct()
                        .toList());
    }

    private static Map<String, String> named(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return matcher.results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1),
                        found -> found.group(2).stripIndent()));
    }

    private static String guide() throws IOException {
        return Files.readString(GUIDE);
    }
}
