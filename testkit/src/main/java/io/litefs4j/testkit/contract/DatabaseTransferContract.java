package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.testkit.node.SqliteImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link io.litefs4j.domain.node.DatabaseExport} and its {@code DatabaseImport} must do. */
public abstract class DatabaseTransferContract extends NodesDriven {
    private Path directory = Path.of("");

    protected DatabaseTransferContract() {}

    /** Where the files to import are written. */
    @BeforeEach
    public void useDirectory(@TempDir Path temporary) {
        directory = temporary;
    }

    @Test
    public void what_was_imported_is_exported_byte_for_byte() throws IOException {
        DatabaseName database = nodes().newName();
        importAt(nodes().primary(), database, SqliteImage.ofVersion(42).bytes());
        assertThat(exportFrom(nodes().primary(), database))
                .isEqualTo(SqliteImage.ofVersion(42).imported().bytes());
    }

    @Test
    public void a_replica_exports_what_the_primary_imported() throws IOException {
        DatabaseName database = nodes().newName();
        importAt(nodes().primary(), database, SqliteImage.ofVersion(7).bytes());
        nodes().settle();
        assertThat(exportFrom(nodes().replica(), database)).isEqualTo(exportFrom(nodes().primary(), database));
    }

    @Test
    public void an_import_replaces_what_was_there() throws IOException {
        DatabaseName database = nodes().newName();
        nodes().commit(database);
        importAt(nodes().primary(), database, SqliteImage.ofVersion(9).bytes());
        assertThat(SqliteImage.of(exportFrom(nodes().primary(), database)))
                .isEqualTo(SqliteImage.ofVersion(9).imported());
    }

    @Test
    public void an_imported_database_stands_where_its_content_says() throws IOException {
        DatabaseName database = nodes().newName();
        SqliteImage image = SqliteImage.ofVersion(1_000_000);
        importAt(nodes().primary(), database, image.bytes());
        assertThat(nodes().debugVariables().of(nodes().primary()).databases().entrySet().stream()
                        .filter(entry -> entry.getKey().equals(database))
                        .map(entry -> entry.getValue().position().checksum()))
                .containsExactly(image.imported().checksum());
    }

    @Test
    public void an_unknown_database_is_refused_with_404() {
        assertThatThrownBy(() -> exportFrom(nodes().replica(), nodes().newName()))
                .isInstanceOfSatisfying(NodeRefusedException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(404);
                    assertThat(refusal.reason()).isEqualTo("database not found");
                });
    }

    @Test
    public void a_replica_refuses_an_import_with_503() {
        assertThatThrownBy(() -> importAt(
                        nodes().replica(),
                        nodes().newName(),
                        SqliteImage.ofVersion(1).bytes()))
                .isInstanceOfSatisfying(NodeRefusedException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(503);
                    assertThat(refusal.reason()).isEqualTo("lease expired");
                });
    }

    @Test
    public void what_is_no_database_is_refused_with_500_and_leaves_an_empty_one() throws IOException {
        DatabaseName database = nodes().newName();
        assertThatThrownBy(
                        () -> importAt(nodes().primary(), database, "no database".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(NodeRefusedException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(500);
                    assertThat(refusal.reason()).isEqualTo("read database header: invalid database header");
                });
        assertThat(exportFrom(nodes().primary(), database)).isEmpty();
    }

    @Test
    public void a_file_that_is_cut_off_is_refused_and_nothing_is_replaced() throws IOException {
        DatabaseName database = nodes().newName();
        importAt(nodes().primary(), database, SqliteImage.ofVersion(3).bytes());
        byte[] cut = Arrays.copyOf(SqliteImage.ofVersion(4).bytes(), 300);
        assertThatThrownBy(() -> importAt(nodes().primary(), database, cut))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining("read page 1: unexpected EOF");
        assertThat(exportFrom(nodes().primary(), database))
                .isEqualTo(SqliteImage.ofVersion(3).imported().bytes());
    }

    @Test
    public void a_file_that_is_missing_here_is_said_to_be_missing_here() {
        Path missing = directory.resolve("missing.db");
        assertThatThrownBy(() -> nodes().databaseImport().importFrom(nodes().primary(), nodes().newName(), missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.db");
    }

    @Test
    public void a_name_with_unusual_characters_is_that_name_on_the_node_too() throws IOException {
        DatabaseName database = new DatabaseName("über & näher?=1#+% " + nodes().newName());
        importAt(nodes().primary(), database, SqliteImage.ofVersion(5).bytes());
        assertThat(nodes().debugVariables().of(nodes().primary()).databases()).containsKey(database);
        assertThat(exportFrom(nodes().primary(), database)).isNotEmpty();
    }

    private void importAt(AdvertiseUrl node, DatabaseName database, byte[] file) throws IOException {
        Path source = Files.createTempFile(directory, "import", ".db");
        Files.write(source, file);
        nodes().databaseImport().importFrom(node, database, source);
    }

    private byte[] exportFrom(AdvertiseUrl node, DatabaseName database) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        long length = nodes().databaseExport().export(node, database, file);
        assertThat(length).isEqualTo(file.size());
        return file.toByteArray();
    }
}
