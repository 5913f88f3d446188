package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// Another session holds a row for as long as we wait: nothing is done, and the server was reached.
@Tag("pg")
class LockedRowTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private TestCli cli = new TestCli(Path.of(""));

    @BeforeEach
    void hold(@TempDir Path folder) {
        cli = new TestCli(folder);
        new TestJobs(sql).add("one", "failed", "root.mail", 10);
        sql.execute("hold the row", "BEGIN; UPDATE queue_job SET priority = 11");
    }

    @AfterEach
    void close() throws Exception {
        sql.execute("let it go", "ROLLBACK");
        sql.connection().close();
        postgres.close();
    }

    private int run(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--yes", "--environment", "development", "--url"));
        line.add(postgres.spec().url());
        return cli.run(line.toArray(String[]::new));
    }

    @Test
    void a_row_that_stays_locked_ends_an_action_as_one_that_did_nothing() {
        assertThat(run("requeue", "one")).isEqualTo(ExitCode.NOTHING_DONE);

        assertThat(cli.json().get("changed")).isEmpty();
        assertThat(cli.json().at("/refused/0/uuid").asString()).isEqualTo("one");
        assertThat(cli.json().at("/refused/0/state").asString()).isEqualTo("failed");
        assertThat(cli.json().at("/refused/0/reason").asString()).contains("Another session has locked its row");
    }

    @Test
    void a_table_that_stays_locked_does_too() {
        assertThat(run("guard", "install")).isEqualTo(ExitCode.NOTHING_DONE);

        assertThat(cli.said()).contains("another session has locked the table", "RowExclusiveLock on queue_job");
    }
}
