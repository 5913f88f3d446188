package signalbox.health.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.cli.document.part.ChannelStringDocument;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.health.Host;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.LoggedLines;
import signalbox.health.Patient;
import signalbox.health.Remedy;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.count.Count;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestDatabase;
import signalbox.ui.shell.SampleFeed;

@Tag("pg")
class JobDiagnosisTest {
    private static final KnownConfig UNKNOWN = new KnownConfig.NotGiven("nobody names it.");

    private static final String LOGGED = "aaaaaaaa-0000-4000-8000-000000000001";

    private final Patient patient = new Patient().withChannels("root:4,root.mail:2");
    private final Host host = new Host();

    @AfterEach
    void close() throws SQLException {
        host.close();
        patient.close();
    }

    private void add(String uuid, String state, String channel) {
        patient.jobs.add(uuid, state, channel, 10);
    }

    private JobDiagnosis why(String uuid) {
        return why(uuid, patient.look());
    }

    private JobDiagnosis why(String uuid, Snapshot snapshot) {
        return why(uuid, snapshot, UNKNOWN);
    }

    private JobDiagnosis why(String uuid, Snapshot snapshot, KnownConfig config) {
        return patient.read(sql -> {
            var capabilities = CapabilityQueries.read(sql);
            var detail = new JobQueries(capabilities).detail(sql, uuid).orElseThrow();
            return JobDiagnosis.of(detail, place(sql, detail.job(), snapshot), snapshot, config);
        });
    }

    private static QueuePosition place(Sql sql, Job job, Snapshot snapshot) {
        var open = new OpenJobQueries(CapabilityQueries.read(sql)).read(sql);
        return QueuePosition.of(job, open, snapshot.health().channels().inForce());
    }

