package signalbox.queue.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.channel.simulation.JobsToDrain;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobFactsRow;
import signalbox.queue.JobStatement;
import signalbox.queue.channel.KnownOpenJobs.BacklogRows;
import signalbox.queue.channel.KnownOpenJobs.OtherOpen;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.NumberText;

/// Reads the backlog for a forecast: a limited number of open jobs, and how long such jobs took, from the newest rows.
public final class BacklogQueries {
    /// No more pending jobs than this are read by a statement.
    public static final int MOST_JOBS = 50_000;

    /// No more pending jobs than this are looked at where they are in memory.
    public static final int MOST_IN_MEMORY = 2_000_000;

    /// Past durations are read from this number of the newest rows, and from as many rows that are older than the
    /// backlog.
    public static final int RECENT_ROWS = 20_000;

    private static final int PER_KIND = 200;

    /// A duration of more than a year shows nothing about jobs.
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final String COLUMNS = """
            SELECT @uuid AS uuid, coalesce(channel, 'root') AS channel, id, date_created, coalesce(priority, 10) AS priority,
                   @eta AS eta, @state AS state, coalesce(@model, '') AS model, coalesce(@method, '') AS method,
                   extract(epoch FROM @now - @timeStarted) AS elapsed
              FROM {queue_job}
            """;

    private static final String RUNNING =
            COLUMNS + " WHERE state IN ('enqueued', 'started') AND uuid IS NOT NULL LIMIT " + MOST_JOBS;

    /// Due jobs come first: a job with an ETA in the future holds up none of them.
    private static final String PENDING = COLUMNS
            + " WHERE state = 'pending' AND NOT (@never) ORDER BY @ahead, coalesce(priority, 10), @created, id LIMIT "
            + (MOST_JOBS + 1);

    /// One failed job is enough to hold a sequential channel.
    private static final String FAILED = """
            SELECT DISTINCT ON (2) * FROM (@columns WHERE state = 'failed' AND uuid IS NOT NULL) AS failed ORDER BY 2, id
            """;

    private static final String OPEN_ELSE = """
            SELECT coalesce(channel, 'root') AS channel,
                   count(*) FILTER (WHERE state = 'wait_dependencies') AS waiting,
                   count(*) FILTER (WHERE state = 'pending' AND (@never)) AS never,
                   count(*) FILTER (WHERE state = 'pending' AND NOT (@never) AND NOT @ahead) AS due,
                   count(*) FILTER (WHERE state = 'pending' AND NOT (@never) AND @ahead) AS later
              FROM {queue_job} WHERE state IN ('wait_dependencies', 'pending') GROUP BY 1
            """;

    /// The first pending job is looked for only where it is not known. `id + 0` stops the planner from going along the
    /// primary key, past all done jobs, to the first pending one.
    private static final String PAST = """
            WITH columns AS NOT MATERIALIZED (
              SELECT id, state, coalesce(channel, 'root') AS channel, coalesce(@model, '') AS model,
                     coalesce(@method, '') AS method, coalesce(@took, extract(epoch FROM @timeDone - @timeStarted)) AS took
                FROM {queue_job}),
            young AS (
              (SELECT * FROM columns ORDER BY id DESC LIMIT ?)
              UNION
              (SELECT * FROM columns
                WHERE id < coalesce(?::bigint, (SELECT min(id + 0) FROM {queue_job} WHERE state = 'pending'))
                ORDER BY id DESC LIMIT ?)),
            numbered AS (
              SELECT *, row_number() OVER (PARTITION BY channel, model, method ORDER BY id DESC) AS nth
                FROM young WHERE state = 'done' AND took > 0 AND took < @longest)
            SELECT channel, model, method, took FROM numbered WHERE nth <= ? ORDER BY id DESC
            """;

    private final Capabilities capabilities;
    private final OpenJobMemory memory;

    public BacklogQueries(Capabilities capabilities) {
        this(capabilities, OpenJobMemory.NONE);
    }

    public BacklogQueries(Capabilities capabilities, OpenJobMemory memory) {
        this.capabilities = capabilities;
        this.memory = memory;
    }

    private String adapted(String text) {
        var adapted = text.replace("@columns", COLUMNS)
                .replace("@never", "uuid IS NULL OR coalesce(" + Sql.isNever("@eta") + ", false)")
                .replace("@ahead", "coalesce(@eta > @now, false)")
                .replace("@longest", Long.toString(LONGEST.toSeconds()));
        return JobStatement.of(adapted, capabilities.jobTable());
    }

    /// To be called inside one transaction, so that no job is counted twice.
    public Backlog read(Sql sql) {
        var takenAt = ServerClock.atTransactionStart(sql);
        return memory.at(takenAt)
                .map(known -> backlog(sql, takenAt, known.backlog(takenAt, MOST_IN_MEMORY), MOST_IN_MEMORY))
                .orElseGet(() -> backlog(sql, takenAt, open(sql), MOST_JOBS));
    }

