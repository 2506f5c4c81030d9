package io.litefs4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.LiteFs;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The code of the README is the code of this file. */
class ReadmeTest {
    private static final int MAX_LINES = 150;
    private static final Path README = Path.of("..", "README.md");

    @Test
    void the_code_for_a_laptop_does_what_it_says() {
        // laptop
        FakeMount mount = new FakeMount();
        PrimaryDetector detector = new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());

        mount.becomePrimary();
        assertThat(detector.role()).isEqualTo(new NodeRole.Primary());

        mount.demote();
        assertThat(detector.role()).isEqualTo(new NodeRole.NoPrimary());

        mount.crash();
        assertThatThrownBy(detector::role).isInstanceOf(LiteFsNotRunningException.class);
        // end
    }

    @Test
    void the_code_for_a_mount_says_so_where_there_is_none() {
        assertThatThrownBy(ReadmeTest::useMount).isInstanceOf(LiteFsNotRunningException.class);
    }

    private static void useMount() {
        // mount
        try (LiteFs liteFs = LiteFs.open(new AbsolutePath("/litefs"))) {
            DataSource notes = liteFs.dataSource(new DatabaseName("notes.db")).build();
            String answer = liteFs.role()
                    .fold(
                            () -> "writes go here",
                            replica -> "writes go to " + replica.primary(),
                            () -> "nobody can write now");
        }
        // end
    }

    @Test
    void the_code_with_a_url_says_so_where_there_is_no_mount() {
        assertThatThrownBy(ReadmeTest::useUrl)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    private static void useUrl() throws SQLException {
        // url
        try (Connection notes = DriverManager.getConnection("jdbc:litefs:/litefs/notes.db?busyTimeout=3s")) {
            notes.createStatement().executeUpdate("DELETE FROM note WHERE id = 1");
        }
        // end
    }

    @Test
    void the_readme_shows_this_code() throws IOException {
        assertThat(shown("laptop")).isEqualTo(here("laptop"));
        assertThat(shown("mount")).isEqualTo(here("mount"));
        assertThat(shown("url")).isEqualTo(here("url"));
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @Test
    void the_documents_that_the_readme_links_exist() throws IOException {
        Matcher link = Pattern.compile("]\\(([^):#]+)\\)").matcher(Files.readString(README));
        while (link.find()) {
            assertThat(README.resolveSibling(link.group(1))).exists();
        }
    }

    private static String shown(String name) throws IOException {
        return only("<!-- from ReadmeTest: " + name + " -->\\n```java\\n(.*?)```", Files.readString(README));
    }

    private static String here(String name) throws IOException {
        Path source = Path.of("src/test/java/io/litefs4j/docs/ReadmeTest.java");
        return only(" // " + name + "\\n(.*?)\\n *// end", Files.readString(source))
                        .stripIndent() + "\n";
    }

    private static String only(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
