package io.litefs4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.jdbc.url.DriverProperty;
import io.litefs4j.jdbc.LiteFsDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/jdbc.md} is what the driver says of its properties, in the same order. */
class JdbcManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "jdbc.md");

    @Test
    void the_manual_lists_every_property_as_the_driver_has_it() throws IOException {
        List<String> listed = Files.readAllLines(MANUAL).stream()
                .filter(line -> line.matches("\\| (essential|frequent|rare) \\|.*"))
                .toList();
        DriverPropertyInfo[] described = new LiteFsDriver().getPropertyInfo("jdbc:litefs:/litefs/app.db", null);
        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(described).map(JdbcManualTest::row).toList());
    }

    private static String row(DriverPropertyInfo info) {
        DriverProperty property = DriverProperty.named(info.name).orElseThrow();
        String value = info.value.isEmpty() ? "none" : "`" + info.value + "`";
        return String.format(
                "| %s | `%s` | %s | %s | %s | %s |",
                property.tier(),
                info.name,
                property.type().title(),
                property.type().unit(),
                value,
                info.description);
    }
}