    /// @param most of more pending jobs than this, the others are counted only
    private Backlog backlog(Sql sql, Instant takenAt, BacklogRows open, int most) {
        var past = past(sql, open.firstPending());
        var isCut = open.pending().size() > most;
        var pending = isCut ? open.pending().subList(0, most) : open.pending();
        var jobs = new BacklogJobs(past, List.of(open.running(), pending, open.failed()));
        var notes = notes(past, jobs.borrowed(), open.other());
        probes(jobs.probes()).ifPresent(notes::addFirst);
        var firstDue = isCut ? 0 : LastStartQueries.firstDue(jobs.facts(), takenAt);
        var starts = new LastStartQueries(capabilities).read(sql, firstDue).with(memory.lastStarts());
        return new Backlog(
                new JobsToDrain(takenAt, jobs, starts, Set.of(), isCut ? unread(jobs, open.other()) : Map.of()),
                !past.isEmpty(),
                isCut ? open.other().pending() : Backlog.Pending.NONE,
                notes);
    }

    /// How many pending jobs of each channel are not among these.
    private static Map<String, Long> unread(BacklogJobs jobs, OtherOpen other) {
        var unread = new HashMap<>(other.byChannel());
        jobs.waiting().forEach((channel, looked) -> unread.merge(channel, -looked, Long::sum));
        unread.values().removeIf(left -> left <= 0);
        return unread;
    }

    private BacklogRows open(Sql sql) {
        var other = new OpenElse();
        sql.list("count what else is open", adapted(OPEN_ELSE), other::add);
        return new BacklogRows(
                rows(sql, PENDING), rows(sql, FAILED), rows(sql, RUNNING), other.sum(), OptionalLong.empty());
    }

    /// What is open, added up over the channels.
    private static final class OpenElse {
        private final Map<String, Long> byChannel = new HashMap<>();
        private long waiting;
        private long never;
        private long due;
        private long later;

        boolean add(ResultSet row) throws SQLException {
            waiting += row.getLong("waiting");
            never += row.getLong("never");
            due += row.getLong("due");
            later += row.getLong("later");
            byChannel.merge(row.getString("channel"), row.getLong("due") + row.getLong("later"), Long::sum);
            return true;
        }

        OtherOpen sum() {
            return new OtherOpen(waiting, never, new Backlog.Pending(due, later), byChannel);
        }
    }

    private List<BacklogRow> rows(Sql sql, String text) {
        return sql.list("read the backlog", adapted(text), BacklogQueries::row);
    }

    private static BacklogRow row(ResultSet row) throws SQLException {
        @Nullable Double elapsed = Sql.real(row, "elapsed");
        return new BacklogRow(
                JobFactsRow.read(row),
                row.getString("model"),
                row.getString("method"),
                row.getString("state").equals("started")
                        ? elapsed == null ? Duration.ZERO : seconds(Math.max(0, elapsed))
                        : null);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private PastDurations past(Sql sql, OptionalLong firstPending) {
        var past = new PastDurations();
        sql.list(
                "read how long jobs took",
                adapted(PAST),
                row -> {
                    var channel = ChannelName.of(row.getString("channel")).text();
                    past.add(
                            new PastDurations.Kind(channel, row.getString("model"), row.getString("method")),
                            seconds(row.getDouble("took")));
                    return true;
                },
                RECENT_ROWS,
                firstPending.isPresent() ? firstPending.getAsLong() : null,
                RECENT_ROWS,
                PER_KIND);
        return past;
    }

    /// Whether a drill runs is not asked here: a transaction that sees one moment cannot tell.
    private static Optional<String> probes(long many) {
        return many == 0
                ? Optional.empty()
                : Optional.of(NumberText.of(many, "job is", "jobs are") + " in " + ProbeChannel.NAME
                        + ", the channel of a drill's probes: status says whether a drill runs.");
    }

    private static List<String> notes(PastDurations past, Map<PastDurations.Kind, Integer> borrowed, OtherOpen other) {
        var notes = new ArrayList<String>();
        notes.add("Failures, retries and new jobs are left out.");
        if (past.isEmpty()) {
            notes.add("The newest rows have no finished job, so it is not known how long jobs take: only the"
                    + " order is valid.");
        } else if (!borrowed.isEmpty()) {
            var jobs = borrowed.values().stream().mapToInt(Integer::intValue).sum();
            notes.add(NumberText.of(jobs, "job") + " of methods that did not run lately "
                    + (jobs == 1 ? "is" : "are") + " estimated from other jobs: "
                    + borrowed.keySet().stream()
                            .map(kind -> kind.model() + "." + kind.method())
                            .distinct()
                            .sorted()
                            .limit(3)
                            .collect(Collectors.joining(", "))
                    + (borrowed.size() > 3 ? ", …." : "."));
        }
        if (other.waiting() > 0) {
            notes.add(NumberText.of(other.waiting(), "job that waits", "jobs that wait") + " for other jobs "
                    + (other.waiting() == 1 ? "is" : "are") + " left out.");
        }
        if (other.never() > 0) {
            notes.add(NumberText.of(other.never(), "pending job that cannot run is", "pending jobs that cannot run are")
                    + " left out: the ETA is not a time, or the uuid is missing.");
        }
        return notes;
    }
}
