package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What several packages need is done by one class, which the others call.
class OneMechanismTest {
    private static final Path SOURCES = Path.of("src/main/java/signalbox");

    @ParameterizedTest(name = "{1} alone does {0}")
    @CsvSource({
        "clock_timestamp() AS now, postgres/ServerClock.java",
        "pg_is_in_recovery, postgres/libpq/TargetSession.java",
        "coalesce(@throttle, queue/channel/StoredChannelQueries.java",
        "'A job that could run, in a channel with room', election/IdleLeader.java",
        "No job was seen enqueued., election/IdleLeader.java",
        "65_535, text/HostPort.java",
        "is not the name or address of a host, text/HostPort.java",
        "'contains(\":\") ? \"[\"', text/HostPort.java",
        "CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN, ui/kit/table/DataTable.java",
        "'case DANGEROUS -> \"danger-outline\"', ui/screen/action/OperationIcon.java",
        "Another operation on many jobs, queue/action/bulk/CurrentBulk.java",
        "SELECT 1 FROM {queue_job_channel}, queue/action/ChannelExistence.java",
        "This applies until the profile is closed., ui/screen/action/ProfileChoiceSave.java",
        "upwards().stream().map(ChannelName::text), channel/text/ChannelName.java",
    })
    void only_one_class_does_it(String written, String by) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains(written))
                            .map(file -> SOURCES.relativize(file).toString()))
                    .containsExactly(by);
        }
    }

    /// `Preview` and `Outcome` have factories for what has no dependants.
    @ParameterizedTest
    @ValueSource(strings = "new (?:Preview|Outcome)\\([^;]*\\bList\\.of\\(\\),")
    void no_package_fills_a_preview_or_an_outcome_with_empty_lists(Pattern written) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(SOURCES.resolve("audit")))
                            .filter(file -> written.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    /// Thread dumps show the names.
    @ParameterizedTest
    @ValueSource(strings = {"newVirtualThreadPerTaskExecutor", "startVirtualThread"})
    void no_thread_is_without_a_name(String written) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains(written)))
                    .isEmpty();
        }
    }

    /// `JobStatement` and `TableColumns` write NULL for a column that a release of queue_job does not have.
    @ParameterizedTest
    @CsvSource("'has(Column)?\\(\"\\w+\"\\)\\s*\\?\\s*\"'")
    void no_statement_has_another_text_where_a_column_is_missing(Pattern written) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith("Queries.java"))
                            .filter(file -> written.matcher(text(file)).find()))
                    .isEmpty();
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