    private static Step step(JobDiagnosis why, String name) {
        return why.chain().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> wrong(JobDiagnosis why) {
        return why.chain().stream()
                .filter(step -> step.ok() == YesNoUnknown.NO)
                .map(Step::name)
                .toList();
    }

    @Test
    void without_the_column_it_is_not_known_whether_a_job_has_an_eta() {
        add("job", "pending", "root");
        patient.sql.execute("take the column away", "ALTER TABLE queue_job DROP COLUMN eta CASCADE");

        assertThat(step(why("job"), "eta").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(step(why("job"), "eta").evidence()).startsWith("It is not known whether it has an ETA");
    }

    private void date(String uuid, String column, int secondsAgo) {
        patient.set(uuid, column + " = now() at time zone 'utc' - interval '" + secondsAgo + " s'");
    }

    @Test
    void that_the_queue_stands_still_comes_first() {
        patient.runner("a");
        add("first", "pending", "root");
        add("second", "pending", "root");
        date("first", "date_created", 3000);
        date("second", "date_created", 3000);
        add("done", "done", "root");
        date("done", "date_done", 4000);

        for (var uuid : List.of("first", "second")) {
            assertThat(why(uuid).answer())
                    .startsWith(
                            "The queue stands still: 2 jobs are due, and no job was enqueued, begun or ended for 50")
                    .doesNotContain("turn is next");
            assertThat(wrong(why(uuid))).startsWith("queue");
        }
    }

    @Test
    void a_job_that_waits_for_its_eta_waits_for_that_and_not_for_the_queue() {
        patient.runner("a");
        add("due", "pending", "root");
        date("due", "date_created", 3000);
        add("later", "pending", "root");
        date("later", "eta", -3000);

        assertThat(why("later").answer()).startsWith("Its ETA is in the future");
    }

    @Test
    void where_it_is_not_known_whether_the_queue_moves_a_job_is_not_said_to_be_next() {
        patient.runner("a");
        add("requeued", "pending", "root");
        date("requeued", "date_created", 3000);
        add("done", "done", "root");
        date("done", "date_done", 1000);
        patient.set("requeued", "retry = 0");

        assertThat(why("requeued").answer())
                .startsWith("Nothing seems to hold it back. It is not known whether the queue stands still.")
                .contains("watch longer")
                .doesNotContain("turn is next");
    }

    @Test
    void nothing_holds_back_a_job_that_is_next() {
        patient.runner("a");
        add("next", "pending", "root.mail");

        var why = why("next");

        assertThat(why.answer()).isEqualTo("Nothing seems to hold it back: its turn is next.");
        assertThat(why.chain())
                .extracting(Step::name)
                .containsExactly(
                        "eta",
                        "dependencies",
                        "channel root.mail",
                        "channel root",
                        "sequential",
                        "throttle",
                        "place",
                        "leader",
                        "target",
                        "workers");
        assertThat(wrong(why)).isEmpty();
        assertThat(step(why, "target").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(step(why, "workers").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(why.remedy()).isEqualTo(Remedy.none());
    }

    @Test
    void an_eta_to_come_is_the_first_answer() {
        add("later", "pending", "root");
        patient.set("later", "eta = now() at time zone 'utc' + interval '90 minutes'");

        var why = why("later");

        assertThat(why.answer()).startsWith("Its ETA is in the future: ").endsWith(" UTC, in 89 min.");
        assertThat(wrong(why)).containsExactly("eta", "leader");
        patient.set("later", "eta = now() at time zone 'utc' - interval '90 minutes'");
        assertThat(wrong(why("later"))).containsExactly("leader");
    }

    @Test
    void a_job_that_waits_names_the_failed_parent_first() {
        add("runs", "started", "root");
        add("done", "done", "root");
        add("failed", "failed", "root");
        patient.addDependant("waits", "wait_dependencies", "runs", "done", "failed");

        var why = why("waits");

        assertThat(why.answer())
                .startsWith("It waits for 2 jobs: failed (res.partner.touch), which failed;"
                        + " runs (res.partner.touch), which is started.");
        assertThat(why.remedy()).isEqualTo(new Remedy.ShowJob("failed"));
    }

    @Test
    void all_parents_are_counted_although_only_some_are_read() {
        var failed = IntStream.range(0, 203).mapToObj(each -> "failed " + each).toArray(String[]::new);
        for (var uuid : failed) {
            add(uuid, "failed", "root");
        }
        patient.addDependant("waits", "wait_dependencies", failed);

        assertThat(why("waits").answer()).startsWith("It waits for 203 jobs: ").contains("; and 198 more");
    }

    private static final String SET_IT_DONE =
            "No parent that is left names it as a dependant. Set it done (signalbox done waits), and if it is to run, requeue"
                    + " it then (signalbox requeue waits).";

    @Test
    void a_ring_is_ended_as_the_finding_says() {
        patient.addDependant("x", "wait_dependencies", "y");
        patient.addDependant("y", "wait_dependencies", "x");

        assertThat(why("x").answer())
                .contains("in a ring: ")
                .endsWith("Nothing will release them. Set one of them done: that releases the jobs that wait for it.");
        assertThat(patient.finding("ring-of-jobs").todo())
                .startsWith("Set one of them done: that releases the jobs that wait for it.");
    }

    @Test
    void a_job_whose_parents_are_all_done_waits_for_nothing() {
        add("done", "done", "root");
        patient.addDependant("waits", "wait_dependencies", "done", "gone");
        patient.set("done", "graph_uuid = 'g', dependencies = '{\"reverse_depends_on\": [\"waits\"]}'");

        assertThat(why("waits").answer())
                .contains("nothing will release it", "Set done done again: that releases it (signalbox done done).");
        patient.set("waits", "dependencies = '{\"depends_on\": [\"gone\"]}'");
        assertThat(why("waits").answer()).contains("nothing will release it", SET_IT_DONE);
    }

    @Test
    void a_parent_that_does_not_name_a_job_as_its_dependant_cannot_release_it() {
        add("other", "done", "root");
        add("done", "done", "root");
        patient.addDependant("kid", "wait_dependencies", "other", "done");
        patient.set("done", "graph_uuid = 'g', dependencies = '{\"reverse_depends_on\": [\"another\"]}'");
        assertThat(why("kid").answer()).contains("nothing will release it", SET_IT_DONE.replace("waits", "kid"));

        patient.set("done", "graph_uuid = 'another', dependencies = '{\"reverse_depends_on\": [\"kid\"]}'");
        assertThat(why("kid").answer()).contains(SET_IT_DONE.replace("waits", "kid"));

        patient.set("done", "graph_uuid = 'g'");
        assertThat(why("kid").answer()).contains("Set done done again: that releases it (signalbox done done).");
    }

    @Test
    void a_pending_job_was_not_released_by_a_parent_that_failed() {
        add("done", "done", "root");
        patient.addDependant("waits", "pending", "done");
        assertThat(step(why("waits"), "dependencies").evidence())
                .isEqualTo("It waits for no other job: its parents are done.");

        add("failed", "failed", "root");
        patient.addDependant("other", "pending", "done", "failed");

        assertThat(step(why("other"), "dependencies").evidence())
                .isEqualTo(
                        "It is pending, and waits for no other job, although failed (res.partner.touch) is not done (failed).");
    }

    @Test
    void a_full_channel_and_a_full_parent_are_told_with_their_figures() {
        patient.runner("a");
        add("runs-1", "started", "root.mail");
        add("runs-2", "enqueued", "root.mail");
        patient.set("runs-2", "date_enqueued = now() at time zone 'utc'");
        add("mail", "pending", "root.mail");
        add("other", "pending", "root.sale");

        assertThat(why("mail").answer()).startsWith("root.mail is full: 2 jobs run, capacity 2");
        assertThat(step(why("mail"), "channel root").evidence()).isEqualTo("root has room: 2 jobs run, capacity 4.");
        assertThat(why("mail").remedy()).isEqualTo(new Remedy.ShowChannel("root.mail"));
        assertThat(wrong(why("other"))).isEmpty();

        add("runs-3", "started", "root.sale");
        add("runs-4", "started", "root.sale");

        assertThat(wrong(why("other"))).containsExactly("channel root");
        assertThat(step(why("other"), "channel root.sale").evidence())
                .isEqualTo("root.sale is not configured: it follows the limits of root.");
    }

    @Test
    void where_no_limits_are_known_nobody_says_that_there_is_room() throws SQLException {
        try (var unconfigured = new Patient()) {
            unconfigured.runner("a");
            unconfigured.jobs.add("first", "pending", "root", 5);
            unconfigured.jobs.add("job", "pending", "root", 10);

            var snapshot = unconfigured.look();
            var why = unconfigured.read(sql -> {
                var capabilities = CapabilityQueries.read(sql);
                var detail = new JobQueries(capabilities).detail(sql, "job").orElseThrow();
                return JobDiagnosis.of(detail, place(sql, detail.job(), snapshot), snapshot, UNKNOWN);
            });

            for (var name : List.of("channel root", "sequential", "throttle", "place")) {
                assertThat(step(why, name).ok()).as(name).isEqualTo(YesNoUnknown.UNKNOWN);
            }
            assertThat(why.answer())
                    .contains("1 job comes first. How many jobs may run at once is not known")
                    .doesNotContain("turn is next");
            assertThat(JobDiagnosis.of(
                                    unconfigured.read(sql -> new JobQueries(CapabilityQueries.read(sql))
                                            .detail(sql, "first")
                                            .orElseThrow()),
                                    new QueuePosition(Count.ZERO, Count.ZERO, QueuePosition.Turn.UNKNOWN),
                                    snapshot,
                                    UNKNOWN)
                            .answer())
                    .endsWith("its turn is next.");
        }
    }

    @Test
    void another_open_row_of_the_same_uuid_is_the_answer() {
        patient.runner("a");
        add("twin", "pending", "root");
        add("twin", "failed", "root");

        var why = patient.read(sql -> JobDiagnosis.read(sql, "twin", patient.look(), UNKNOWN, KnownLog.notAsked())
                .orElseThrow());

        assertThat(why.answer()).startsWith("Another row of queue_job has the same uuid, in state failed.");
        assertThat(why.chain().getFirst().name()).isEqualTo("uuid");
    }

    @Test
    void what_else_holds_a_job_is_told_when_the_jobs_before_it_cannot_be_read_in_time() {
        add("waits", "pending", "root");
        add("slow", "pending", "root.mail");
        var snapshot = patient.look();
        patient.sql.execute("make one row take long to read", """
                alter table queue_job enable row level security, force row level security;
                create policy slow on queue_job using (uuid <> 'slow' or pg_sleep(10) is null)""");

        var why = patient.read(sql -> JobDiagnosis.read(sql, "waits", snapshot, UNKNOWN, KnownLog.notAsked())
                .orElseThrow());

        assertThat(why.answer()).startsWith("No runner leads the queue.");
        assertThat(step(why, "place").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(step(why, "place").evidence())
                .isEqualTo("It is not known: the server did not read the jobs before it in time.");
    }

    @Test
    void a_job_begun_before_all_time_has_one_verdict_and_one_sentence() {
        patient.runner("a");
        add("old", "started", "root");
        patient.set("old", "date_started = '-infinity', date_enqueued = '-infinity', worker_pid = 1");
        add("never", "enqueued", "root");
        patient.set("never", "date_enqueued = 'infinity'");

        assertThat(why("old").answer())
                .startsWith("It no longer runs: process 1 began it at an unknown time (-infinity is not a"
                        + " time). No worker is running it: It has no row in queue_job_lock");
        assertThat(patient.finding("stuck-started").seen())
                .containsExactly(
                        "1 job is started, and no worker runs it.",
                        "old (res.partner.touch) in root, started since before any time of a job: It has no row in queue_job_lock: no"
                                + " worker runs it.");
        assertThat(patient.finding("stuck-enqueued").seen())
                .contains("1 job is enqueued, and whether a worker runs it is not known.")
                .last()
                .asString()
                .contains("later than any time a job can have")
                .doesNotContain("no worker runs it");
    }

    @Test
    void a_root_that_the_database_gives_no_capacity_has_none_that_is_known() throws SQLException {
        try (var open = new Patient()) {
            open.runner("a");
            open.sql.execute(
                    "have columns without values",
                    "alter table queue_job_channel add column capacity int, add column paused boolean");
            open.jobs.add("job", "pending", "root", 10);
            assertThat(open.look().health().channels().inForce().plan()).isNull();
            assertThat(limits(open)).contains("How many jobs may run at once is not known.");

            open.sql.execute(
                    "limit another",
                    "insert into queue_job_channel (name, complete_name, removal_interval, capacity)"
                            + " values ('mail', 'root.mail', 30, 2)");

            var inForce = open.look().health().channels().inForce();
            assertThat(inForce.asString()).isEqualTo("root (capacity not known),root.mail:2");
            assertThat(limits(open)).contains("max_capacity", "not known here").doesNotContain("no limit");
            assertThat(ChannelStringDocument.of(inForce).channelString()).isNull();
        }
    }

    private static String limits(Patient open) {
        var snapshot = open.look();
        var why = open.read(sql -> JobDiagnosis.read(sql, "job", snapshot, UNKNOWN, KnownLog.notAsked())
                .orElseThrow());
        return step(why, "channel root").evidence();
    }

    @Test
    void a_paused_channel_holds_its_jobs() {
        patient.runner("a");
        patient.sql.execute(
                "pause",
                "alter table queue_job_channel add column paused boolean;"
                        + " update queue_job_channel set paused = true where name = 'root'");
        add("job", "pending", "root.mail");

        assertThat(wrong(why("job"))).containsExactly("channel root");
        assertThat(why("job").answer()).isEqualTo("root is paused in queue_job_channel.");
    }

    @Test
    void a_failure_or_an_eta_ahead_holds_a_sequential_channel() {
        patient.withChannels("root:4,root.mail:1:sequential").runner("a");
        add("job", "pending", "root.mail");
        patient.jobs.add("ahead", "pending", "root.mail", 5);
        patient.set("ahead", "eta = now() at time zone 'utc' + interval '1 hour'");

        assertThat(why("job").answer()).contains("job ahead comes first");
        add("failed", "failed", "root.mail");
        assertThat(why("job").answer()).contains("its job failed failed");
        assertThat(wrong(why("job"))).containsExactly("sequential");
        assertThat(why("job").remedy()).isEqualTo(new Remedy.ShowJob("failed"));
    }

    @Test
    void a_throttle_above_holds_the_job_until_it_is_over() {
        patient.withChannels("root:4:throttle=60").runner("a");
        add("job", "pending", "root.mail");
        add("before", "done", "root");
        patient.set("before", "date_enqueued = now() at time zone 'utc' - interval '10 seconds'");

        assertThat(why("job").answer())
                .matches("root starts one job every 60 s; the last one at .* UTC, 1\\d s ago\\.");
        patient.set("before", "date_enqueued = now() at time zone 'utc' - interval '2 minutes'");
        assertThat(wrong(why("job"))).isEmpty();
    }

    /// The newest 2,000 rows are read.
    @Test
    void behind_a_long_backlog_a_throttle_that_is_not_seen_is_not_over() {
        patient.withChannels("root:4,root.mail:1:throttle=600").runner("a");
        add("before", "done", "root.mail");
        patient.set("before", "date_enqueued = now() at time zone 'utc' - interval '10 seconds'");
        add("job", "pending", "root.mail");
        patient.sql.update(
                "add a backlog",
                "insert into queue_job (uuid, state, channel, priority, date_created, model_name, method_name)"
                        + " select 'more-' || n, 'pending', 'root.mail', 20, now() at time zone 'utc', 'res.partner',"
                        + " 'touch' from generate_series(1, 2000) as n");

        assertThat(throttle("job").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(throttle("job").evidence())
                .isEqualTo("root.mail starts one job every 10 min. Whether it waits now is not known: the newest rows"
                        + " of queue_job do not show its last start.");

        patient.sql.update("shorten it", "delete from queue_job where uuid like 'more-%'");
        assertThat(throttle("job").ok()).isEqualTo(YesNoUnknown.NO);
    }

    private JobDiagnosis.Step throttle(String uuid) {
        return why(uuid).chain().stream()
                .filter(step -> step.name().equals("throttle"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_job_behind_more_than_there_is_room_for_waits_for_its_turn() {
        patient.runner("a");
        patient.jobs.add("first", "pending", "mail", 5);
        add("second", "pending", "root.mail");
        add("third", "pending", "root.mail");
        patient.jobs.add("elsewhere", "pending", "root.sale", 1);

        assertThat(wrong(why("second"))).isEmpty();
        assertThat(why("third").answer()).isEqualTo("2 jobs of its channel come first, 3 jobs of all channels.");

        patient.jobs.set("first", "done");
        assertThat(wrong(why("third"))).isEmpty();
    }

    @Test
    void the_first_of_its_channel_is_not_next_while_other_channels_come_before_it() {
        patient.withChannels("root:1").runner("a");
        patient.jobs.add("before", "pending", "root.sale", 5);
        add("first", "pending", "root.mail");

        assertThat(wrong(why("before"))).isEmpty();
        assertThat(why("first").answer())
                .isEqualTo("It is the first job of its channel, behind 1 job of other" + " channels.");
    }

    @Test
    void a_job_that_nothing_but_the_scheduler_holds_is_not_said_to_be_next() {
        patient.withChannels("root:2,root.mail:1:sequential").runner("a");
        add("failed", "failed", "root.mail");
        add("held", "pending", "root.mail");

        assertThat(why("held").answer()).contains("its job failed failed").doesNotContain("turn is next");
    }

    @Test
    void without_a_leader_the_place_in_line_is_not_the_reason() {
        add("1", "pending", "root.mail");
        add("2", "pending", "root.mail");
        add("3", "pending", "root.mail");

        var why = why("3");

        assertThat(wrong(why)).containsExactly("leader");
        assertThat(why.answer()).startsWith("No runner leads the queue.");
        assertThat(why.remedy()).isEqualTo(new Remedy.VisitSite("http://localhost:8069"));
    }

    @Test
    void a_leader_of_another_database_is_the_reason() throws SQLException {
        try (var other = TestDatabase.fresh();
                var elder = other.open("jobrunner_elder")) {
            patient.runner("a");
            add("job", "pending", "root");

            assertThat(elder.isValid(5)).isTrue();
            assertThat(why("job").answer()).startsWith("A runner of another database leads.");
            assertThat(why("job").remedy()).isInstanceOf(Remedy.TerminateRunner.class);
        }
    }

    @Test
    void a_leader_that_does_not_dispatch_is_the_reason() {
        patient.runner("a");
        add("job", "pending", "root");
        var snapshot = patient.look();

        assertThat(wrong(why("job", snapshot))).isEmpty();
        assertThat(why("job", Patient.after(Duration.ofSeconds(30), snapshot)).answer())
                .startsWith("The leader enqueues no job although some could run.");
        assertThat(why("job", Patient.after(Duration.ofSeconds(90), snapshot)).answer())
                .startsWith("The leader does not dispatch.");
    }

    @Test
    void a_leader_that_is_silent_since_before_the_job_came_is_the_reason_in_one_look() {
        patient.runner("a");
        add("job", "pending", "root");
        patient.set("job", "date_created = now() at time zone 'utc' - interval '20 s'");
        var snapshot = patient.nothingWrittenSince().look();
        assertThat(wrong(why("job", snapshot))).containsExactly("queue");

        var silent = why("job", silentFor(30, snapshot));

        assertThat(wrong(silent)).containsExactly("queue", "leader");
        assertThat(silent.answer())
                .containsPattern(" UTC, 30 s ago: a job was added at \\S+ UTC, 20 s ago")
                .doesNotContain("its turn is next");
        assertThat(Patient.codes(silentFor(30, snapshot))).contains("leader-idle", "queue-stands-still");
    }

    /// The same, had the runners said nothing for so long.
    private static Snapshot silentFor(int seconds, Snapshot snapshot) {
        var seen = snapshot.observation();
        var spoke = snapshot.serverTime().minusSeconds(seconds);
        var silent = seen.connections().stream()
                .map(runner -> new RunnerConnection(
                        runner.pid(),
                        runner.applicationName(),
                        runner.uuid(),
                        runner.database(),
                        runner.role(),
                        runner.client(),
                        runner.backendStart(),
                        runner.state(),
                        spoke,
                        runner.lastStatement()))
                .toList();
        return SampleFeed.with(snapshot, silent);
    }

    @Test
    void a_runner_that_only_observes_dispatches_nothing() {
        patient.runner(EmbeddedMarker.OBSERVES.newUuid().toString());
        add("job", "pending", "root");

        assertThat(wrong(why("job"))).containsExactly("leader");
        assertThat(why("job").answer()).contains("only observes", "Hand back", "to end that");
        assertThat(why("job").remedy()).isInstanceOf(Remedy.HandBack.class);
    }

    @Test
    void the_runner_that_only_observes_comes_before_full_channels_and_is_never_called_silent() {
        patient.runner(EmbeddedMarker.OBSERVES.newUuid().toString());
        add("job", "pending", "root");
        patient.set("job", "date_created = now() at time zone 'utc' - interval '20 s'");
        for (var i = 0; i < 4; i++) {
            add("orphan" + i, "enqueued", "root");
        }
        var snapshot = patient.look();

        assertThat(wrong(why("job", snapshot))).containsExactly("leader", "channel root");
        assertThat(why("job", silentFor(30, snapshot)).answer())
                .contains("only observes")
                .doesNotContain("silent");
        assertThat(Patient.codes(silentFor(30, snapshot))).doesNotContain("leader-idle");
    }

    @Test
    void a_leader_that_cannot_be_seen_is_not_known() {
        patient.seenBy(patient.postgres.role("in role pg_read_all_data"));
        patient.runner("a");
        add("job", "pending", "root");

        assertThat(step(why("job"), "leader").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
    }

    @Test
    void where_the_leader_is_not_known_no_job_is_said_to_be_next() {
        patient.seenBy(patient.postgres.role("in role pg_read_all_data"));
        patient.runner("a");
        add("first", "pending", "root");
        add("second", "pending", "root");

        for (var uuid : List.of("first", "second")) {
            assertThat(why(uuid).answer())
                    .startsWith("Nothing seems to hold it back, but who leads is not known. ")
                    .doesNotContain("turn", "come first", "there is room");
        }
    }

    private Step target(String baseUrl, String file) {
        patient.sql.update(
                "set the base URL", "update ir_config_parameter set value = ? where key = 'web.base.url'", baseUrl);
        var snapshot = patient.look();
        var context = CheckContext.UNKNOWN.withBaseUrl(
                BaseUrl.parse(Objects.requireNonNull(snapshot.capabilities().baseUrl())));
        return step(why("job", snapshot, new KnownConfig.Read(ConfigFile.of("odoo.conf", file), context)), "target");
    }

    private static final String RIGHT = """
            [options]
            server_wide_modules = web,odoosh_queue_job
            [queue_job]
            scheme = https
            host = acme.odoo.com
            port = 443
            """;

    @Test
    void a_target_that_is_the_site_fits() {
        add("job", "pending", "root");

        var step = target("https://acme.odoo.com", RIGHT);

        assertThat(step.ok()).isEqualTo(YesNoUnknown.YES);
        assertThat(step.evidence())
                .startsWith("Runners send jobs to https://acme.odoo.com:443: scheme = https (line 4, [queue_job]"
                        + " scheme), host = acme.odoo.com")
                .contains("in odoo.conf. That is web.base.url.", "variables of its processes");
        assertThat(target("http://localhost:8069", "[options]\n").ok()).isEqualTo(YesNoUnknown.YES);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "scheme = https\nhost = acme.odoo.com\nport = 443\n",
                        "",
                        "http://localhost:8069: scheme = http"),
                arguments("acme.odoo.com", "other.odoo.com", "web.base.url names acme.odoo.com"),
                arguments("acme.odoo.com", "localhost", "host = localhost"),
                arguments("scheme = https\n", "scheme = http\n", "Port 443 uses https"),
                arguments("port = 443", "port = 8070", "no request arrives at this port"),
                arguments("scheme = https\nhost", "scheme = https host", "keep their defaults"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_target_that_is_not_the_site_is_the_reason(String good, String bad, String evidence) {
        patient.runner("a");
        add("job", "pending", "root");
        assertThat(RIGHT).contains(good);

        var step = target("https://acme.odoo.com", RIGHT.replace(good, bad));

        assertThat(step.ok()).isEqualTo(YesNoUnknown.NO);
        assertThat(step.evidence()).startsWith("odoo.conf").contains(evidence).doesNotContain("\n");
        assertThat(step.remedy()).isEqualTo(new Remedy.ShowConfig());
    }

    @Test
    void a_target_that_nobody_can_judge_is_not_known() {
        add("job", "pending", "root");
        var inside = "[options]\n[queue_job]\nhost = odoo.internal\n";

        assertThat(target("https://erp.example.com", inside).ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        var nowhere = new KnownConfig.Read(ConfigFile.of("odoo.conf", RIGHT), CheckContext.UNKNOWN);
        assertThat(step(why("job", patient.look(), nowhere), "target").ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(target("https://acme.odoo.com", RIGHT + "nonsense\n").evidence())
                .startsWith("Python refuses odoo.conf: Line 7");
        for (var config : List.of(UNKNOWN, new KnownConfig.Unreadable("odoo.conf is away."))) {
            var step = step(why("job", patient.look(), config), "target");
            assertThat(step.ok()).isEqualTo(YesNoUnknown.UNKNOWN);
            assertThat(step.evidence())
                    .matches("The odoo.conf says where runners send jobs, but it was not read: (nobody names"
                            + " it|odoo.conf is away).");
        }
    }

    @Test
    void a_wrong_target_is_the_answer_where_nothing_else_is_wrong() {
        patient.runner("a");
        add("job", "pending", "root");
        add("sent", "enqueued", "root");
        patient.set("sent", "date_enqueued = now() at time zone 'utc' - interval '1 seconds'");
        var config =
                new KnownConfig.Read(ConfigFile.of("odoo.conf", "[options]\n"), CheckContext.UNKNOWN.withOdooSh(true));

        for (var uuid : List.of("job", "sent")) {
            var why = why(uuid, patient.look(), config);
            assertThat(wrong(why)).containsExactly("target");
            assertThat(why.answer()).contains("On Odoo.sh nothing listens there");
        }
    }

    @Test
    void workers_that_sleep_are_told_where_processes_are_seen() {
        host.start(Host.SHELL);
        patient.runner("a");
        add("job", "pending", "root");

        assertThat(step(why("job", host.seenWith(patient.look())), "workers").ok())
                .isEqualTo(YesNoUnknown.NO);
        host.start(Host.HTTP);
        assertThat(step(why("job", host.seenWith(patient.look())), "workers").ok())
                .isEqualTo(YesNoUnknown.YES);
    }

    @Test
    void a_job_that_is_with_a_worker_says_since_when() {
        patient.runner("a");
        add("enqueued", "enqueued", "root");
        patient.set("enqueued", "date_enqueued = now() at time zone 'utc' - interval '3 seconds'");
        add("started", "started", "root");
        patient.set("started", "date_started = now() at time zone 'utc' - interval '3 minutes', worker_pid = 389");

        assertThat(why("enqueued").answer()).matches("It was dispatched at \\S+ UTC, 3 s ago.*");
        assertThat(why("started").answer()).matches("It runs: process 389 began it at \\S+ UTC, 3 m 00 s ago.*");
    }

    @Test
    void a_started_job_without_a_time_that_was_is_not_said_to_run() {
        patient.runner("a");
        add("undated", "started", "root");
        patient.set("undated", "date_started = NULL, worker_pid = NULL");
        add("ahead", "started", "root");
        patient.set("ahead", "date_started = now() at time zone 'utc' + interval '2 hours', worker_pid = 2147483647");

        assertThat(why("undated").answer()).startsWith("It is started, but it is not known whether a worker");
        assertThat(why("ahead").answer()).startsWith("It is started, but it is not known whether a worker");
        assertThat(why("ahead").chain().getFirst().ok()).isEqualTo(YesNoUnknown.UNKNOWN);
    }

    @Test
    void a_job_that_no_worker_runs_can_be_requeued() {
        patient.runner("a");
        add("lost", "enqueued", "root");
        patient.set("lost", "date_enqueued = now() at time zone 'utc' - interval '1 minute'");

        assertThat(why("lost").answer()).contains("No worker is running it: It has no row in queue_job_lock");
        assertThat(why("lost").remedy())
                .isEqualTo(new Remedy.RequeueDead(List.of(new JobTarget(1L, "lost", JobState.ENQUEUED))));
    }

    @Test
    void a_job_that_is_over_says_how_it_ended() {
        add("done", "done", "root");
        patient.set("done", "date_done = '2026-06-01 12:00:00'");
        add("cancelled", "cancelled", "root");
        patient.set("cancelled", "date_cancelled = '2026-06-01 12:00:00'");
        add("failed", "failed", "root");
        patient.set("failed", "exc_name = 'ValueError', exc_message = 'No.', date_started = '2026-06-01 12:00:00'");

        assertThat(why("done").answer()).matches("It was done at 2026-06-01 12:00:00 UTC, \\d+ d \\d\\d h ago\\.");
        assertThat(why("cancelled").answer())
                .matches("It was cancelled at 2026-06-01 12:00:00 UTC, \\d+ d \\d\\d h ago\\.");
        assertThat(why("failed").answer())
                .matches(
                        "It failed with ValueError: No\\. It was started at 2026-06-01 12:00:00 UTC, \\d+ d \\d\\d h ago;"
                                + " the table does not record when it failed\\.");
    }

    private JobDiagnosis why(String uuid, Snapshot snapshot, LoggedLines lines) {
        var log = lines.readAt(snapshot.takenAt());
        return patient.read(
                sql -> JobDiagnosis.read(sql, uuid, snapshot, UNKNOWN, log).orElseThrow());
    }

    private LoggedLines lines() {
        return new LoggedLines(patient.postgres.spec().database());
    }

    @Test
    void that_requests_fail_is_the_answer_for_a_job_that_no_worker_begins() {
        patient.runner("a");
        add(LOGGED, "enqueued", "root");
        date(LOGGED, "date_enqueued", 60);
        var snapshot = patient.look();

        var why = why(
                LOGGED, snapshot, lines().failed(snapshot.serverTime().minusSeconds(5), LOGGED, LoggedLines.REFUSED));

        assertThat(why.needsLog()).isTrue();
        assertThat(wrong(why)).containsExactly("state", "performed", "log");
        assertThat(why.answer())
                .startsWith("It was dispatched at ")
                .contains(" The log odoo.log of build says: 1 request to Odoo failed (1 refused), at ")
                .endsWith("Connection refused");
        assertThat(why.remedy()).isInstanceOf(Remedy.RequeueDead.class);
    }

    @Test
    void where_nothing_else_holds_a_job_the_requests_that_fail_are_the_answer() {
        patient.runner("a");
        add(LOGGED, "pending", "root");
        var snapshot = patient.look();

        var why = why(
                LOGGED, snapshot, lines().failed(snapshot.serverTime().minusSeconds(5), LOGGED, LoggedLines.REFUSED));

        assertThat(wrong(why)).containsExactly("log");
        assertThat(why.answer()).startsWith("The log odoo.log of build says: 1 request to Odoo failed");
        assertThat(why.remedy()).isEqualTo(new Remedy.ShowConfig());
    }

    @Test
    void a_log_that_shows_nothing_is_no_step_and_is_read_only_where_it_may_help() {
        patient.runner("a");
        add(LOGGED, "enqueued", "root");
        date(LOGGED, "date_enqueued", 60);
        add("new", "enqueued", "root");
        date("new", "date_enqueued", 2);
        add("done", "done", "root");
        var snapshot = patient.look();

        assertThat(why(LOGGED, snapshot, lines()).chain())
                .extracting(Step::name)
                .doesNotContain("log");
        assertThat(why(LOGGED, snapshot, lines()).needsLog()).isTrue();
        assertThat(why("new", snapshot, lines()).needsLog()).isFalse();
        assertThat(why("done", snapshot, lines()).needsLog()).isFalse();
    }

    @Test
    void in_a_standstill_the_log_adds_to_the_answer() {
        patient.runner("a");
        add(LOGGED, "pending", "root");
        date(LOGGED, "date_created", 3000);
        add("done", "done", "root");
        date("done", "date_done", 4000);
        var snapshot = patient.look();

        var why = why(LOGGED, snapshot, lines().restart(snapshot.serverTime().minusSeconds(5), "TypeError: x"));

        assertThat(why.needsLog()).isTrue();
        assertThat(why.answer()).startsWith("The queue stands still").endsWith("TypeError: x");
        assertThat(why.chain().getLast().name()).isEqualTo("log");
    }

    @Test
    void a_job_that_runs_has_no_step_of_the_log() {
        patient.runner("a");
        add(LOGGED, "started", "root");
        var snapshot = patient.look();
        var lines = lines().failed(snapshot.serverTime().minusSeconds(5), LOGGED, LoggedLines.REFUSED);

        assertThat(why(LOGGED, snapshot, lines).chain()).extracting(Step::name).doesNotContain("log");
    }
}
