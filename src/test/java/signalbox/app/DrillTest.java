package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.RefusedException;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.demo.RunningWorker;
import signalbox.demo.job.JobMix;
import signalbox.failover.Drill;
import signalbox.failover.DrillPlan;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TransitionLog;

/// Drills on the demo's real processes. What a report says is checked against a log that a trigger of the test
/// writes.
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Confirmation YES = new Confirmation("a test", null);
    private static final DrillPlan.DrillVictims ANYBODY = new DrillPlan.DrillVictims(List.of(), "", "");
    private static final double TOLERANCE = 0.25;
    private static final Duration TAKING_HOLD = Duration.ofMillis(500);

    private DemoCluster cluster = unset();
    private Path folder = unset();
    private Session session = unset();
    private Connection logging = unset();
    private TransitionLog log = unset();
    private Connection connection = unset();
    private Sql sql = unset();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test runs
    private static <T> T unset() {
        return null;
    }

    @BeforeAll
    void start(@TempDir Path temporary) throws SQLException {
        folder = temporary;
        var folders = AppFolders.below(folder);
        var jobs = JobMix.lively().withoutFailures().withDuration(Duration.ofMillis(100));
        cluster = DemoCluster.start(DemoOptions.quick(folders.demoFolder()).withJobs(jobs));
        session = new Sessions(folders, InstantSource.system()).over(cluster);
        session.start();
        logging = PlainConnection.openAsOdoo(session.spec(), "test");
        log = TransitionLog.install(new Sql(logging));
    }

    @AfterAll
    void stop() throws SQLException {
        logging.close();
        session.close();
    }

    @BeforeEach
    void begin() {
        connection = PlainConnection.openAsOdoo(session.spec(), "test");
        sql = new Sql(connection);
        log.clear();
        session.arm();
        await().atMost(GENEROUS).until(() -> standbys() >= 1 && leaderIsThere());
    }

    @AfterEach
    void end() throws SQLException {
        session.embedded().ifPresent(runner -> runner.close());
        assertThat(probes()).isZero();
        await("the server lets go of a closed session's locks").atMost(GENEROUS).until(() -> locks() == 0);
        connection.close();
    }

    private boolean leaderIsThere() {
        var snapshot = session.monitor().newest().snapshot();
        return snapshot != null && snapshot.leadership().leader() != null;
    }

    /// Of the newest picture, which may still show a standby that the test before ended.
    private Optional<RunningWorker> workerInWaiting() {
        var snapshot = Objects.requireNonNull(session.monitor().newest().snapshot());
        return snapshot.leadership().standbys().stream()
                .flatMap(standby -> Optional.ofNullable(standby.client()).stream())
                .flatMap(client -> cluster.workerBehind(client).stream())
                .findFirst();
    }

    private int standbys() {
        var snapshot = session.monitor().newest().snapshot();
        return snapshot == null ? 0 : snapshot.leadership().standbys().size();
    }

    private DrillReport drill(DrillPlan plan) {
        session.arm();
        return session.run(plan, YES).result(DrillReport.class).orElseThrow();
    }

    private static CompletableFuture<DrillReport> begin(Session on, DrillPlan plan) {
        return CompletableFuture.supplyAsync(
                () -> on.run(plan, YES).result(DrillReport.class).orElseThrow());
    }

    /// The drill of this plan that runs now.
    private static Drill running(Session on, DrillPlan plan) {
        return await().atMost(GENEROUS)
                .until(
                        on::drill,
                        drill -> drill.filter(each -> each.stage() != Drill.Stage.OVER)
                                .filter(each -> each.plan().at(ANYBODY).equals(plan.at(ANYBODY)))
                                .isPresent())
                .orElseThrow();
    }

    private long probes() {
        return count("select count(*) from queue_job where channel = 'root.signalbox_drill'");
    }

    private long locks() {
        return count("select count(*) from pg_locks where locktype = 'advisory'");
    }

    private long count(String query) {
        return sql.first("count", query, row -> row.getLong(1)).orElseThrow();
    }

    /// Seconds from the injection to the first job that another backend than the old leader's enqueued.
    private double enqueued(DrillReport report) {
        return seconds(
                report, log.enqueuedAfter(report.takenAt(), leader(report)).orElseThrow());
    }

    /// The same, to the start of the first of those jobs.
    private double started(DrillReport report) {
        return seconds(
                report, log.startedAfter(report.takenAt(), leader(report)).orElseThrow());
    }

    private static int leader(DrillReport report) {
        return Objects.requireNonNull(report.leaderBefore()).pid();
    }

    private static double seconds(DrillReport report, Instant at) {
        return Duration.between(report.takenAt(), at).toMillis() / 1000.0;
    }

    /// And one interval between two looks.
    private static double tolerance(DrillReport report) {
        return TOLERANCE + report.resolutionSeconds();
    }

    @Test
    void ten_drills_in_a_row_lose_no_job_start_none_twice_and_agree_with_the_log() {
        var plan = DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(5);
        var off = new ArrayList<Double>();
        for (var i = 0; i < 10; i++) {
            await().atMost(GENEROUS).until(() -> standbys() >= 1);
            var report = drill(plan);

            assertThat(report.verdict()).describedAs(report.reason()).isEqualTo(DrillVerdict.PASS);
            assertThat(report.seenTwice()).isEmpty();
            assertThat(report.inFlight()).noneMatch(job -> job.after().equals("enqueued"));
            off.add(Math.abs(Objects.requireNonNull(report.phases().firstEnqueued()) - enqueued(report)));
            off.add(Math.abs(Objects.requireNonNull(report.phases().firstStarted()) - started(report)));
        }
        assertThat(log.startedTwice()).isEmpty();
        assertThat(median(off)).isLessThan(TOLERANCE);
        await().atMost(GENEROUS)
                .until(() -> count("select count(*) from queue_job where state = 'enqueued'"
                                + " and date_enqueued < (now() at time zone 'utc') - interval '5 seconds'")
                        == 0);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void the_first_of_the_line_are_terminated_together_and_the_one_behind_them_follows() {
        join();
        await().atMost(GENEROUS).until(() -> standbys() == 2);

        var report =
                drill(DrillPlan.of(InjectionMethod.TERMINATE_FIRST).withFirst(2).withProbes(5));

        assertThat(report.verdict()).describedAs(report.reason()).isEqualTo(DrillVerdict.PASS);
        assertThat(report.successor()).isNotNull().returns(true, DrillReport.Runner::embedded);
        assertThat(report.successorPredicted()).isEqualTo(report.successor());
        assertAgreesWithLog(report);
    }

    private void join() {
        var target = RunjobEndpoint.parse(Objects.requireNonNull(
                Objects.requireNonNull(session.monitor().newest().snapshot())
                        .capabilities()
                        .baseUrl()));
        session.arm();
        session.run(
                new JoinElection(
                        SchemeChoice.OLDEST, Mode.DISPATCH, cluster.channels(), target, Duration.ofMillis(300)),
                YES);
    }

    /// The embedded runner joins, and all others go behind it.
    private void leadEmbedded() {
        join();
        await().atMost(GENEROUS).until(() -> {
            var report = drill(DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(1));
            var successor = report.successor();
            return successor != null && successor.embedded();
        });
        await().atMost(GENEROUS).until(() -> standbys() >= 1);
    }

    @Test
    void the_embedded_leader_hands_back_and_the_next_follows_within_its_check() {
        leadEmbedded();

        var report = drill(DrillPlan.of(InjectionMethod.HAND_BACK).withProbes(5));

        assertThat(report.verdict()).describedAs(report.reason()).isEqualTo(DrillVerdict.PASS);
        assertThat(report.leaderBefore()).isNotNull().returns(true, DrillReport.Runner::embedded);
        assertAgreesWithLog(report);
    }

    @Test
    void an_embedded_leader_that_falls_silent_loses_its_backend_by_itself() {
        leadEmbedded();

        var report =
                drill(DrillPlan.of(InjectionMethod.SILENT_DROP).withProbes(5).withHold(Duration.ofSeconds(8)));

        assertThat(report.verdict()).describedAs(report.reason()).isIn(DrillVerdict.PASS, DrillVerdict.OVER_TARGET);
        assertThat(report.phases().gone()).isNotNull().isGreaterThan(3.0);
        assertAgreesWithLog(report);
        assertThat(log.startedTwice()).isEmpty();
        await("it speaks again, and stands in line")
                .atMost(GENEROUS)
                .until(() ->
                        session.embedded().orElseThrow().members().getFirst().state() instanceof RunnerState.Waiting);
    }

    @Test
    void a_killed_worker_is_followed_by_the_next_and_comes_back_at_the_end() {
        var report = drill(DrillPlan.of(InjectionMethod.KILL).withProbes(5));

        assertThat(report.phases().gone()).isNotNull();
        assertAgreesWithLog(report);
    }

    private void assertAgreesWithLog(DrillReport report) {
        assertThat(report.phases().firstEnqueued())
                .describedAs(report.reason())
                .isNotNull()
                .isCloseTo(enqueued(report), within(tolerance(report)));
        assertThat(report.phases().firstStarted()).isNotNull().isCloseTo(started(report), within(tolerance(report)));
    }

    /// No runner but the leader enqueued anything while the drill looked.
    private void assertLogHasNoSuccessor(DrillReport report) {
        assertThat(report.phases().firstEnqueued()).isNull();
        assertThat(report.successor()).isNull();
        assertThat(log.enqueuedAfter(report.takenAt(), leader(report))
                        .filter(at -> seconds(report, at) < report.timeline().to()))
                .isEmpty();
    }

    /// Nobody enqueued while the leader was held, and the leader did when it was let go.
    private void assertLogShowsStandstill(DrillReport report, Duration hold) {
        var let = report.takenAt().plus(hold);
        assertThat(log.enqueuedBetween(report.takenAt().plus(TAKING_HOLD), let)).isZero();
        await().atMost(GENEROUS).until(() -> log.hasEnqueuedSince(let, leader(report)));
    }

    @Test
    void a_frozen_worker_keeps_the_lead_and_the_report_says_when_it_went_on() {
        var hold = Duration.ofSeconds(3);
        var report = drill(
                DrillPlan.of(InjectionMethod.STOP).withProbes(5).withHold(hold).withLimit(Duration.ofSeconds(6)));

        assertThat(report.phases().gone()).isNull();
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertThat(report.reason()).contains("acted again", "still led").doesNotContain("ghost");
        assertLogHasNoSuccessor(report);
        assertLogShowsStandstill(report, hold);
        await().atMost(GENEROUS).until(() -> probes() == 0);
    }

    @Test
    void a_cut_connection_leaves_a_ghost_too() {
        var hold = Duration.ofSeconds(2);
        var report = drill(
                DrillPlan.of(InjectionMethod.CUT).withProbes(5).withHold(hold).withLimit(Duration.ofSeconds(5)));

        assertThat(report.phases().gone()).isNull();
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertLogHasNoSuccessor(report);
        assertLogShowsStandstill(report, hold);
    }

    @Test
    void one_that_cannot_begin_says_which_item_failed_and_does_nothing() {
        var report = drill(DrillPlan.of(InjectionMethod.HAND_BACK));

        assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(report.reason()).contains("embedded runner of this Signalbox does not lead");
        assertThat(report.phases().gone()).isNull();
    }

    @Test
    void an_operator_who_stops_it_gets_a_report_that_says_so() throws Exception {
        var plan = DrillPlan.of(InjectionMethod.STOP).withProbes(5).withHold(Duration.ofSeconds(30));
        var report = begin(session, plan);
        var drill = running(session, plan);
        await().atMost(GENEROUS).until(() -> drill.stage() == Drill.Stage.OBSERVING);

        assertThatThrownBy(() -> session.run(plan, YES)).isInstanceOf(RefusedException.class);
        drill.stop("The operator stopped it.");

        var stopped = report.get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
        assertThat(stopped)
                .returns(DrillVerdict.ABORTED, DrillReport::verdict)
                .returns("The operator stopped it.", DrillReport::reason);
        var over = stopped.takenAt().plus(TAKING_HOLD);
        await("the leader works again").atMost(GENEROUS).until(() -> log.hasEnqueuedSince(over, leader(stopped)));
    }

    @Test
    void a_drill_that_loses_its_view_says_so_and_leaves_no_probe_behind() throws Exception {
        var plan = DrillPlan.of(InjectionMethod.STOP).withProbes(5).withHold(Duration.ofSeconds(30));
        var report = begin(session, plan);
        var drill = running(session, plan);
        await().atMost(GENEROUS).until(() -> drill.stage() == Drill.Stage.OBSERVING && probes() > 0);

        sql.list(
                "end the console's sessions",
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signalbox'",
                row -> row.getBoolean(1));

        assertThat(report.get(GENEROUS.toSeconds(), TimeUnit.SECONDS).verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(probes()).isZero();
        await().atMost(GENEROUS).until(this::leaderIsThere);
    }

    @Test
    void closing_the_application_ends_a_drill_in_a_report() throws Exception {
        var frozen = await().atMost(GENEROUS)
                .until(this::workerInWaiting, Optional::isPresent)
                .orElseThrow();
        var console = new Sessions(AppFolders.below(folder), InstantSource.system())
                .open(new Destination(session.profile(), session.spec()));
        console.arm();
        cluster.freeze(frozen);
        try {
            var plan = DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(5);
            var report = begin(console, plan);
            var drill = running(console, plan);
            await().atMost(GENEROUS).until(() -> drill.stage() == Drill.Stage.OBSERVING && probes() > 0);

            console.close();

            assertThat(report.get(GENEROUS.toSeconds(), TimeUnit.SECONDS))
                    .returns(DrillVerdict.ABORTED, DrillReport::verdict)
                    .returns(Drill.CLOSED, DrillReport::reason);
            assertThat(console.drills().all().getFirst().report().reason()).isEqualTo(Drill.CLOSED);
        } finally {
            cluster.thaw(frozen);
        }
    }

    @Test
    void a_second_console_is_refused_while_a_drill_runs() throws Exception {
        try (var other = PlainConnection.open(session.spec(), "another console")) {
            new Sql(other).list("hold the lock", "select pg_advisory_lock(" + 0x7362_6472_696c_6cL + ")", _ -> 1);

            var report = drill(DrillPlan.of(InjectionMethod.TERMINATE_LEADER));

            assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
            assertThat(report.reason()).contains("Another drill");
        }
        await().atMost(GENEROUS).until(() -> locks() == 0);
    }

    @Test
    void nothing_is_injected_unless_armed() {
        session.disarm();

        assertThatThrownBy(() -> session.run(DrillPlan.of(InjectionMethod.TERMINATE_LEADER), YES))
                .isInstanceOf(RefusedException.class);
    }
}
