package signalbox.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.TableColumns;
import signalbox.queue.JobState;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.trend.TrendAxis;
import signalbox.queue.trend.TrendCoverage.OlderJobs;
import signalbox.queue.trend.TrendCoverage.ReadRows;
import signalbox.queue.trend.TrendJob;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendQueries.ReadCells;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendReading.OlderOpenJobs;
import signalbox.testing.UsualColumns;
import signalbox.ui.trends.TrendSource.TrendAnswer;

/// An invented evening: mail waits longer and longer in the last two hours, and half of it fails.
final class TrendSamples {
    /// What a method does.
    private record Work(String channel, String model, String method, int everySeconds, int waits, int runs) {}

    private static final List<Work> WORK = List.of(
            new Work("root.mail", "mail.mail", "send", 7, 20, 2),
            new Work("root.mail", "mail.mail", "_mark_sent", 19, 15, 1),
            new Work("root.connector", "shopify.product", "export_record", 11, 35, 8),
            new Work("root.sale", "sale.order", "_action_confirm_async", 23, 6, 1),
            new Work("root.stock", "stock.picking", "_action_done_async", 41, 4, 2),
            new Work("root", "res.partner", "touch", 240, 1, 1));

    private TrendSamples() {}

    static TrendAnswer evening(TrendPeriod period, Instant now) {
        return answer(period, now, jobs(period, now), UsualColumns.ALL, null);
    }

    /// @param knownSince when the oldest of the read jobs was created; null: the whole table was read
    static TrendAnswer answer(
            TrendPeriod period, Instant now, List<TrendJob> jobs, Set<String> columns, @Nullable Instant knownSince) {
        var axis = TrendAxis.of(period, now);
        var all = new HashSet<>(columns);
        all.add("date_created");
        var reading = TrendReading.of(
                period,
                axis,
                new ReadCells(List.of(), new ReadRows(jobs.size(), knownSince == null, 1, knownSince), null),
                new OlderOpenJobs(OlderJobs.OPEN_COUNTED, jobs),
                new TableColumns(all));
        return new TrendAnswer(
                reading,
                List.of(
                        new FailingMethod(
                                "mail.mail", "send", "root.mail", "smtplib.SMTPServerDisconnected", 1_204, now),
                        new FailingMethod("mail.mail", "send", "root.mail", "odoo.exceptions.UserError", 3, now),
                        new FailingMethod("sale.order", "_action_confirm_async", "root.sale", "ValueError", 2, now)));
    }

    static List<TrendJob> jobs(TrendPeriod period, Instant now) {
        var random = new Random(7);
        var jobs = new ArrayList<TrendJob>();
        var from = now.minus(period.length()).minusSeconds(600);
        var trouble = now.minus(period.length().dividedBy(3));
        for (var work : WORK) {
            for (var created = from; created.isBefore(now); created = created.plusSeconds(step(work, period))) {
                jobs.add(job(work, created, now, trouble, random));
            }
        }
        return jobs;
    }

    private static long step(Work work, TrendPeriod period) {
        return work.everySeconds() * Math.max(1, period.length().toHours() / 6);
    }

    private static TrendJob job(Work work, Instant created, Instant now, Instant trouble, Random random) {
        var isMail = work.channel().equals("root.mail") && created.isAfter(trouble);
        var late = isMail ? Duration.between(trouble, created).dividedBy(2).toSeconds() : 0;
        var started = created.plusSeconds(late + (long) (work.waits() * (0.5 + 2 * random.nextDouble())));
        if (!started.isBefore(now)) {
            return new TrendJob(
                    JobState.PENDING, work.channel(), work.model(), work.method(), created, null, null, null, null);
        }
        var took = work.runs() * (0.2 + random.nextDouble());
        var failed = random.nextDouble() < (isMail ? 0.5 : 0.003);
        var done = started.plusMillis((long) (took * 1000));
        return new TrendJob(
                failed ? JobState.FAILED : JobState.DONE,
                work.channel(),
                work.model(),
                work.method(),
                created,
                null,
                started,
                failed ? null : done,
                failed ? null : took);
    }
}
