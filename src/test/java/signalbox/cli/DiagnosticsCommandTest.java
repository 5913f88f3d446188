package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.testing.TestDatabase;

@Tag("pg")
class DiagnosticsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_database_it_connects_to_nothing() {
        var cli = new TestCli(folder);
        assertThat(cli.run("diagnostics")).isEqualTo(ExitCode.FINE);
        assertThat(cli.printed()).contains("Program\n", "Own cost\n").doesNotContain("Server\n");
    }

    @Test
    void it_says_what_the_server_offers_and_names_neither_database_nor_role() {
        try (var database = TestDatabase.fresh()) {
            var role = database.role("");
            var cli = new TestCli(folder);
            assertThat(cli.run("diagnostics", "--json", "--url", database.spec().url()))
                    .isEqualTo(ExitCode.FINE);
            assertThat(cli.json().at("/groups/2/facts").toString()).contains("PostgreSQL", "may change jobs");
            assertThat(cli.printed()).doesNotContain(database.spec().database(), role.user(), "127.0.0.1");
        }
    }

    @Test
    void where_nothing_answers_the_rest_is_printed() {
        var cli = new TestCli(folder);
        assertThat(cli.run("diagnostics", "--url", "postgres://nobody@127.0.0.1:1/nowhere"))
                .isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.printed()).contains("Connection: there was none", "Signalbox: ");
    }
}
