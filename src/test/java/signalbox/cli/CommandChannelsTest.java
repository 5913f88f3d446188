package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import tools.jackson.databind.JsonNode;

/// Whose channels the commands go by: the database's own, the odoo.conf's, the profile's.
@Tag("pg")
class CommandChannelsTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private TestCli cli;

    @BeforeEach
    void open() {
        cli = new TestCli(folder);
        jobs.add("runs-1", "started", "root", 10);
        jobs.add("runs-2", "started", "root.mail", 10);
        jobs.add("waits", "pending", "root.mail", 10);
    }

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    private String config(String queueJob) throws IOException {
        return Files.writeString(folder.resolve("odoo.conf"), "[options]\n[queue_job]\n" + queueJob + "\n")
                .toString();
    }

    private JsonNode json(String command, String... more) {
        var all = Stream.concat(Stream.of(command, "--url", postgres.spec().url(), "--json"), Stream.of(more));
        assertThat(cli.run(all.toArray(String[]::new))).as(cli.said()).isZero();
        return cli.json();
    }

    private void keepCapacities(int root) {
        sql.execute(
                "keep capacities",
                "alter table queue_job_channel add capacity int, add sequential boolean, add throttle int,"
                        + " add paused boolean");
        sql.update("set root's", "update queue_job_channel set capacity = ? where complete_name = 'root'", root);
    }

    @Test
    void why_goes_by_the_channels_of_the_file() throws Exception {
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_a")) {
            var full = json("why", "waits", "--config", config("channels = root:2"));
            assertThat(full.get("answer").asString()).startsWith("root is full: 2 jobs run, capacity 2");
            assertThat(full.get("channelString").asString()).isEqualTo("root:2");
            assertThat(full.get("channelsFrom").asString()).isEqualTo("odoo.conf, line 3, [queue_job] channels");

            var unknown = json("why", "waits");
            assertThat(unknown.get("channelString").isNull()).isTrue();
            assertThat(unknown.get("channelStringReason").asString()).isNotBlank();
            assertThat(unknown.get("channelsFrom").asString()).startsWith("nobody: ");
        }
    }

    @Test
    void why_goes_by_what_the_database_keeps_and_pauses() {
        keepCapacities(2);
        assertThat(json("why", "waits").get("answer").asString()).startsWith("root is full: 2 jobs run, capacity 2");

        sql.execute("pause", "update queue_job_channel set paused = true, capacity = 9");
        var paused = json("why", "waits");

        assertThat(paused.get("answer").asString()).isEqualTo("root is paused in queue_job_channel.");
        assertThat(paused.get("channelsFrom").asString()).isEqualTo("queue_job_channel of the database");
    }

    @Test
    void status_names_the_channels_and_who_says_so() throws IOException {
        keepCapacities(3);

        var own = json("status");
        assertThat(own.at("/channels/0/capacity").asInt()).isEqualTo(3);
        assertThat(own.at("/channels/0/paused").asBoolean()).isFalse();
        assertThat(own.get("channelsFrom").asString()).isEqualTo("queue_job_channel of the database");

        var file = json("status", "--config", config("channels = root:5"));
        assertThat(file.at("/channels/0/capacity").asInt()).isEqualTo(5);
        assertThat(file.get("channelsFrom").asString())
                .startsWith("odoo.conf, line 3")
                .contains("queue_job_channel");
        assertThat(file.at("/channelNotes/0").asString()).contains("root:3", "wins if both are set");

        var bounded = json("status", "--config", config("max_capacity = 2"));
        assertThat(bounded.at("/channels/0/capacity").asInt()).isEqualTo(2);
        assertThat(bounded.get("channelsFrom").asString()).contains("max_capacity 2");
    }

    @Test
    void simulate_goes_by_the_channels_in_force_unless_others_are_given() throws IOException {
        for (var i = 0; i < 3; i++) {
            jobs.add("next-" + i, "pending", "root.mail", 10);
        }
        keepCapacities(4);

        assertThat(json("simulate").get("channels").asString()).isEqualTo("root:4");
        var file = json("simulate", "--config", config("channels = root:3,root.mail:1"));
        assertThat(file.get("channels").asString()).isEqualTo("root:3,root.mail:1");
        assertThat(file.get("channelsFrom").asString()).startsWith("odoo.conf, line 3");

        sql.execute("pause", "update queue_job_channel set paused = true");
        var given = json("simulate", "--channels", "root:9");
        assertThat(given.get("channels").asString()).isEqualTo("root:9:paused");
        assertThat(texts(given.get("order"))).isEmpty();
        assertThat(texts(given.get("stuck"))).hasSize(4);
    }

    @Test
    void where_nobody_says_anything_what_the_runner_showed_is_named_and_is_no_limit() throws Exception {
        var leaderless = cli.run("simulate", "--url", postgres.spec().url());
        assertThat(leaderless).isEqualTo(ExitCode.USAGE);
        assertThat(cli.said()).contains("Give --channels or --config");

        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_a")) {
            var why = json("why", "waits");
            assertThat(why.get("channelString").isNull()).isTrue();
            assertThat(why.get("channelsFrom").asString())
                    .startsWith("nobody: ")
                    .containsPattern(
                            "; seen: 2 jobs held slots at once while 1 due one waited \\(\\d\\d:\\d\\d:\\d\\d UTC\\)$");
            assertThat(why.get("chain").toString())
                    .contains("In root.mail 1 job held slots at once")
                    .doesNotContain("is full");

            var status = json("status");
            assertThat(status.at("/channels/0/capacity").isNull()).isTrue();
            assertThat(status.at("/channels/0/slotsSeen").asInt()).isEqualTo(2);

            var forecast = json("simulate");
            assertThat(forecast.get("channels").asString()).isEqualTo("root:2");
            assertThat(forecast.get("channelsFrom").asString())
                    .startsWith("nobody: ")
                    .contains("; seen: 2 jobs");
            assertThat(forecast.at("/channelNotes/0").asString())
                    .contains("root:2 is the most that was seen:" + " more may be");
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
