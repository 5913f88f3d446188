package signalbox.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import signalbox.postgres.Capabilities;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.queue.AheadJobs;
import signalbox.queue.AheadQueries;
import signalbox.queue.BlockedJobs;
import signalbox.queue.BlockedQueries;
import signalbox.queue.LateJobs;
import signalbox.queue.LateQueries;
import signalbox.queue.RunningQueries;
import signalbox.queue.Setup;
import signalbox.queue.SetupQueries;
import signalbox.queue.TableState;

/// Looks at the condition of a database every some seconds, in a transaction of its own. What cannot be read is
/// unknown, with the reason; the snapshot is taken all the same. One thread.
final class ConditionReader {
    /// What moves is looked at each time, as often as it is cheap.
    private static final Duration ALWAYS = Duration.ofMillis(400);

    private static final Duration OFTEN = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private static final String STANDBY = "This is a hot standby: who works on a job shows on the primary alone.";

    private final Capabilities capabilities;
    private final InstantSource clock;
    private final LateQueries lateQueries;
    private final BlockedQueries blockedQueries;
    private final RunningQueries runningQueries;

    private final Budgeted<Reading<LateJobs>> late = Budgeted.reading("look for jobs that are late", OFTEN);
    private final Budgeted<Reading<BlockedJobs>> blocked =
            Budgeted.reading("look for jobs that wait for failed or cancelled ones", OFTEN);
    private final Budgeted<Reading<Setup>> setup = Budgeted.reading("read Odoo's parameters and modules", SELDOM);
    private final Budgeted<Reading<TableState>> table = Budgeted.reading("read the table's statistics", SELDOM);
    private final Budgeted<Reading<ClockReading>> difference = Budgeted.reading("compare the clocks", SELDOM);
    private final Budgeted<Reading<AheadJobs>> ahead =
            Budgeted.reading("look for jobs that were created ahead of the clock", OFTEN);
    private final Budgeted<Reading<Condition.Slots>> slots = Budgeted.reading("look at the jobs that run", ALWAYS);
    private Condition newest = Condition.UNREAD;

    ConditionReader(Capabilities capabilities, InstantSource clock) {
        this.capabilities = capabilities;
        this.clock = clock;
        this.lateQueries = new LateQueries(capabilities);
        this.blockedQueries = new BlockedQueries(capabilities);
        this.runningQueries = new RunningQueries(capabilities);
    }

    Condition read(Database database, Condition.Channels channels) {
        if (Stream.of(late, blocked, setup, table, difference, ahead, slots).anyMatch(Budgeted::isDue)) {
            newest = database.transaction("read the condition", sql -> read(sql));
        }
        return newest.with(channels);
    }

    private Condition read(Sql sql) {
        return new Condition(
                Condition.Channels.NONE,
                late.get(sql, () -> late(sql)),
                blocked.get(sql, () -> blocked(sql)),
                setup.get(sql, () -> setup(sql)),
                table.get(sql, () -> table(sql)),
                difference.get(sql, () -> new Reading.Known<>(compare(sql))),
                ahead.get(sql, () -> new Reading.Known<>(AheadQueries.read(sql))),
                slots.get(sql, () -> slots(sql)),
                Condition.UNREAD.faults());
    }

    private Reading<Condition.Slots> slots(Sql sql) {
        if (capabilities.server().standby() != null) {
            return Reading.unknown(STANDBY);
        }
        if (capabilities.hidesJobs()) {
            return Reading.unknown("Row security may hide jobs that run from this role.");
        }
        var before = clock.instant();
        return new Reading.Known<>(new Condition.Slots(runningQueries.read(sql), before));
    }

    /// Whether anybody works on a job is told by sessions and locks.
    private Reading<LateJobs> late(Sql sql) {
        if (capabilities.server().standby() != null) {
            return Reading.unknown(STANDBY);
        }
        if (capabilities.rights().hidden().unreadable().contains("queue_job_lock")
                || capabilities.rights().hidden().rowSecured().contains("queue_job_lock")) {
            return Reading.unknown("Role " + capabilities.rights().role() + " may not see all of queue_job_lock, which"
                    + " tells whether anybody works on a job.");
        }
        return capabilities.hasColumn("date_enqueued")
                ? new Reading.Known<>(lateQueries.read(sql))
                : Reading.unknown("queue_job has no column date_enqueued here.");
    }

    private Reading<BlockedJobs> blocked(Sql sql) {
        if (!capabilities.hasGraphs()) {
            return Reading.unknown("queue_job has no dependencies here (they came with 14.0).");
        }
        return capabilities.indexedColumns().contains("uuid")
                ? new Reading.Known<>(blockedQueries.read(sql))
                : Reading.unknown("Without an index on uuid, looking for parents would read the whole table again and"
                        + " again.");
    }

    private Reading<Setup> setup(Sql sql) {
        for (var needed : List.of("ir_config_parameter", "ir_module_module")) {
            if (!capabilities.tables().contains(needed)) {
                return Reading.unknown(needed + " is not there, or role "
                        + capabilities.rights().role() + " may not read it.");
            }
        }
        return new Reading.Known<>(SetupQueries.setup(sql));
    }

    private static Reading<TableState> table(Sql sql) {
        return SetupQueries.table(sql)
                .<Reading<TableState>>map(Reading.Known::new)
                .orElseGet(() -> Reading.unknown("The server keeps no statistics of queue_job."));
    }

    /// The server read its clock at some time between the question and the answer.
    private ClockReading compare(Sql sql) {
        sql.execute("reach the server", "SELECT 1");
        var asked = clock.instant();
        var server = sql.first(
                        "read the server's clock",
                        "SELECT clock_timestamp() AS now",
                        row -> Objects.requireNonNull(Sql.instant(row, "now")))
                .orElseThrow();
        var error = Duration.between(asked, clock.instant()).dividedBy(2);
        return new ClockReading(Duration.between(asked.plus(error), server), error);
    }
}
