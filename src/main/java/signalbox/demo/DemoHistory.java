package signalbox.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import signalbox.demo.job.JobGenerator;
import signalbox.demo.job.JobKind;
import signalbox.demo.job.JobMix;
import signalbox.demo.job.JobRowWriter;
import signalbox.demo.job.NewJobRow;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// What happened before the cluster was started: the work of seventy minutes, some failed jobs with others waiting
/// behind them, some cancelled jobs, and some that are not due yet.
final class DemoHistory {
    private static final Duration LENGTH = Duration.ofMinutes(70);
    private static final int FAILED = 18;
    private static final int CANCELLED = 14;
    private static final int GRAPHS = 6;
    private static final int NOT_DUE = 12;

    private final RandomGenerator random;
    private final JobGenerator maker;
    private final Instant now;

    DemoHistory(RandomGenerator random, Instant now) {
        this.random = random;
        this.maker = new JobGenerator(random);
        this.now = now;
    }

    /// In one transaction that notifies no runner: it comes before the first one starts.
    void insert(ConnectionSpec odoo, JobMix mix) {
        var rows = rows(mix);
        try (var connection = PlainConnection.openAsOdoo(odoo, "signalbox demo")) {
            connection.setAutoCommit(false);
            var sql = new Sql(connection);
            sql.execute("pause the trigger", "alter table queue_job disable trigger queue_job_notify");
            JobRowWriter.copy(connection, rows);
            sql.execute("resume the trigger", "alter table queue_job enable trigger queue_job_notify");
            connection.commit();
            connection.setAutoCommit(true);
            sql.execute("gather statistics", "analyze queue_job");
        } catch (SQLException | IOException e) {
            throw new DemoException("The demo's history could not be stored: " + e.getMessage(), e);
        }
    }

    private List<NewJobRow> rows(JobMix mix) {
        var rows = new ArrayList<NewJobRow>();
        for (var minute = now.minus(LENGTH); minute.isBefore(now); minute = minute.plusSeconds(60)) {
            addMinute(rows, minute, mix);
        }
        if (mix.troubled()) {
            addTrouble(rows);
        }
        for (int i = 0; i < CANCELLED; i++) {
            rows.add(cancelled(maker.job(maker.anyKind(), someTime())));
        }
        for (int i = 0; i < NOT_DUE; i++) {
            var eta = now.plusSeconds(random.nextInt(90, 3600)).truncatedTo(ChronoUnit.SECONDS);
            rows.add(maker.job(maker.anyKind(), someTime()).with("eta", eta));
        }
        rows.sort(Comparator.comparing(row -> (Instant) Objects.requireNonNull(row.get("date_created"))));
        return rows;
    }

    private void addTrouble(List<NewJobRow> rows) {
        for (int i = 0; i < FAILED; i++) {
            rows.add(failed(maker.job(fallibleKind(), someTime())));
        }
        for (int i = 0; i < GRAPHS; i++) {
            var graph = maker.graph(someTime());
            failed(graph.getFirst());
            rows.addAll(graph);
        }
    }

    /// Minutes with more and with less work, around the usual rate, so that a chart shows no step where the new
    /// jobs begin.
    private void addMinute(List<NewJobRow> rows, Instant minute, JobMix mix) {
        double rate = Math.max(mix.perSecond(), 1) * 60;
        double wave = 1 + 0.25 * Math.sin(minute.getEpochSecond() / 400.0);
        long count = Math.round(rate * wave * random.nextDouble(0.85, 1.15));
        for (int i = 0; i < count; i++) {
            rows.add(done(maker.job(maker.anyKind(), minute.plusMillis(random.nextInt(60_000)))));
        }
    }

    private Instant someTime() {
        return now.minusSeconds(random.nextLong(60, LENGTH.toSeconds()));
    }

    private JobKind fallibleKind() {
        var kind = maker.anyKind();
        while (kind.faults().isEmpty()) {
            kind = maker.anyKind();
        }
        return kind;
    }

    private NewJobRow started(NewJobRow row) {
        var created = (Instant) Objects.requireNonNull(row.get("date_created"));
        var enqueued = created.plusSeconds(random.nextInt(0, 3));
        return row.with("date_enqueued", enqueued)
                .with("date_started", enqueued)
                .with("worker_pid", random.nextInt(300, 900))
                .with("retry", 1);
    }

    private NewJobRow done(NewJobRow row) {
        double seconds = Math.exp(random.nextGaussian() * 0.8 - 0.6);
        started(row);
        var at = ((Instant) Objects.requireNonNull(row.get("date_started"))).plusSeconds(Math.round(seconds));
        return row.with("state", "done")
                .with("date_done", at.isAfter(now) ? now.truncatedTo(ChronoUnit.SECONDS) : at)
                .with("exec_time", Math.round(seconds * 1000) / 1000.0);
    }

    private NewJobRow failed(NewJobRow row) {
        var kind = JobKind.of(String.valueOf(row.get("model_name")), String.valueOf(row.get("method_name")))
                .orElseThrow();
        var faults = kind.faults().isEmpty() ? fallibleKind().faults() : kind.faults();
        var fault = faults.get(random.nextInt(faults.size()));
        return started(row)
                .with("state", "failed")
                .with("exc_name", fault.exception())
                .with("exc_message", fault.message())
                .with("exc_info", fault.traceback());
    }

    private NewJobRow cancelled(NewJobRow row) {
        var created = (Instant) Objects.requireNonNull(row.get("date_created"));
        return row.with("state", "cancelled")
                .with("date_cancelled", created.plusSeconds(random.nextInt(5, 55)))
                .with("result", "Cancelled by anna.berg@acme.example")
                .with("worker_pid", 0);
    }
}
