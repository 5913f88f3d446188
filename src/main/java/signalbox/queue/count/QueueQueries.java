package signalbox.queue.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.ChannelColumn;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;

/// Reads figures about the whole queue. The cost of each statement grows with the open jobs or a limited window, never
/// with the whole table.
public final class QueueQueries {
    /// Beyond this number, done and cancelled jobs are given by the planner's estimate.
    public static final long COUNTED_EXACTLY = 200_000;

    /// Throughput is read from this number of the newest rows.
    public static final int RECENT_ROWS = 20_000;

    /// No more channels than this are read by name.
    public static final int MOST_CHANNELS = 10_000;

    private static final String OPEN = """
            SELECT channel, state, count(*) AS jobs
              FROM {queue_job}
             WHERE state = ANY(?)
             GROUP BY 1, 2
            """;

    private static final String CLOSED = """
            SELECT count(*) FROM (SELECT 1 FROM {queue_job} WHERE state = ? LIMIT ?) AS closed
            """;

    private static final String ESTIMATE = "EXPLAIN (FORMAT JSON) SELECT 1 FROM {queue_job} WHERE state = '%s'";

    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    private static final String OLDEST_PENDING =
            """
            SELECT *, extract(epoch FROM now - since) AS age
              FROM (SELECT uuid, channel, name, model_name, method_name, now,
                           CASE WHEN since <= now + interval '@tolerance s' THEN since END AS since
                      FROM (SELECT @uuid AS uuid, coalesce(channel, 'root') AS channel, @name AS name,
                                   @model AS model_name, @method AS method_name,
                                   (now() AT TIME ZONE 'utc') AS now, greatest(@timeCreated, @timeEta) AS since
                              FROM {queue_job}
                             WHERE state = 'pending' AND (@eta IS NULL OR @eta <= now() AT TIME ZONE 'utc')) AS due)
                   AS aged
             ORDER BY since NULLS LAST
             LIMIT 1
            """.replace("@tolerance", Long.toString(CreatedAheadJobs.TOLERANCE.toSeconds()));

    private static final String FAILING = """
            SELECT coalesce(@model, '') AS model_name, coalesce(@method, '') AS method_name,
                   @complete AS channel, @exception AS exc_name, count(*) AS failed,
                   max(@timeStarted) AS last_started
              FROM {queue_job}
             WHERE state = 'failed'
             GROUP BY 1, 2, 3, 4
             ORDER BY failed DESC, last_started DESC NULLS LAST
             LIMIT ?
            """.replace("@complete", ChannelColumn.COMPLETE);

    private static final String RECENT_DONE = """
            SELECT date_trunc('minute', date_done) AS minute, count(*) AS done,
                   count(*) FILTER (WHERE date_done > (now() AT TIME ZONE 'utc') - interval '60 s') AS last_minute
              FROM (SELECT state, @done AS date_done FROM {queue_job} ORDER BY id DESC LIMIT ?) AS recent
             WHERE state = 'done' AND date_done > (now() AT TIME ZONE 'utc') - interval '61 min'
               AND date_done <= (now() AT TIME ZONE 'utc') + interval '%d s'
             GROUP BY 1
            """.formatted(CreatedAheadJobs.TOLERANCE.toSeconds());

    /// The lowest id of a job that may end at any time.
    private static final String FIRST_ABLE = """
            SELECT min(id + 0)::int8 AS first FROM {queue_job}
             WHERE state IN ('enqueued', 'started')
                OR (state = 'pending' AND (@eta IS NULL OR @eta <= (now() AT TIME ZONE 'utc')))
            """;

    /// Whether the window holds the whole table; its lowest id; and when the last job of its older half ended.
    private static final String WINDOW = """
            SELECT count(*) < ? AS whole, min(id) AS first, now() AS now,
                   max(date_done) FILTER (WHERE nth > ? AND state = 'done'
                                            AND date_done <= (now() AT TIME ZONE 'utc') + interval '%d s')
                   AS late_end
              FROM (SELECT id, state, date_done, row_number() OVER (ORDER BY id DESC) AS nth
                      FROM (SELECT id, state, @done AS date_done FROM {queue_job} ORDER BY id DESC LIMIT ?) AS recent)
                   AS numbered
            """.formatted(CreatedAheadJobs.TOLERANCE.toSeconds());

    private static final String STATES =
            "SELECT @uuid AS uuid, @state AS state, @enqueued AS date_enqueued, @started AS date_started,"
                    + " @done AS date_done FROM {queue_job} WHERE uuid = ANY(?)";

