package signalbox.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.app.session.action.Confirmation;
import signalbox.demo.Binaries;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.demo.job.JobMix;
import signalbox.failover.DrillPlan;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.GapStatistics;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.Folders;
import signalbox.testing.TransitionLog;

/// Many drills in a row: whether jobs get lost or start twice, and whether the reports agree with a log that a
/// trigger writes.
final class FailoverBench {
    private static final int DRILLS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LOST = """
            select count(*) from queue_job
             where state in ('enqueued', 'started') and date_enqueued < (now() at time zone 'utc') - interval '10 seconds'
            """;

    private FailoverBench() {}

    static Benchmark benchmark() {
        return new Benchmark(
                "failover",
                "50 drills among Odoo's workers: gaps, lost jobs, agreement with a log.",
                List.of(new Benchmark.Part("drills", FailoverBench::measure)));
    }

    private static Result measure(Consumer<String> progress) throws Exception {
        var root = Files.createTempDirectory("signalbox-bench-");
        var folders = AppFolders.below(root);
        try {
            Binaries.shareWith(Files.createDirectories(folders.demoFolder()));
            return drills(folders, progress);
        } finally {
            Binaries.unshare(folders.demoFolder());
            Folders.remove(root);
        }
    }

    private static Result drills(AppFolders folders, Consumer<String> progress) throws Exception {
        var jobs = JobMix.lively().withoutFailures().withDuration(Duration.ofMillis(100));
        var cluster = DemoCluster.start(DemoOptions.quick(folders.demoFolder()).withJobs(jobs));
        try (var session = new Sessions(folders, InstantSource.system()).over(cluster);
                var connection = PlainConnection.openAsOdoo(session.spec(), "bench")) {
            session.start();
            var sql = new Sql(connection);
            var log = TransitionLog.install(sql);
            var reports = new ArrayList<DrillReport>();
            var off = new ArrayList<Double>();
            for (var i = 1; i <= DRILLS; i++) {
                awaitStandby(session);
                session.arm();
                var plan = DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(5);
                var report = session.run(plan, new Confirmation("bench", null))
                        .result(DrillReport.class)
                        .orElseThrow();
                reports.add(report);
                off(log, report).ifPresent(off::add);
                progress.accept("drill " + i + ": " + report.verdict().word() + ", gap " + report.gapSeconds() + " s");
            }
            Thread.sleep(Duration.ofSeconds(12));
            return result(reports, off, count(sql, LOST), log.startedTwice().size());
        }
    }

    private static void awaitStandby(Session session) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (standbys(session) < 1) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No standby within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private static int standbys(Session session) {
        var snapshot = session.monitor().newest().snapshot();
        return snapshot == null || snapshot.leadership().leader() == null
                ? 0
                : snapshot.leadership().standbys().size();
    }

    private static Optional<Double> off(TransitionLog log, DrillReport report) {
        var gap = report.gapSeconds();
        var leader = report.leaderBefore();
        return gap == null || leader == null
                ? Optional.empty()
                : log.enqueuedAfter(report.takenAt(), leader.pid())
                        .map(at ->
                                Math.abs(Duration.between(report.takenAt(), at).toMillis() / 1000.0 - gap));
    }

    private static long count(Sql sql, String query) {
        return sql.first("count", query, row -> row.getLong(1)).orElse(-1L);
    }

    private static Result result(List<DrillReport> reports, List<Double> off, long lost, long twice) {
        var gaps = GapStatistics.of(reports);
        var passed = reports.stream()
                .filter(report -> report.verdict() == DrillReport.DrillVerdict.PASS)
                .count();
        var sorted = off.stream().sorted().toList();
        var apart = sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
        return new Result(
                List.of(
                        row(
                                "drills that passed",
                                passed + " of " + reports.size(),
                                Result.goal("all", passed == DRILLS)),
                        row("gap, median", seconds(gaps.median()), ""),
                        row("gap, p95", seconds(gaps.p95()), ""),
                        row("gap, longest", seconds(gaps.longest()), ""),
                        row(
                                "report against log, median",
                                seconds(apart),
                                Result.goal("0.25 s", apart != null && apart < 0.25)),
                        row("jobs lost", Long.toString(lost), Result.goal("0", lost == 0)),
                        row("jobs started twice", Long.toString(twice), Result.goal("0", twice == 0))),
                List.of("The leader's backend is terminated; runners check each 300 ms and reconnect after 300 ms."),
                Map.of(
                        "drills",
                        reports.size(),
                        "passed",
                        passed,
                        "gap",
                        gaps,
                        "offTheLog",
                        sorted,
                        "lost",
                        lost,
                        "startedTwice",
                        twice));
    }

    private static Result.Row row(String what, String value, String goal) {
        return new Result.Row(what, value, "", "", goal);
    }

    private static String seconds(@Nullable Double value) {
        return value == null ? "not seen" : String.format(Locale.ROOT, "%.3f s", value);
    }
}
