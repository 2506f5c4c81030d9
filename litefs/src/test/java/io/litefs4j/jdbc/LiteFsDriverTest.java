package io.litefs4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.LiteFs;
import io.litefs4j.adapters.jdbc.url.DriverProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteFsDriverTest {
    private final LiteFsDriver driver = new LiteFsDriver();
    private Path directory;

    @BeforeEach
    void resolve(@TempDir Path temporary) {
        directory = temporary;
    }

    private String url(String query) {
        return "jdbc:litefs:" + directory + "/app.db" + query;
    }

    private static void assertRefused(String url, Properties properties, String state, String words) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, properties))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining(words);
    }

    private void assertNothingCreated() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            assertThat(found).isEmpty();
        }
    }

    @Test
    void the_driver_manager_finds_it_by_the_url() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:litefs:/litefs/app.db")).isInstanceOf(LiteFsDriver.class);
    }

    @Test
    void it_is_a_service_of_its_module_and_of_its_jar() throws IOException {
        assertThat(LiteFsDriver.class.getModule().getDescriptor().provides()).anySatisfy(provided -> {
            assertThat(provided.service()).isEqualTo(Driver.class.getName());
            assertThat(provided.providers()).containsExactly(LiteFsDriver.class.getName());
        });
        assertThat(Path.of("src/main/resources/META-INF/services/java.sql.Driver"))
                .hasContent(LiteFsDriver.class.getName());
    }

    @Test
    void a_plain_file_is_created_written_and_read_through_the_driver_manager() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("?mode=plain"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t(n INTEGER)");
            statement.execute("INSERT INTO t VALUES (7)");
            try (ResultSet rows = statement.executeQuery("SELECT n FROM t")) {
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
            assertThat(statement.getConnection()).isSameAs(connection);
        }
        assertThat(directory.resolve("app.db")).isNotEmptyFile();
    }

    @Test
    void another_driver_s_url_is_left_to_it() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:sqlite:/litefs/app.db")).isFalse();
        assertThat(driver.connect("jdbc:sqlite:/litefs/app.db", new Properties()))
                .isNull();
        assertThat(driver.acceptsURL("jdbc:litefs:nonsense")).isTrue();
    }

    @Test
    void no_url_at_all_is_an_error() {
        assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.db", "", "/", "//host/app.db", "/litefs/../app.db", "/litefs/a%2fb", "/litefs/a%zz"})
    void a_url_that_leads_nowhere_is_22023(String rest) {
        assertRefused("jdbc:litefs:" + rest, new Properties(), "22023", "");
    }

    @Test
    void an_unknown_property_and_a_bad_value_are_22023_and_nothing_is_created() throws IOException {
        assertRefused(url("?mode=plain&busy_timeout=5s"), new Properties(), "22023", "did you mean busyTimeout?");
        assertRefused(url("?mode=plain&busyTimeout=5"), new Properties(), "22023", "busyTimeout must have a unit");
        assertNothingCreated();
    }

    @Test
    void a_user_is_refused_and_an_empty_one_is_not() throws SQLException {
        Properties named = new Properties();
        named.setProperty("user", "sa");
        assertRefused(url("?mode=plain"), named, "22023", "user must be empty");
        try (Connection connection = DriverManager.getConnection(url("?mode=plain"), "", "")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void a_directory_that_is_not_mounted_is_08001_and_nothing_is_created() throws IOException {
        assertRefused(url(""), new Properties(), "08001", "is not mounted. Is litefs running?");
        assertNothingCreated();
    }

    @Test
    void a_missing_directory_is_08001_in_either_mode_and_is_not_created() throws IOException {
        String missing = "jdbc:litefs:" + directory + "/missing/app.db";
        assertRefused(missing, new Properties(), "08001", "is not mounted");
        assertRefused(missing + "?mode=plain", new Properties(), "08001", "missing");
        assertNothingCreated();
    }

    @Test
    void a_failed_connection_leaves_no_node_open() throws SQLException {
        OpenNodes nodes = new OpenNodes();
        assertThatThrownBy(() -> OpenNodesTest.connect(nodes, url(""))).isInstanceOf(SQLException.class);
        assertThat(nodes.size()).isZero();
    }

    @Test
    void every_property_is_described_with_what_it_would_be() throws SQLException {
        DriverPropertyInfo[] described = driver.getPropertyInfo(url("?busyTimeout=9s"), new Properties());
        assertThat(described)
                .extracting(info -> info.name)
                .containsExactly(Arrays.stream(DriverProperty.values())
                        .map(DriverProperty::key)
                        .toArray(String[]::new));
        assertThat(described).allSatisfy(info -> {
            assertThat(info.description).isNotBlank();
            assertThat(info.required).isFalse();
        });
        assertThat(value(described, "busyTimeout")).isEqualTo("9s");
        assertThat(value(described, "trustFor")).isEqualTo("1s");
        assertThat(described[0].choices).containsExactly("litefs", "plain");
    }

    @Test
    void the_properties_are_described_though_the_url_is_not_finished() {
        assertThat(driver.getPropertyInfo("jdbc:litefs:", null)).hasSameSizeAs(DriverProperty.values());
    }

    private static String value(DriverPropertyInfo[] described, String name) {
        return Arrays.stream(described)
                .filter(info -> info.name.equals(name))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    void its_version_is_that_of_the_library() {
        assertThat(LiteFs.version()).startsWith(driver.getMajorVersion() + "." + driver.getMinorVersion() + ".");
        assertThat(DriverVersion.of("12.34.5-rc1")).isEqualTo(new DriverVersion(12, 34));
    }

    @Test
    void it_does_not_claim_what_sqlite_is_not() {
        assertThat(driver.jdbcCompliant()).isFalse();
        assertThatThrownBy(driver::getParentLogger).isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void an_aborted_connection_lets_go_of_its_node_once() throws SQLException {
        OpenNodes nodes = new OpenNodes();
        Executor here = Runnable::run;
        try (Connection other = OpenNodesTest.connect(nodes, url("?mode=plain"))) {
            Connection aborted = OpenNodesTest.connect(nodes, url("?mode=plain"));
            aborted.abort(here);
            aborted.close();
            assertThat(nodes.size()).isEqualTo(1);
            assertThat(other.isValid(1)).isTrue();
        }
        assertThat(nodes.size()).isZero();
    }
}
