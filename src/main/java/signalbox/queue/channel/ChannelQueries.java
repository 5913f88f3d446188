package signalbox.queue.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.LastStarts;
import signalbox.channel.simulation.DispatchOrder;
import signalbox.channel.simulation.OpenJobFacts;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.ChannelColumn;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;
import signalbox.queue.job.JobQueries;

/// Reads what shows why the jobs of a channel wait. The cost of each statement grows with the open jobs, or with a
/// limited window of the newest rows: done jobs cost nothing.
public final class ChannelQueries {
    private static final String WAITING = """
            SELECT channel AS name,
                   count(*) FILTER (WHERE state <> 'pending') AS running,
                   count(*) FILTER (WHERE state = 'pending' AND (@eta IS NULL OR @eta <= @now)) AS due,
                   count(*) FILTER (WHERE state = 'pending' AND @eta > @now) AS later,
                   min(greatest(@timeCreated, @timeEta)) FILTER (WHERE state = 'pending'
                       AND (@eta IS NULL OR @eta <= @now)
                       AND greatest(@timeCreated, @timeEta) <= @now + interval '@tolerance s') AS due_since,
                   min(@timeEta) FILTER (WHERE state = 'pending' AND @eta > @now) AS next_eta,
                   max(@enqueued) FILTER (WHERE state <> 'pending' AND @enqueued <= @now + interval '@tolerance s')
                       AS last_start
              FROM {queue_job}
             WHERE state IN ('pending', 'enqueued', 'started')
             GROUP BY 1
            """;

    private static final String FAILED = """
            SELECT DISTINCT ON (1) @complete AS name, @uuid AS uuid
              FROM {queue_job}
             WHERE state = 'failed' AND coalesce(channel, 'root') = ANY(?)
             ORDER BY 1, id
            """.replace("@complete", ChannelColumn.COMPLETE);

    /// For each channel the job with the next eta, if it would come before every job that is due.
    private static final String AHEAD = """
            WITH waiting AS (
              SELECT @complete AS name, @uuid AS uuid, @eta AS eta,
                     coalesce(priority, 10) AS priority,
                     @created AS date_created, id
                FROM {queue_job}
               WHERE state = 'pending' AND coalesce(channel, 'root') = ANY(?)),
            aside AS (
              SELECT DISTINCT ON (name) * FROM waiting WHERE eta > @now
               ORDER BY name, eta, priority, date_created, id),
            due AS (
              SELECT DISTINCT ON (name) * FROM waiting WHERE eta IS NULL OR eta <= @now
               ORDER BY name, priority, date_created, id)
            SELECT aside.name, aside.uuid
              FROM aside JOIN due USING (name)
             WHERE (aside.priority, aside.date_created, aside.id) < (due.priority, due.date_created, due.id)
            """.replace("@complete", ChannelColumn.COMPLETE);

    private final Capabilities capabilities;
    private final LastStartQueries lastStarts;

