package io.litefs4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final Pattern REVISION = Pattern.compile("<revision>(.*?)</revision>");
    private static final Pattern PINNED = Pattern.compile("<version>\\d+\\.\\d+\\.\\d+-SNAPSHOT</version>");

    @Test
    void the_version_at_run_time_is_that_of_the_build() {
        assertThat(LiteFs.version()).isNotEmpty().isEqualTo(System.getProperty("litefs4j.version"));
    }

    @Test
    void the_version_of_the_build_is_the_revision_of_the_parent() throws IOException {
        Matcher revision = REVISION.matcher(Files.readString(repository().resolve("pom.xml")));
        assertThat(revision.find()).isTrue();
        assertThat(revision.group(1)).isEqualTo(LiteFs.version());
    }

    @Test
    void no_other_pom_names_a_version_of_its_own() throws IOException {
        try (Stream<Path> files = Files.walk(repository(), 3)) {
            List<Path> poms = files.filter(file -> file.getFileName().toString().equals("pom.xml"))
                    .toList();
            assertThat(poms)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(pom -> assertThat(
                                    PINNED.matcher(Files.readString(pom)).find())
                            .isFalse());
        }
    }

    @Test
    void the_readme_names_the_version_of_the_build() throws IOException {
        assertThat(Files.readString(repository().resolve("README.md")))
                .contains("<version>" + LiteFs.version() + "</version>");
    }

    @Test
    void the_changelog_begins_with_what_is_not_released() throws IOException {
        String changelog = Files.readString(repository().resolve("CHANGELOG.md"));
        assertThat(changelog.indexOf("## Unreleased")).isEqualTo(changelog.indexOf("## "));
    }

    private static Path repository() {
        return Path.of("").toAbsolutePath().getParent();
    }
}
