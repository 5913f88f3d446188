package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsCsvTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void add() throws Exception {
        try (var connection = postgres.open("test")) {
            new Sql(connection).update("add jobs", """
                    INSERT INTO queue_job (uuid, state, channel, name, date_created)
                    SELECT 'u' || n, CASE WHEN n % 2 = 0 THEN 'failed' ELSE 'done' END, 'root.mail', 'Job ' || n,
                           '2026-06-01 10:00:00'
                      FROM generate_series(1, 5000) AS n
                    """);
        }
    }

    @AfterAll
    void close() {
        postgres.close();
    }

    private int run(TestCli cli, String... more) {
        var arguments = new ArrayList<>(List.of("jobs", "--url", postgres.spec().url()));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void all_that_match_are_written_under_the_keys_of_json_the_newest_first() throws Exception {
        var cli = new TestCli(folder);
        var file = folder.resolve("failed.csv");

        assertThat(run(cli, "--state", "failed", "--csv", file.toString())).isEqualTo(ExitCode.FINE);

        var lines = Files.readAllLines(file);
        assertThat(cli.printed()).endsWith("2,500 jobs written to " + file + ".\n");
        assertThat(lines).hasSize(2_501);
        assertThat(lines.getFirst())
                .isEqualTo("uuid,state,channel,name,model,method,priority,retry,maxRetries,created,enqueued,started,"
                        + "done,cancelled,eta,execSeconds,exception,message,workerPid,graph");
        assertThat(lines.get(1)).startsWith("u5000,failed,root.mail,Job 5000,").contains(",2026-06-01T10:00:00Z,");
        assertThat(lines.getLast()).startsWith("u2,failed,");
    }

    @Test
    void a_file_that_cannot_be_written_is_named_with_the_reason() {
        var cli = new TestCli(folder);

        assertThat(run(cli, "--csv", folder.toString())).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).contains("The jobs cannot be written to " + folder + ": it is a folder.");
    }

    @Test
    void a_page_of_it_is_refused() {
        var cli = new TestCli(folder);
        var file = folder.resolve("page.csv");

        assertThat(run(cli, "--csv", file.toString(), "--limit", "7")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.said()).contains("--csv writes all that match: leave out --json, --limit and --after");
        assertThat(file).doesNotExist();
    }
}
