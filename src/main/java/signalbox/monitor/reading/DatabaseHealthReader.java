package signalbox.monitor.reading;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import signalbox.channel.ChannelFacts;
import signalbox.postgres.Database;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.installation.OdooSetup;
import signalbox.queue.installation.OdooSetupQueries;
import signalbox.queue.installation.TableStatistics;
import signalbox.queue.probe.DrillProbeQueries;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.probe.ProbeChannel;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.RowLockQueries;
import signalbox.queue.stuck.RunningQueries;

/// Reads facts about the condition of a database now and then, in its own transaction. What cannot be read is unknown,
/// with the reason; the snapshot is taken all the same. One thread.
public final class DatabaseHealthReader {
    /// Facts that change often are read with each snapshot, if this costs little.
    private static final Duration ALWAYS = Duration.ofMillis(400);

    private static final Duration OFTEN = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private static final String STANDBY =
            "This is a hot standby: only the primary shows which session works on" + " a job.";

    private final Capabilities capabilities;
    private final InstantSource clock;
    private final RunningQueries runningQueries;
    private final OpenJobReader open;

    private final RateLimitedRead<ReadResult<LateJobs>> late =
            RateLimitedRead.reading("look for jobs that are late", OFTEN);
    private final RateLimitedRead<ReadResult<BlockedJobs>> blocked =
            RateLimitedRead.reading("look for jobs that wait for failed or cancelled ones", OFTEN);
    private final RateLimitedRead<ReadResult<OdooSetup>> setup =
            RateLimitedRead.reading("read Odoo's parameters and modules", SELDOM);
    private final RateLimitedRead<ReadResult<TableStatistics>> table =
            RateLimitedRead.reading("read the table's statistics", SELDOM);
    private final RateLimitedRead<ReadResult<ClockReading>> difference =
            RateLimitedRead.reading("compare the clocks", SELDOM);
    private final RateLimitedRead<ReadResult<CreatedAheadJobs>> ahead =
            RateLimitedRead.reading("look for jobs that were created ahead of the clock", OFTEN);
    private final RateLimitedRead<ReadResult<DatabaseHealth.Slots>> slots =
            RateLimitedRead.reading("look at the jobs that run", ALWAYS);
    private DatabaseHealth newest = DatabaseHealth.UNREAD;

    /// @param open answers what depends on all open jobs
    public DatabaseHealthReader(Capabilities capabilities, InstantSource clock, OpenJobReader open) {
        this.open = open;
        this.capabilities = capabilities;
        this.clock = clock;
        this.runningQueries = new RunningQueries(capabilities);
    }

    /// The facts, with those that are due read again.
    ///
    /// @param queue the open jobs by channel, as they were just read
    /// @throws PostgresException when the server does not answer
    public DatabaseHealth read(Database database, DatabaseHealth.Channels channels, List<ChannelFacts> queue) {
        if (Stream.of(late, blocked, setup, table, difference, ahead, slots).anyMatch(RateLimitedRead::isDue)) {
            newest = database.transaction("read the health of the database", sql -> read(sql));
        }
        return newest.with(channels).withProbes(probes(database, queue));
    }

    private DatabaseHealth read(Sql sql) {
        return new DatabaseHealth(
                DatabaseHealth.Channels.NONE,
                late.get(sql, () -> late(sql)),
                blocked.get(sql, () -> blocked(sql)),
                setup.get(sql, () -> setup(sql)),
                table.get(sql, () -> table(sql)),
                difference.get(sql, () -> new ReadResult.Known<>(compare(sql))),
                ahead.get(sql, () -> new ReadResult.Known<>(open.createdAhead(sql))),
                slots.get(sql, () -> slots(sql)),
                DatabaseHealth.UNREAD.faults(),
                DatabaseHealth.UNREAD.probes());
    }

    /// Whose the probe jobs are, while the queue has some.
    private ReadResult<DrillProbes> probes(Database database, List<ChannelFacts> queue) {
        if (queue.stream().noneMatch(DatabaseHealthReader::isOfProbes)) {
            return new ReadResult.Known<>(DrillProbes.NONE);
        }
        if (capabilities.server().standby() != null) {
            return ReadResult.unknown("This is a hot standby: only the primary shows whether a drill runs.");
        }
        return database.transaction("look for probe jobs", sql -> probes(sql));
    }

    private static boolean isOfProbes(ChannelFacts facts) {
        return facts.name().equals(ProbeChannel.NAME) && facts.due() + facts.later() + facts.running() > 0;
    }

    private static ReadResult<DrillProbes> probes(Sql sql) {
        try {
            return sql.apart("look for probe jobs", () -> DrillProbeQueries.read(sql))
                    .<ReadResult<DrillProbes>>map(ReadResult.Known::new)
                    .orElseGet(() -> ReadResult.unknown("The probe jobs are being removed now."));
        } catch (PostgresException e) {
            if (!e.kind().isOfStatement()) {
                throw e;
            }
            return ReadResult.unknown(String.valueOf(e.getMessage()));
        }
    }

    private ReadResult<DatabaseHealth.Slots> slots(Sql sql) {
        if (capabilities.server().standby() != null) {
            return ReadResult.unknown(STANDBY);
        }
        if (capabilities.hidesJobs()) {
            return ReadResult.unknown("Row security may hide jobs that run from this role.");
        }
        var before = clock.instant();
        return new ReadResult.Known<>(new DatabaseHealth.Slots(runningQueries.read(sql, open::movement), before));
    }

    /// Sessions and locks show whether a worker runs a job.
    private ReadResult<LateJobs> late(Sql sql) {
        if (capabilities.server().standby() != null) {
            return ReadResult.unknown(STANDBY);
        }
        if (RowLockQueries.areHidden(capabilities)) {
            return ReadResult.unknown("Role " + capabilities.rights().role()
                    + " cannot see all of queue_job_lock, which shows whether a worker runs a job.");
        }
        return capabilities.hasColumn("date_enqueued")
                ? new ReadResult.Known<>(open.late(sql))
                : ReadResult.unknown("queue_job has no column date_enqueued here.");
    }

    private ReadResult<BlockedJobs> blocked(Sql sql) {
        if (!capabilities.hasGraphs()) {
            return ReadResult.unknown(capabilities.whyNoGraphs());
        }
        return capabilities.indexedColumns().contains("uuid")
                ? new ReadResult.Known<>(open.blocked(sql))
                : ReadResult.unknown(
                        "Without an index on uuid, a search for parents would read the whole table again and again.");
    }

    private ReadResult<OdooSetup> setup(Sql sql) {
        for (var needed : List.of("ir_config_parameter", "ir_module_module")) {
            if (!capabilities.tables().contains(needed)) {
                return ReadResult.unknown(needed + " does not exist, or role "
                        + capabilities.rights().role() + " may not read it.");
            }
        }
        return new ReadResult.Known<>(OdooSetupQueries.setup(sql));
    }

    private static ReadResult<TableStatistics> table(Sql sql) {
        return OdooSetupQueries.table(sql)
                .<ReadResult<TableStatistics>>map(ReadResult.Known::new)
                .orElseGet(() -> ReadResult.unknown("The server has no statistics of queue_job."));
    }

    /// The server read its clock at some moment between the question and the answer.
    private ClockReading compare(Sql sql) {
        sql.execute("reach the server", "SELECT 1");
        var asked = clock.instant();
        var server = ServerClock.now(sql);
        var error = Duration.between(asked, clock.instant()).dividedBy(2);
        return new ClockReading(Duration.between(asked.plus(error), server), error);
    }
}