    private static final String CHANNEL_NAMES = """
            SELECT complete_name FROM {queue_job_channel} WHERE complete_name IS NOT NULL ORDER BY 1 LIMIT %d
            """.formatted(MOST_CHANNELS);

    private static final String LAST_ENQUEUED = """
            SELECT max(@enqueued) AS max FROM {queue_job}
             WHERE state IN ('enqueued', 'started') AND @enqueued <= (now() AT TIME ZONE 'utc') + interval '%d s'
            """.formatted(CreatedAheadJobs.TOLERANCE.toSeconds());

    private final Capabilities capabilities;

    public QueueQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    private String adapted(String text) {
        return JobStatement.of(text, capabilities.jobTable());
    }

    /// Jobs in states that queue_job does not know.
    public OtherStates otherStates(Sql sql) {
        return OtherStateQueries.count(sql);
    }

    /// Open jobs by channel (complete name) and state, counted exactly; with those in other states.
    public Map<String, Map<JobState, Long>> openByChannel(Sql sql, OtherStates others) {
        return others.with(openByChannel(sql));
    }

    /// The same without jobs in other states.
    public Map<String, Map<JobState, Long>> openByChannel(Sql sql) {
        var byChannel = new HashMap<String, Map<JobState, Long>>();
        sql.list(
                "count open jobs",
                OPEN,
                row -> byChannel
                        .computeIfAbsent(
                                ChannelName.of(row.getString("channel")).text(), _ -> new EnumMap<>(JobState.class))
                        .merge(JobState.of(row.getString("state")), row.getLong("jobs"), Long::sum),
                JobState.OPEN.stream().map(JobState::stored).toList());
        return byChannel;
    }

    /// Done or cancelled jobs: counted exactly up to `COUNTED_EXACTLY`, beyond it by the planner's estimate.
    public Count closed(Sql sql, JobState state) {
        var estimate = estimated(sql, state);
        if (estimate > COUNTED_EXACTLY) {
            return Count.about(estimate);
        }
        var counted = sql.first("count jobs", CLOSED, row -> row.getLong(1), state.stored(), COUNTED_EXACTLY + 1)
                .orElseThrow();
        return counted > COUNTED_EXACTLY ? Count.about(Math.max(counted, estimate)) : Count.exactly(counted);
    }

    /// How many jobs are in each open state, by the planner's estimate.
    public static Counts aboutOpen(Sql sql) {
        var about = new EnumMap<JobState, Count>(JobState.class);
        JobState.OPEN.forEach(state -> about.put(state, Count.about(estimated(sql, state))));
        return new Counts(about);
    }

    /// How many jobs are in that state, by the planner's estimate: 1 also where there may be none.
    public static long estimated(Sql sql, JobState state) {
        return sql
                .list(
                        "estimate " + state.stored() + " jobs",
                        ESTIMATE.formatted(state.stored()),
                        row -> row.getString(1))
                .stream()
                .flatMap(plan -> PLAN_ROWS.matcher(plan).results())
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .findFirst()
                .orElse(0);
    }

    /// The job that has waited longest among those that could run now; empty when there is none.
    public Optional<OldestPending> oldestPending(Sql sql) {
        return sql.first(
                "find the oldest pending job",
                adapted(OLDEST_PENDING),
                row -> new OldestPending(
                        BoundedText.text(row, "uuid"),
                        row.getString("channel"),
                        new JobCall(
                                orEmpty(row.getString("name")),
                                orEmpty(row.getString("model_name")),
                                orEmpty(row.getString("method_name"))),
                        age(Sql.real(row, "age"))));
    }

    /// What the job of this id does.
    public Optional<JobCall> call(Sql sql, long id) {
        return sql.first(
                "read the oldest pending job",
                adapted(
                        "SELECT @name AS name, @model AS model_name, @method AS method_name FROM {queue_job} WHERE id = ?"),
                row -> new JobCall(
                        orEmpty(row.getString("name")),
                        orEmpty(row.getString("model_name")),
                        orEmpty(row.getString("method_name"))),
                id);
    }

