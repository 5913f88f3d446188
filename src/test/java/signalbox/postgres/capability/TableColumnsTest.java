package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
    private static final TableColumns COLUMNS = new TableColumns(Set.of("uuid", "eta"));

    @Test
    void a_missing_column_reads_as_a_null_of_its_type() {
        assertThat(COLUMNS.orNull("eta", "timestamp")).isEqualTo("eta");
        assertThat(COLUMNS.orNull("worker_pid", "int4")).isEqualTo("NULL::int4");
        assertThat(COLUMNS.orNull("name", "left(j.name, 9)", "varchar")).isEqualTo("NULL::varchar");
        assertThat(COLUMNS.timeOrNull("eta")).contains("eta >=");
        assertThat(COLUMNS.timeOrNull("date_done")).isEqualTo("NULL::timestamp");
    }

    @Test
    void no_other_class_spells_what_is_missing() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains("\"NULL::\" +")))
                    .map(file -> file.getFileName().toString())
                    .containsExactly("TableColumns.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
