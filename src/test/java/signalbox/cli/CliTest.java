package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.TestProfiles;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.audit.AuditLog;
import signalbox.cli.document.NullKeys;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shapes and exit codes, as scripts rely on them.
@Tag("pg")
class CliTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String input = "";
    private final List<WindowRequest> windows = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        add("failed-1", "failed");
        add("failed-2", "failed");
        add("done-1", "done");
        add("pending-1", "pending");
    }

    private void add(String uuid, String state) {
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, state, channel, name, model_name, method_name, date_created)
                VALUES (?, ?, 'root.mail', 'Send a mail', 'mail.mail', 'send', now() AT TIME ZONE 'utc')
                """, uuid, state);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Cli.run(
                arguments,
                AppFolders.below(folder),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                request -> {
                    windows.add(request);
                    return 0;
                });
    }

    private int on(String command, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add(command);
        arguments.addAll(List.of("--url", postgres.spec().url()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /// Told what it is: what nobody tagged is not acted on.
    private int onDevelopment(String command, String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--environment", "development"));
        return on(command, arguments.toArray(String[]::new));
    }

    private JsonNode json() {
        var document = JsonMapper.shared().readTree(printed());
        assertThat(NullKeys.unexplained(document)).isEmpty();
        return document;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private String state(String uuid) {
        return sql.first("read the job", "SELECT state FROM queue_job WHERE uuid = ?", row -> row.getString(1), uuid)
                .orElseThrow();
    }

    private Profile save(Environment environment, boolean readOnly) {
        var profile =
                TestProfiles.of("prod", postgres.spec(), environment, readOnly).withChannels("root:4");
        new Profiles(AppFolders.below(folder)).save(profile);
        return profile;
    }

    @Test
    void status_says_which_of_the_jobs_are_probes_that_a_killed_drill_left() {
        add("probe", "pending");
        sql.update(
                "make it a probe",
                "UPDATE queue_job SET channel = 'root.signalbox_drill', name = 'Signalbox: failover drill'"
                        + " WHERE uuid = 'probe'");

        assertThat(on("status")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("  of these, probes   1 open in root.signalbox_drill, of a drill that no longer runs\n");
        assertThat(on("status", "--json")).isZero();
        assertThat(json().at("/probes/open").asInt()).isEqualTo(1);
        assertThat(json().at("/probes/drill").asString()).isEqualTo("gone");
        assertThat(on("check")).isNotNegative();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Probe jobs of a drill were left behind");
    }

    @Test
    void status_has_the_shape_that_scripts_rely_on() {
        assertThat(on("status", "--json")).isZero();

        var status = json();
        assertThat(status.get("takenAt").asString()).endsWith("Z");
        assertThat(status.at("/database/name").asString())
                .isEqualTo(postgres.spec().database());
        assertThat(status.at("/database/queueJob").asString()).isEqualTo("16.0.2.6.8");
        assertThat(texts(status.at("/database/schemaFeatures"))).contains("graphs");
        assertThat(status.at("/database/role").asString()).isEqualTo("odoo");
        assertThat(status.at("/database/environment").asString()).isEqualTo("production");
        assertThat(status.at("/database/environmentReason").asString())
                .startsWith("It is not known what this" + " database is");
        for (var state : JobState.KNOWN) {
            assertThat(status.at("/counts/" + state.stored()).isIntegralNumber())
                    .isTrue();
        }
        assertThat(status.at("/counts/failed").asInt()).isEqualTo(2);
        assertThat(status.at("/counts/approximate").isEmpty()).isTrue();
        assertThat(status.at("/channels/0/name").asString()).isEqualTo("root");
        assertThat(status.at("/channels/0/capacity").isNull()).isTrue();
        assertThat(status.at("/channels/1/queued").asInt()).isEqualTo(1);
        assertThat(status.at("/oldestPendingSeconds").isIntegralNumber()).isTrue();
        assertThat(status.at("/throughput/donePerMinute").isIntegralNumber()).isTrue();
        assertThat(status.at("/leadership/leader").isNull()).isTrue();
        assertThat(status.at("/leadership/leaderReason").asString()).isNotBlank();
    }

    @Test
    void runners_name_leader_and_standbys() throws Exception {
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_a");
                var _ = PlainConnection.open(postgres.spec(), "jobrunner_b")) {
            assertThat(on("runners", "--json")).isZero();
        }

        var runners = json();
        assertThat(runners.get("scheme").asString()).isEqualTo("oldest-or-ha");
        assertThat(runners.at("/leader/uuid").asString()).isEqualTo("a");
        assertThat(runners.at("/shouldLead/pid")).isEqualTo(runners.at("/leader/pid"));
        assertThat(runners.at("/runners/0/place").asInt()).isEqualTo(1);
        assertThat(runners.at("/runners/1/verdict").asString()).isEqualTo("Successor");
        assertThat(runners.at("/runners/1/embedded").asBoolean()).isFalse();
        assertThat(runners.at("/anomalies").isEmpty()).isTrue();
    }

    @Test
    void without_a_runner_the_anomaly_is_named() {
        on("runners", "--json");

        assertThat(json().at("/anomalies/0/code").asString()).isEqualTo("no-leader");
        assertThat(json().at("/anomalies/0/severity").asString()).isEqualTo("warning");
        assertThat(json().at("/anomalies/0/evidence").isEmpty()).isFalse();
    }

    @Test
    void what_a_group_has_several_of_is_not_said_of_all_its_jobs() {
        sql.update("fail", """
                update queue_job set exc_name = case uuid when 'failed-1' then 'UserError' else 'ValueError' end,
                       method_name = uuid, channel = case uuid when 'failed-1' then 'root' else channel end
                 where state = 'failed'
                """);

        assertThat(on("groups", "--by", "method")).isEqualTo(ExitCode.FINE);
        assertThat(printed())
                .contains("  UserError  mail.mail.failed-1  root  ")
                .doesNotContain("for example");
        sql.update("call", "update queue_job set model_name = 'res.partner', method_name = 'send'");
        assertThat(on("groups", "--by", "method")).isEqualTo(ExitCode.FINE);
        assertThat(printed())
                .containsPattern("        2  2 errors, for example \\w+Error  res.partner.send"
                        + "  2 channels, for example root(.mail)?  last started");
        assertThat(on("groups", "--by", "method", "--json")).isEqualTo(ExitCode.FINE);
        assertThat(texts(json().at("/groups/0/examples")))
                .containsExactly("exception", "file", "line", "function", "channel");
    }

    @Test
    void trends_say_how_the_queue_went_and_since_when_that_is_known() {
        assertThat(on("trends", "--period", "24h", "--json")).isEqualTo(ExitCode.FINE);
        assertThat(json().at("/period").asString()).isEqualTo("24h");
        assertThat(json().at("/all/failed").isIntegralNumber()).isTrue();
        assertThat(json().at("/notes").isEmpty()).isFalse();
        assertThat(on("trends")).isEqualTo(ExitCode.FINE);
        assertThat(on("trends", "--period", "2h")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void groups_sum_up_the_failed_jobs() {
        assertThat(on("groups", "--json")).isEqualTo(ExitCode.FINE);
        assertThat(json().at("/failed").asInt()).isEqualTo(2);
        assertThat(json().at("/groups/0/sample").asString()).startsWith("failed-");
        assertThat(on("groups", "--by", "channel", "--filter", "channel:root.none", "--json"))
                .isEqualTo(ExitCode.FINE);
        assertThat(json().at("/groups").isEmpty()).isTrue();
    }

    @Test
    void jobs_come_in_pages() {
        assertThat(on("jobs", "--state", "failed,done", "--limit", "2", "--json"))
                .isZero();
        assertThat(json().at("/total").asInt()).isEqualTo(3);
        assertThat(json().at("/jobs/0/uuid").asString()).isEqualTo("done-1");
        var next = json().at("/next").asString();

        on("jobs", "--state", "failed,done", "--limit", "2", "--after", next, "--json");

        assertThat(json().at("/jobs").size()).isEqualTo(1);
        assertThat(json().at("/jobs/0/uuid").asString()).isEqualTo("failed-1");
        assertThat(json().at("/next").isNull()).isTrue();
    }

    @Test
    void jobs_are_listed_by_the_filter_of_the_window() {
        assertThat(on("jobs", "--filter", "state:failed,done -state:done -uuid:nowhere", "--json"))
                .isZero();
        assertThat(json().at("/jobs"))
                .extracting(job -> job.get("state").asString())
                .containsOnly("failed");
        assertThat(on("jobs", "--filter", "state:failed,done", "--text", "failed-1", "--json"))
                .isZero();
        assertThat(json().at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void requeue_changes_what_exists_and_says_what_does_not() {
        assertThat(onDevelopment("requeue", "failed-1", "nowhere", "--yes", "--reason", "a test"))
                .isEqualTo(1);

        assertThat(texts(json().get("changed"))).containsExactly("failed-1");
        assertThat(json().at("/refused/0/uuid").asString()).isEqualTo("nowhere");
        assertThat(state("failed-1")).isEqualTo("pending");
        var log = new AuditLog(AppFolders.below(folder).auditFile()).newest(5);
        assertThat(log).hasSize(2);
        assertThat(log.getFirst().reason()).isEqualTo("a test");
    }

    @Test
    void an_action_that_changes_nothing_ends_with_2() {
        assertThat(onDevelopment("cancel", "done-1", "--yes")).isEqualTo(2);
        assertThat(json().at("/refused/0/state").asString()).isEqualTo("done");
    }

    @Test
    void an_action_that_does_all_ends_with_0() {
        assertThat(onDevelopment("done", "failed-1", "failed-2", "--yes")).isZero();
        assertThat(state("failed-2")).isEqualTo("done");
    }

    @Test
    void without_yes_nothing_is_changed_and_the_effect_is_shown() {
        assertThat(on("requeue", "failed-1")).isEqualTo(4);

        assertThat(state("failed-1")).isEqualTo("failed");
        assertThat(said()).contains("failed-1: failed -> pending").contains("--yes");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_production_profile_wants_the_databases_name() {
        var profile = save(Environment.PRODUCTION, false);

        assertThat(run("requeue", "failed-1", "--profile", "prod", "--yes")).isEqualTo(4);
        assertThat(state("failed-1")).isEqualTo("failed");
        assertThat(said()).contains("This is production");

        assertThat(run("requeue", "failed-1", "--profile", "prod", "--yes", "--confirm-database", profile.database()))
                .isZero();
        assertThat(state("failed-1")).isEqualTo("pending");
    }

    @Test
    void a_read_only_profile_refuses() {
        save(Environment.STAGING, true);

        assertThat(run("requeue", "failed-1", "--profile", "prod", "--yes")).isEqualTo(4);
        assertThat(said()).contains("read-only");
        assertThat(run("status", "--profile", "prod", "--json")).isZero();
        assertThat(json().at("/channels/0/capacity").asInt()).isEqualTo(4);
    }

    @Test
    void a_url_is_no_way_around_a_saved_profile_of_the_same_database() {
        save(Environment.PRODUCTION, false);

        assertThat(onDevelopment("requeue", "failed-1", "--yes")).isEqualTo(4);
        assertThat(said()).contains("This is production");
        assertThat(state("failed-1")).isEqualTo("failed");
    }

    @Test
    void a_server_that_is_not_there_ends_with_3() {
        assertThat(run("status", "--url", "postgres://odoo@no-such-host.invalid/db", "--json"))
                .isEqualTo(3);
        assertThat(said()).contains("no-such-host.invalid");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --url nonsense",
                "status --url postgres://u@h/d --profile p",
                "status --profile unknown",
                "jobs --url postgres://u@h/d --state nonsense",
                "jobs --url postgres://u@h/d --limit 0",
                "groups --url postgres://u@h/d --by nonsense",
                "groups --url postgres://u@h/d --limit 0",
                "groups --url postgres://u@h/d --filter state:pending",
                "workers --zone UTC",
                "workers --from - --zone nowhere",
                "requeue --url postgres://u@h/d",
                "nonsense",
                "--theme purple"
            })
    void wrong_usage_ends_with_64_and_says_what_is_wrong(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(64);
        assertThat(said()).isNotBlank();
        assertThat(out.size()).isZero();
    }

    @Test
    void options_may_stand_before_the_command() {
        assertThat(run("--url", postgres.spec().url(), "status", "--json")).isZero();
        assertThat(json().at("/database/name").asString())
                .isEqualTo(postgres.spec().database());
    }

    @Test
    void the_guard_is_shown_installed_and_removed() {
        assertThat(on("guard", "sql")).isZero();
        assertThat(printed()).contains("CREATE TRIGGER signalbox_enqueue_guard");
        assertThat(on("guard", "install")).isEqualTo(4);
        assertThat(on("guard", "status")).isZero();
        assertThat(json().get("installed").asBoolean()).isFalse();

        assertThat(onDevelopment("guard", "install", "--yes")).isZero();
        assertThat(json().get("installed").asBoolean()).isTrue();
        assertThat(json().get("dropped").asInt()).isZero();
        assertThat(onDevelopment("guard", "install", "--yes")).isEqualTo(2);

        on("runners", "--json");
        assertThat(json().at("/guard/installed").asBoolean()).isTrue();
        assertThat(onDevelopment("guard", "remove", "--yes")).isZero();
        assertThat(json().get("installed").asBoolean()).isFalse();
    }

    private JsonNode process(int pid) {
        return StreamSupport.stream(json().spliterator(), false)
                .filter(process -> process.get("pid").asInt() == pid)
                .findFirst()
                .orElseThrow();
    }

    private static Path processes(String name) throws Exception {
        return Path.of(Objects.requireNonNull(CliTest.class.getResource("/processes/" + name))
                .toURI());
    }

    @Test
    void workers_have_the_shape_that_scripts_rely_on() throws Exception {
        assertThat(run("workers", "--from", processes("odoo-sh.txt").toString(), "--json"))
                .isZero();

        assertThat(json().isArray()).isTrue();
        assertThat(json()).hasSize(7);
        var cron = process(977);
        assertThat(cron.get("ppid").asInt()).isEqualTo(1);
        assertThat(cron.get("user").asString()).isEqualTo("odoo");
        assertThat(cron.get("started").asString()).isEqualTo("2026-11-24T01:55:30Z");
        assertThat(cron.get("kind").asString()).isEqualTo("cron");
        assertThat(cron.at("/evidence/0/rule").asString()).isEqualTo("A");
        assertThat(cron.at("/evidence/0/token").asString()).isEqualTo("--limit-time-real=0");
        assertThat(cron.at("/evidence/2/rule").asString()).isEqualTo("B");
        assertThat(cron.get("disagreement").isNull()).isTrue();
        assertThat(cron.get("backends").isNull()).isTrue();
        assertThat(cron.get("backendsReason").asString()).isNotBlank();
        assertThat(process(1).get("kind").asString()).isEqualTo("none");
        assertThat(process(1).get("evidence").isEmpty()).isTrue();
    }

    @Test
    void workers_are_read_from_stdin_in_the_zone_of_their_host() throws Exception {
        input = Files.readString(processes("multi-node.txt"));

        assertThat(run("workers", "--from", "-", "--zone", "Europe/Zurich", "--json"))
                .isZero();
        assertThat(process(801).get("kind").asString()).isEqualTo("server");
        assertThat(process(801).get("started").asString()).isEqualTo("2026-11-22T21:10:00Z");

        assertThat(run("workers", "--from", "-")).isZero();
        assertThat(printed())
                .contains("6 of 7 processes of stdin, listed 2026-11-24 02:10:00 UTC")
                .contains("816  runner")
                .contains("Process title: odoo: WorkerJobRunner 816")
                .doesNotContain("asleep");
    }

    @Test
    void workers_are_read_as_ps_aux_prints_them_without_parents() {
        input = "$ ps aux | grep odoo\nodoo 389 0.1 2.0 81 99 ? Ssl Nov23 1:02 python3 odoo-bin -w s3cr3tpw\n$ ";

        assertThat(run("workers", "--from", "-", "--json")).isZero();
        assertThat(process(389).get("ppid").isNull()).isTrue();
        assertThat(run("workers", "--from", "-")).isZero();
        assertThat(printed())
                .contains("it counts as taken when it was read")
                .contains("It has no column PPID")
                .doesNotContain("s3cr3tpw");
    }

    @Test
    void the_log_of_a_runner_is_read_and_shown_for_one_job() throws Exception {
        var job = "aaaaaaaa-0000-4000-8000-000000000001";
        var log = Path.of(Objects.requireNonNull(CliTest.class.getResource("/logs/odoo-sh.log"))
                .toURI());

        assertThat(run("log", "--from", log.toString())).isZero();
        assertThat(printed())
                .contains("lines of " + log + ": 14 entries about queue_job.")
                .contains("leads")
                .contains("refused: requests.exceptions.ConnectionError")
                .doesNotContain("s3cr3tpw");
        input = Files.readString(log);
        assertThat(run("log", "--from", "-", job, "--json")).isZero();
        assertThat(json().get("entries")).hasSize(3);
        assertThat(json().at("/entries/1/outcome").asString()).isEqualTo("refused");
        assertThat(json().get("isCut").asBoolean()).isFalse();
    }

    @Test
    void a_text_that_is_no_log_of_odoo_cannot_be_read() throws Exception {
        var text = Files.writeString(folder.resolve("secrets.log"), "GET /?token=hunter2\n");

        assertThat(run("log", "--from", text.toString())).isEqualTo(3);
        assertThat(said())
                .contains("No line of " + text + " (1 line) looks like Odoo's log")
                .doesNotContain("hunter2");
        Files.writeString(text, "2026-11-30 02:05:22,101 389 INFO ? odoo: Odoo version 17.0\n");
        assertThat(run("log", "--from", text.toString())).isZero();
        assertThat(printed()).contains("1 line of " + text + ": 0 entries about queue_job.");
    }

    @Test
    void workers_say_both_sides_of_a_disagreement() throws Exception {
        input = Files.readString(processes("odoo-sh.txt"))
                .replace("--limit-time-real-cron=0", "--limit-time-real-cron=-1");

        assertThat(run("workers", "--from", "-", "--json")).isZero();
        assertThat(process(977).get("kind").asString()).isEqualTo("unknown");
        assertThat(run("workers", "--from", "-")).isZero();
        assertThat(printed()).contains("Launcher: cron").doesNotContain("asleep");
        assertThat(run("workers", "--from", "-", "--json")).isZero();
        assertThat(process(977).get("disagreement").asString())
                .contains("Arguments: http")
                .contains("Launcher: cron");
    }

    @Test
    void workers_of_whom_none_answers_http_are_asleep() throws Exception {
        input = Files.readString(processes("odoo-sh.txt"))
                .lines()
                .filter(line -> !line.contains(" --limit-time-real=120"))
                .collect(Collectors.joining("\n"));

        assertThat(run("workers", "--from", "-")).isZero();
        assertThat(printed()).contains("977  cron").contains("No listed process serves HTTP: the workers are asleep");
    }

    @Test
    void workers_of_this_machine_have_their_backends() {
        assertThat(on("workers", "--json")).isZero();

        var backends = process((int) ProcessHandle.current().pid()).get("backends");
        assertThat(StreamSupport.stream(backends.spliterator(), false).map(JsonNode::asInt))
                .contains(backend());
        assertThat(run("workers")).isZero();
        assertThat(printed()).contains("this machine").contains("name a database");
    }

    private int backend() {
        return sql.first("read its pid", "SELECT pg_backend_pid()", row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void a_list_of_processes_that_is_none_is_refused() {
        input = "PID TTY TIME CMD";
        assertThat(run("workers", "--from", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("stdin, line 1");
        assertThat(run("workers", "--from", folder.resolve("none.txt").toString()))
                .isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(said()).contains("none.txt");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void a_trace_is_replayed_line_by_line(Path trace) throws Exception {
        assertThat(run("simulate", "--trace", trace.toString())).isZero();

        var expected = Files.readAllLines(trace).stream()
                .map(JsonMapper.shared()::readTree)
                .filter(event -> event.has("run"))
                .toList();
        var printed = printed().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(printed).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(texts(printed.get(i).get("jobs")))
                    .isEqualTo(texts(expected.get(i).get("expect")));
            assertThat(printed.get(i).get("wakeup").decimalValue())
                    .isEqualByComparingTo(expected.get(i).get("wakeup").decimalValue());
            assertThat(printed.get(i).get("run").decimalValue())
                    .isEqualByComparingTo(expected.get(i).get("run").decimalValue());
        }
    }

    static List<Path> traces() throws Exception {
        var traces = Path.of(
                Objects.requireNonNull(CliTest.class.getResource("/scheduler")).toURI());
        try (var files = Files.list(traces)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"what": 1}                            | expected one of channels, notify, remove, run
            {"channels": 3}                        | "channels": expected a text in quotes
            {"channels": "root:x"}                 | Channel root has the capacity "x"
            {"run": "now"}                         | "run": expected a number of seconds
            {"run": 1e300}                         | "run": expected a number of seconds
            {"remove": null}                       | "remove": expected a text in quotes
            {"notify": "j1"}                       | notify: expected {channel, uuid, seq
            {"notify": {"uuid": "j1"}}             | "channel" is missing
            {"notify": {"uuid": "j1", "channel": null, "seq": "x"}} | "seq": expected a whole number
            [1, 2]                                 | expected one JSON object, such as
            {"run": 1                              | expected one JSON object, such as
            """)
    void a_line_that_is_none_of_a_trace_is_named_with_what_was_expected(String line, String words) throws Exception {
        var broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"channels\": \"root:1\"}\n" + line + "\n");

        assertThat(run("simulate", "--trace", broken.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("broken.jsonl, line 2: " + words).doesNotContain("tools.jackson", "JsonNode");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_trace_that_prints_nothing_is_no_success() throws Exception {
        var silent = Files.writeString(folder.resolve("silent.jsonl"), "{\"channels\": \"root:1\"}\n");

        assertThat(run("simulate", "--trace", silent.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("silent.jsonl: it has no {\"run\": NOW}, so there is nothing to print");
    }

    @Test
    void without_a_command_the_window_opens() {
        assertThat(run("--url", postgres.spec().url(), "--theme", "dark")).isZero();

        assertThat(windows).hasSize(1);
        var target = Objects.requireNonNull(windows.getFirst().target());
        assertThat(target.spec().database()).isEqualTo(postgres.spec().database());
    }

    /// `demo` and `jobs` are commands, too.
    @Test
    void an_option_before_the_command_takes_a_value_that_is_also_the_name_of_a_command() {
        assertThat(run("--url", postgres.spec().url(), "--environment", "demo")).isZero();
        new Profiles(AppFolders.below(folder))
                .save(TestProfiles.of("jobs", postgres.spec(), Environment.STAGING, false));
        assertThat(run("--profile", "jobs")).isZero();

        assertThat(windows)
                .extracting(window ->
                        Objects.requireNonNull(window.target()).profile().environment())
                .containsExactly(Environment.DEMO, Environment.STAGING);
        assertThat(run("--profile", "jobs", "status")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "status --help", "runners --help", "workers --help", "jobs --help", "requeue --help"})
    void help_is_a_result(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(printed()).contains("Usage: signalbox");
    }

    @Test
    void the_list_of_commands_says_of_each_a_whole_sentence() {
        assertThat(run("--help")).isZero();

        var help = printed();
        var list = help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:"))
                .replaceAll("\\R {10,}", " ")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(list).hasSizeGreaterThan(10).allMatch(line -> line.endsWith("."));
    }

    @Test
    void jobs_that_all_wait_for_their_eta_are_not_due() {
        sql.update(
                "let it wait",
                "UPDATE queue_job SET eta = now() at time zone 'utc' + interval '1 hour'" + " WHERE state = 'pending'");
        assertThat(on("status")).isZero();
        assertThat(printed()).contains("oldest pending     no job is due, each waits for its ETA");

        sql.update("have no such job", "UPDATE queue_job SET state = 'done' WHERE state = 'pending'");
        assertThat(on("status")).isZero();
        assertThat(printed()).contains("oldest pending     none\n").contains("Channels: not known\n  the profile has");
    }

    @Test
    void an_environment_that_is_overruled_is_told_before_the_refusal() {
        save(Environment.STAGING, true);

        assertThat(onDevelopment("guard", "install", "--yes")).isEqualTo(ExitCode.REFUSED);

        assertThat(said()).contains("--environment development is not used").contains("read-only");
    }

    @Test
    void an_empty_channel_string_is_reported_as_what_queue_job_takes_it_for() {
        assertThat(on("simulate", "--channels", "")).isZero();
        assertThat(printed()).contains("Channels root:1. The limits come from --channels.");
    }

    @Test
    void a_table_stays_readable_whatever_a_channel_is_called() {
        sql.update(
                "call it so",
                "UPDATE queue_job SET channel = 'root' || repeat('.a', 20000) || '.end'" + " WHERE uuid = 'failed-1'");
        assertThat(on("jobs")).isZero();
        assertThat(printed().lines()).allMatch(line -> line.length() < 300).anyMatch(line -> line.contains("…"));
        assertThat(on("simulate", "--channels", "root:1")).isZero();
        assertThat(printed().lines()).allMatch(line -> line.length() < 300);
    }

    @Test
    void simulate_tells_how_the_backlog_would_drain() {
        sql.update("let it have taken time", "UPDATE queue_job SET exec_time = 2.5 WHERE uuid = 'done-1'");

        assertThat(on("simulate", "--channels", "root:2,root.mail:1", "--json")).isZero();

        var document = json();
        assertThat(document.get("takenAt").asString()).endsWith("Z");
        assertThat(document.get("channels").asString()).isEqualTo("root:2,root.mail:1");
        assertThat(document.get("jobs").asInt()).isEqualTo(1);
        assertThat(document.at("/seconds/median").asDouble()).isEqualTo(2.5);
        assertThat(document.at("/seconds/low").asDouble()).isEqualTo(2.5);
        assertThat(document.at("/seconds/high").asDouble()).isEqualTo(2.5);
        assertThat(texts(document.get("order"))).containsExactly("pending-1");
        assertThat(document.at("/perChannel/0/name").asString()).isEqualTo("root");
        assertThat(document.at("/perChannel/0/idleSlots").asDouble()).isEqualTo(1.0);
        assertThat(document.at("/perChannel/1/seconds").asDouble()).isEqualTo(2.5);
        assertThat(state("pending-1")).isEqualTo("pending");
    }

    @Test
    void simulate_tells_times_in_two_units_as_the_screen_does() {
        sql.update("let it have taken time", "UPDATE queue_job SET exec_time = 3312 WHERE uuid = 'done-1'");

        assertThat(on("simulate", "--channels", "root:2,root.mail:1")).isZero();

        assertThat(printed()).contains("would drain in 55 m 12 s (55 m 12 s to 55 m 12 s)");
    }

    @Test
    void simulate_does_not_guess_durations() {
        assertThat(on("simulate", "--channels", "root:2", "--json")).isZero();

        assertThat(json().get("seconds").isNull()).isTrue();
        assertThat(json().get("secondsReason").asString()).isNotBlank();
        assertThat(texts(json().get("order"))).containsExactly("pending-1");
    }

    @Test
    void simulate_refuses_a_channel_string_that_queue_job_refuses() {
        assertThat(on("simulate", "--channels", "root:2,mail:x")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("at character 13");
        assertThat(on("simulate", "--channels", "root:99999999999999")).isEqualTo(ExitCode.USAGE);
        assertThat(said())
                .contains("99999999999999: Signalbox counts up to 2,147,483,647")
                .doesNotContain("refuse");
        assertThat(on("simulate", "--channels", "root:0")).isEqualTo(ExitCode.USAGE);
        assertThat(on("simulate")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("Which channels are in force is not known", "Give --channels or --config");
        assertThat(on("simulate", "--channels", "root:2", "--trace", "x")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void parameters_of_a_url_that_are_ignored_or_secret_are_named_once() {
        var spec = postgres.spec();
        var url = "postgres://odoo:hunter2@127.0.0.1:" + spec.port() + "/" + spec.database() + "?keepalives=0";

        assertThat(run("status", "--url", url)).isZero();

        assertThat(said())
                .containsOnlyOnce("can see the password in --url in the list of processes")
                .containsOnlyOnce("the parameter keepalives is a libpq parameter, but Signalbox does not use it")
                .doesNotContain("hunter2");
        assertThat(run("status", "--url", url + "&sslmod=disable")).isEqualTo(64);
    }
}
