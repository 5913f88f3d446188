package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.health.Host;
import signalbox.health.KnownConfig;
import signalbox.health.Patient;
import signalbox.health.Remedy;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.RunningJobs;
import signalbox.testing.TestDatabase.Schema;
import signalbox.ui.shell.SampleFeed;

/// Why a job waits names the jobs that hold the slots, also where nobody says how many there are.
@Tag("pg")
class HeldSlotsTest {
    private final Patient patient = new Patient(Schema.WITHOUT_LOCK);

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    private static String ago(int seconds) {
        return "now() at time zone 'utc' - interval '" + seconds + " s'";
    }

    private void addDue(String channel) {
        patient.jobs.add("due", "pending", channel, 10);
        patient.set("due", "date_created = " + ago(100));
    }

    private void addRunning(String uuid, String state, String channel, int secondsAgo, int worker) {
        patient.jobs.add(uuid, state, channel, 10);
        patient.set(
                uuid,
                "date_created = " + ago(secondsAgo + 60) + ", date_enqueued = " + ago(secondsAgo)
                        + (state.equals("started")
                                ? ", worker_pid = " + worker + ", date_started = " + ago(secondsAgo)
                                : ""));
    }

    private JobDiagnosis why(Snapshot snapshot) {
        return patient.read(sql -> {
            var capabilities = CapabilityQueries.read(sql);
            var detail = new JobQueries(capabilities).detail(sql, "due").orElseThrow();
            var place = QueuePosition.of(
                    detail.job(),
                    new OpenJobQueries(capabilities).read(sql),
                    snapshot.health().channels().inForce());
            return JobDiagnosis.of(detail, place, snapshot, new KnownConfig.NotGiven("nobody names it."));
        });
    }