    private static @Nullable Duration age(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The methods with the most failed jobs, at most `limit`.
    public List<FailingMethod> failing(Sql sql, int limit) {
        return sql.list(
                "group failed jobs",
                adapted(FAILING),
                row -> new FailingMethod(
                        row.getString("model_name"),
                        row.getString("method_name"),
                        row.getString("channel"),
                        row.getString("exc_name"),
                        row.getLong("failed"),
                        Sql.utc(row, "last_started")),
                limit);
    }

    /// The lowest id of a job that runs or could run now; empty when there is none. The cost grows with the open jobs.
    public OptionalLong firstAble(Sql sql) {
        return sql
                .list(
                        "look for the oldest job that may end",
                        adapted(FIRST_ABLE),
                        row -> row.getObject("first", Long.class))
                .stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /// Jobs done in the last hour by minute, from the `RECENT_ROWS` newest rows.
    ///
    /// @param firstAble the lowest id of a job that runs or could run now
    public RecentDone recentDone(Sql sql, OptionalLong firstAble) {
        var minutes = new HashMap<Instant, Integer>();
        var lastMinute = new ArrayList<Integer>();
        sql.list(
                "read the throughput",
                adapted(RECENT_DONE),
                row -> {
                    lastMinute.add(row.getInt("last_minute"));
                    var minute = Sql.utc(row, "minute");
                    return minute == null ? null : minutes.put(minute, row.getInt("done"));
                },
                RECENT_ROWS);
        var window = sql.first(
                        "read the throughput",
                        adapted(WINDOW),
                        row -> Window.of(row, firstAble),
                        RECENT_ROWS,
                        RECENT_ROWS / 2,
                        RECENT_ROWS)
                .orElseThrow();
        return new RecentDone(
                minutes, lastMinute.stream().mapToInt(Integer::intValue).sum(), window.coveredFrom(), window.readAt());
    }

    private record Window(@Nullable Instant coveredFrom, Instant readAt) {
        static Window of(ResultSet row, OptionalLong firstAble) throws SQLException {
            var readAt = Objects.requireNonNull(Sql.instant(row, "now"));
            if (row.getBoolean("whole")) {
                return new Window(Instant.EPOCH, readAt);
            }
            var end = Sql.utc(row, "late_end");
            var isOpenBefore = firstAble.isPresent() && firstAble.getAsLong() < row.getLong("first");
            return new Window(isOpenBefore ? null : end, readAt);
        }
    }

    /// @param byMinute jobs done, by the beginning of the minute
    /// @param coveredFrom since this moment no job is known to have ended that is older than the window; null when
    ///     such a job may end at any time, or when no row of the window's older half tells of an end
    /// @param readAt by the server's clock
    public record RecentDone(
            Map<Instant, Integer> byMinute,
            int lastMinute,
            @Nullable Instant coveredFrom,
            Instant readAt) {
        public static final RecentDone NONE = new RecentDone(Map.of(), 0, null, Instant.EPOCH);

        /// For so long it counts as read now.
        private static final Duration FRESH = Duration.ofSeconds(15);

        /// Whether all jobs that were done between these moments are counted.
        public boolean covers(Instant from, Instant to) {
            return coveredFrom != null && coveredFrom.isBefore(from) && isFresh(to);
        }

        /// Whether it tells of the minute before this moment.
        public boolean isFresh(Instant now) {
            return !now.isAfter(readAt.plus(FRESH));
        }
    }

    /// The state of each of these jobs. Jobs that no longer exist are missing.
    public List<SeenJob> states(Sql sql, Collection<String> uuids) {
        return sql.list(
                "read notified jobs",
                adapted(STATES),
                row -> new SeenJob(
                        BoundedText.text(row, "uuid"),
                        JobState.of(row.getString("state")),
                        Sql.utc(row, "date_enqueued"),
                        Sql.utc(row, "date_started"),
                        Sql.utc(row, "date_done")),
                uuids);
    }

    /// A job that was notified, as it was read after that.
    ///
    /// @param done also of a job that was set done by hand
    /// @param due when it was created, or its ETA if that is later; null where it was not read
    public record SeenJob(
            String uuid,
            JobState state,
            @Nullable Instant enqueued,
            @Nullable Instant started,
            @Nullable Instant done,
            @Nullable Instant due) {
        /// Since when it waited was not read.
        public SeenJob(
                String uuid,
                JobState state,
                @Nullable Instant enqueued,
                @Nullable Instant started,
                @Nullable Instant done) {
            this(uuid, state, enqueued, started, done, null);
        }
    }

    /// When the last of the jobs that hold slots was dispatched, to the second; null when no job holds one.
    public @Nullable Instant lastEnqueued(Sql sql) {
        return sql.list("read the last dispatch", adapted(LAST_ENQUEUED), row -> Sql.utc(row, "max")).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// The complete names in queue_job_channel, sorted, at most `MOST_CHANNELS`; empty where there is no such
    /// table.
    public List<String> channelNames(Sql sql) {
        return capabilities.tables().contains("queue_job_channel")
                ? sql.list("read the channels", CHANNEL_NAMES, row -> row.getString("complete_name"))
                : List.of();
    }
}