    public ChannelQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.lastStarts = new LastStartQueries(capabilities);
    }

    private String adapted(String text) {
        var adapted = text.replace("@tolerance", Long.toString(CreatedAheadJobs.TOLERANCE.toSeconds()));
        return JobStatement.of(adapted, capabilities.jobTable());
    }

    /// The facts about each channel that has open jobs or is paused.
    ///
    /// @param open jobs by channel (complete name) and state
    public List<ChannelFacts> facts(Sql sql, Map<String, Map<JobState, Long>> open, ChannelsInForce channels) {
        var waiting = new HashMap<String, ChannelFacts>();
        sql.list("read what waits", adapted(WAITING), row -> {
            var facts = waiting(row);
            return waiting.merge(facts.name(), facts, ChannelFacts::with);
        });
        var sequential = spellings(channels.plan());
        var failed = sequential.isEmpty() ? Map.<String, String>of() : uuids(sql, FAILED, sequential);
        var ahead = sequential.isEmpty() || !capabilities.hasColumn("eta")
                ? Map.<String, String>of()
                : uuids(sql, AHEAD, sequential);
        var known = new HashMap<String, ChannelFacts>();
        Stream.of(open, waiting, failed, ahead)
                .flatMap(named -> named.keySet().stream())
                .forEach(name -> known.put(
                        name,
                        waiting.getOrDefault(name, ChannelFacts.none(name))
                                .failing(
                                        open.getOrDefault(name, Map.of()).getOrDefault(JobState.FAILED, 0L),
                                        failed.get(name),
                                        ahead.get(name))));
        return factsOf(known, isThrottled(channels) ? lastStarts.read(sql, 0) : LastStarts.NONE, channels);
    }

    /// The same from facts about the open jobs that are known already.
    ///
    /// @param open the facts of each channel with open jobs, by its complete name, without pauses
    /// @param starts also of channels without open jobs; needed only where a channel is throttled
    public static List<ChannelFacts> factsOf(
            Map<String, ChannelFacts> open, LastStarts starts, ChannelsInForce channels) {
        var names = new TreeSet<>(open.keySet());
        names.addAll(starts.seen().keySet());
        names.addAll(channels.paused());
        return names.stream()
                .map(name -> open.getOrDefault(name, ChannelFacts.none(name))
                        .starting(starts.seen().get(name), channels.paused().contains(name)))
                .toList();
    }

    /// Whether the channel of this name, in any spelling, is sequential.
    public static Predicate<String> sequential(ChannelsInForce channels) {
        return Set.copyOf(spellings(channels.plan()))::contains;
    }

    private static ChannelFacts waiting(ResultSet row) throws SQLException {
        return new ChannelFacts(
                ChannelName.of(row.getString("name")).text(),
                row.getLong("running"),
                row.getLong("due"),
                row.getLong("later"),
                0,
                new ChannelFacts.Moments(
                        Sql.utc(row, "due_since"), Sql.utc(row, "next_eta"), Sql.utc(row, "last_start")),
                ChannelFacts.Holds.NONE);
    }

    /// The sequential channels, in each spelling that a job may use.
    private static List<String> spellings(@Nullable ChannelPlan plan) {
        var names = new ArrayList<String>();
        if (plan != null) {
            for (var channel : plan.channels()) {
                if (channel.sequential()) {
                    names.addAll(ChannelName.of(channel.name()).spellings());
                }
            }
        }
        return names;
    }

    /// Whether a start makes other jobs wait.
    public static boolean isThrottled(ChannelsInForce channels) {
        var plan = channels.plan();
        return plan != null && plan.channels().stream().anyMatch(ChannelSetting::isThrottled);
    }

    private Map<String, String> uuids(Sql sql, String text, List<String> channels) {
        var uuids = new HashMap<String, String>();
        sql.list(
                "look for what holds sequential channels",
                adapted(text),
                row -> uuids.put(row.getString("name"), BoundedText.text(row, "uuid")),
                channels);
        return uuids;
    }

    /// The jobs of a channel and those below it in the order in which the scheduler dispatches them.
    ///
    /// @param open as `OpenJobQueries` read them in the same transaction
    public NextJobs next(Sql sql, OpenJobFacts open, String channel, int limit, ChannelsInForce channels) {
        var order = DispatchOrder.of(channels, open);
        var branch = new HashSet<String>();
        var top = ChannelName.of(channel);
        for (var job : open.jobs()) {
            if (ChannelName.of(job.channel()).isWithin(top)) {
                branch.add(job.uuid());
            }
        }
        var first = order.order().stream().filter(branch::contains).limit(limit).toList();
        var now = (int) order.now().stream().filter(branch::contains).count();
        var mayBeFewer = order.doubtful().stream().anyMatch(branch::contains);
        var jobs = new JobQueries(capabilities)
                .byUuid(sql, first).stream()
                        .sorted(Comparator.comparingInt(job -> first.indexOf(job.uuid())))
                        .toList();
        return new NextJobs(
                jobs, channels.plan() == null || channels.isRootOpen() ? null : now, mayBeFewer, open.complete());
    }
}