    private static Step root(JobDiagnosis why) {
        return why.chain().stream()
                .filter(step -> step.name().equals("channel root"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_known_limits_jobs_that_are_not_begun_are_the_answer_while_nothing_moves() {
        patient.runner("a");
        addRunning("orphan-1-of-the-burst", "enqueued", "root.mail", 45, 0);
        addRunning("orphan-2-of-the-burst", "enqueued", "root", 50, 0);
        addDue("root");

        var why = why(patient.look());

        assertThat(why.answer())
                .startsWith("The queue stands still: ")
                .contains("These jobs seem to hold all slots: nothing has moved since ")
                .containsPattern(
                        "orphan-2-of-the-burst \\(res\\.partner\\.touch\\) in root has been enqueued since \\S+ UTC, (\\d+ \\w+ )+ago, and no worker has begun it\\.")
                .containsPattern(
                        "orphan-1-of-the-burst \\(res\\.partner\\.touch\\) in root\\.mail has been enqueued since \\S+ UTC, (\\d+ \\w+ )+ago, and no worker has begun it\\.")
                .contains("signalbox ask-again --orphans")
                .doesNotContain("its turn is next");
        assertThat(why.remedy())
                .isEqualTo(new Remedy.RepeatRequest(List.of("orphan-2-of-the-burst", "orphan-1-of-the-burst")));
    }

    /// A uuid has no unique constraint.
    @Test
    void of_two_rows_with_one_uuid_each_is_judged_by_itself() throws SQLException, InterruptedException {
        patient.runner("a");
        try (var host = new Host()) {
            var gone = host.start(Host.HTTP);
            var lives = host.start(Host.HTTP);
            addRunning("twice", "started", "root", 40, gone);
            addRunning("other", "started", "root", 3, lives);
            patient.set("other", "uuid = 'twice'");
            addDue("root");
            host.end(gone);

            var root = root(why(host.coveringWith(patient.look(), List.of(host.session()))));

            assertThat(root.evidence())
                    .containsPattern(
                            "twice \\(res\\.partner\\.touch\\) in root has been started since \\S+ UTC, 4\\d s ago,"
                                    + " but no worker is running it")
                    .containsPattern(
                            "twice \\(res\\.partner\\.touch\\) in root has been started since \\S+ UTC, \\d s ago\\.");
        }
    }

    @Test
    void what_moved_a_moment_ago_is_named_but_holds_nothing_up() {
        patient.runner("a");
        addRunning("orphan", "enqueued", "root", 45, 0);
        addRunning("works", "started", "root", 3, 7);
        addDue("root");

        var why = why(patient.look());

        assertThat(root(why).ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(root(why).evidence())
                .contains("How many jobs may run at once is not known.")
                .containsPattern(
                        "orphan \\(res\\.partner\\.touch\\) in root has been enqueued since \\S+ UTC, (\\d+ \\w+ )+ago, and no worker has begun it\\.")
                .containsPattern(
                        "works \\(res\\.partner\\.touch\\) in root has been started since \\S+ UTC, (\\d+ \\w+ )+ago\\.");
    }

    @Test
    void jobs_at_work_seem_to_hold_all_slots_while_a_runner_leads() {
        addRunning("works", "started", "root", 200, 7);
        addDue("root");
        patient.nothingWrittenSince();
        assertThat(root(why(patient.look())).ok()).isEqualTo(YesNoUnknown.UNKNOWN);

        patient.runner("a");
        var why = why(patient.look());

        assertThat(why.answer())
                .startsWith("These jobs seem to hold all slots")
                .containsPattern(
                        "works \\(res\\.partner\\.touch\\) in root has been started since \\S+ UTC, (\\d+ \\w+ )+ago\\.$");
        assertThat(why.remedy()).isEqualTo(Remedy.none());
    }

    @Test
    void a_leader_that_only_observes_explains_a_standstill_better_than_jobs_at_work() {
        patient.runner(EmbeddedMarker.OBSERVES.newUuid().toString());
        addRunning("works", "started", "root", 200, 7);
        addDue("root");

        var why = why(patient.look());

        assertThat(root(why).ok()).isEqualTo(YesNoUnknown.UNKNOWN);
        assertThat(why.answer()).contains("only observes").doesNotContain("hold all slots");
    }

    @Test
    void where_nothing_runs_no_slots_are_held() {
        patient.runner("a");
        addDue("root");

        assertThat(root(why(patient.look())).ok()).isEqualTo(YesNoUnknown.UNKNOWN);
    }

    @Test
    void a_full_channel_names_its_own_holders_and_the_process_that_is_gone() throws SQLException, InterruptedException {
        patient.withChannels("root:9,root.mail:2").runner("a");
        try (var host = new Host()) {
            var gone = host.start(Host.HTTP);
            var lives = host.start(Host.HTTP);
            addRunning("lost", "started", "root.mail", 4, gone);
            addRunning("works", "started", "root.mail.out", 5, lives);
            addRunning("outside", "started", "root", 6, lives);
            addDue("root.mail");
            host.end(gone);

            var why = why(host.coveringWith(patient.look(), List.of(host.session())));

            assertThat(why.answer())
                    .startsWith(
                            "root.mail is full: 2 jobs run, capacity 2, with the channels below it. lost (res.partner.touch) in root.mail has been started")
                    .contains("but no worker is running it: Process " + gone + ", which began the job, is gone")
                    .containsPattern(
                            "works \\(res\\.partner\\.touch\\) in root\\.mail\\.out has been started since \\S+ UTC, (\\d+ \\w+ )+ago\\.")
                    .doesNotContain("outside");
            assertThat(why.remedy())
                    .isEqualTo(new Remedy.RequeueDead(List.of(new JobTarget("lost", JobState.STARTED))));
        }
    }

    /// The list is read a moment after the count, and less often.
    @Test
    void a_count_and_a_list_that_disagree_say_so() {
        patient.withChannels("root:1").runner("a");
        IntStream.range(0, 3).forEach(i -> addRunning("works-" + i, "started", "root", 90 - i, 7));
        var counted = patient.look();
        assertThat(HeldSlots.in("root", counted).lines()).hasSize(3);

        var slots = counted.health().slots().known().orElseThrow();
        var running = slots.running();
        var one = new RunningJobs(running.jobs().subList(0, 1), 0, running.sessions(), running.movement());
        var later = SampleFeed.with(counted, counted.health().with(new DatabaseHealth.Slots(one, slots.readAt())));

        assertThat(HeldSlots.in("root", later).lines())
                .hasSize(2)
                .last()
                .isEqualTo("3 jobs were counted and 1 was listed: some began or ended in between.");
    }

    @Test
    void no_more_are_named_than_are_read() {
        patient.withChannels("root:8").runner("a");
        IntStream.range(0, 8).forEach(i -> addRunning("works-" + i, "started", "root", 90 - i, 7));
        addRunning("orphan", "enqueued", "root", 20, 0);
        addDue("root");

        var held = HeldSlots.in("root", patient.look());

        assertThat(held.lines()).hasSize(6).last().isEqualTo("More jobs: 4.");
        assertThat(held.lines().getFirst()).startsWith("orphan (res.partner.touch) in root");
        assertThat(held.remedy()).isEqualTo(new Remedy.RepeatRequest(List.of("orphan")));
    }
}
