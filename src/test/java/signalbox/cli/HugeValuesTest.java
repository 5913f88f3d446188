package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Sql;
import signalbox.queue.BoundedText;
import signalbox.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// One state or uuid of megabytes takes neither the terminal nor the other rows with it.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HugeValuesTest {
    private static final String CUT_STATE = "x".repeat(BoundedText.MOST) + "…";
    private static final String CUT_UUID = "u".repeat(BoundedText.MOST) + "…";

    private final TestDatabase database = TestDatabase.fresh();
    private TestCli cli;

    /// An index would refuse such values.
    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        cli = new TestCli(folder);
        try (var connection = database.open("test")) {
            var sql = new Sql(connection);
            sql.list(
                            "find the indexes",
                            "select indexrelid::regclass::text from pg_index"
                                    + " where indrelid = 'queue_job'::regclass and not indisprimary",
                            row -> row.getString(1))
                    .forEach(index -> sql.execute("drop an index", "drop index " + index));
            sql.execute("notify of none", "alter table queue_job disable trigger user");
            sql.execute("add the jobs", """
                    insert into queue_job (uuid, state, channel, name, model_name, method_name, date_created) values
                    ('plain', 'pending', 'root', 'n', 'm', 'f', now() at time zone 'utc' - interval '1 minute'),
                    ('odd', repeat('x', 3000000), 'root', 'n', 'm', 'f', now() at time zone 'utc'),
                    (repeat('u', 3000000), 'pending', 'root', 'n', 'm', 'f', now() at time zone 'utc' - interval '1 hour'),
                    (repeat('w', 3000000), 'started', 'root', 'n', 'm', 'f', now() at time zone 'utc'),
                    (repeat('v', 3000000), 'failed', 'root.v', 'n', 'm', 'f', now() at time zone 'utc')
                    """);
            sql.execute(
                    "start one long ago",
                    "update queue_job set date_started = now() at time zone 'utc' - interval '1 day',"
                            + " date_enqueued = now() at time zone 'utc' - interval '1 day' where state = 'started'");
            sql.execute("notify again", "alter table queue_job enable trigger user");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    private void run(String command, String... more) {
        var arguments =
                new ArrayList<>(List.of(command, "--url", database.spec().url()));
        arguments.addAll(List.of(more));
        cli.run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String command, String... more) {
        run(command, more);
        return cli.json();
    }

    private static List<String> values(JsonNode list, String key) {
        return StreamSupport.stream(list.get("jobs").spliterator(), false)
                .map(job -> job.get(key).asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "check",
                "runners",
                "jobs",
                "simulate --channels root:4,root.v:1:sequential",
                "why plain"
            })
    void what_is_printed_stays_short(String command) {
        for (var form : List.of("", " --json")) {
            var words = (command + form).split(" ");
            run(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
            assertThat(cli.printed()).isNotEmpty().hasSizeLessThan(50_000);
            assertThat(cli.said()).hasSizeLessThan(2_000).doesNotContain("Could not");
        }
    }

    @Test
    void a_state_of_megabytes_is_counted_and_listed_by_its_beginning() {
        assertThat(json("status", "--json").at("/counts/other").get(CUT_STATE).asInt())
                .isEqualTo(1);
        var others = json("jobs", "--state", "other", "--json");
        assertThat(values(others, "uuid")).containsExactly("odd");
        assertThat(values(others, "state")).containsExactly(CUT_STATE);
    }

    @Test
    void a_uuid_of_megabytes_is_listed_by_its_beginning_and_named_by_no_action() {
        var list = json("jobs", "--json");

        assertThat(values(list, "uuid")).contains("plain", "odd", CUT_UUID);
        assertThat(StreamSupport.stream(list.get("jobs").spliterator(), false)
                        .filter(job -> CUT_UUID.equals(job.get("uuid").asString())))
                .singleElement()
                .satisfies(job -> assertThat(job.get("uuidReason").asString()).isEqualTo(BoundedText.NO_UUID));
        for (var action : List.of("requeue", "cancel", "done", "why")) {
            run(action, CUT_UUID);
            assertThat(cli.said()).contains(BoundedText.NO_UUID);
        }
    }
}
