package signalbox.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import signalbox.audit.Change;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.channel.ChannelsInForce;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.channel.StoredChannelQueries;
import signalbox.runner.election.AdvisoryLock;
import signalbox.runner.election.FencedElection;
import signalbox.runner.election.FencedOldestConnection;
import signalbox.runner.election.LineNeighbours;

/// The job runner inside Signalbox. It joins the election of the other runners and cannot start a job twice: its
/// enqueue statement checks that it leads; it checks all the time whether it leads; the server ends its backend when
/// it falls silent; it pauses a target that refuses. One connection for each database, never a pooled one.
public final class EmbeddedRunner implements AutoCloseable {
    /// Which election to join.
    public enum SchemeChoice {
        /// The one that is in force on the server.
        AUTO,
        OLDEST,
        ADVISORY;

        /// @throws IllegalArgumentException when there is no such word; its message names those that there are
        public static SchemeChoice of(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The election is auto, oldest or advisory, not \"" + word + "\"", e);
            }
        }
    }

    /// What the runner does for one of its databases.
    ///
    /// @param dispatched how many jobs it dispatched there
    public record Member(String database, RunnerState state, long dispatched) {}

    private final JoinElection plan;
    /// One for all databases: the names of their connections begin alike.
    private final RunnerOptions options;

    private final FencedElection election;
    private final List<ConnectionSpec> databases;
    private static final int REMEMBERED = 20;

    private final Deque<RunnerState> course = new ConcurrentLinkedDeque<>();
    private final List<JobRunner> runners = new CopyOnWriteArrayList<>();
    private final List<HttpDispatch> dispatches = new ArrayList<>();

    private EmbeddedRunner(JoinElection plan, FencedElection election, List<ConnectionSpec> databases) {
        this.plan = plan;
        this.options = plan.options();
        this.election = election;
        this.databases = List.copyOf(databases);
    }

    /// Joins the election where no other database is protected.
    ///
    /// @throws RunnerException with the reason when it must not work here now
    /// @throws signalbox.postgres.connection.PostgresException when the server cannot be reached
    public static EmbeddedRunner start(
            List<ConnectionSpec> databases, JoinElection plan, Consumer<RunnerState> listener) {
        return start(databases, plan, LineNeighbours.any(), listener);
    }

    /// Joins the election; returns before the runner leads.
    ///
    /// @param databases of one server, at least one, each once; all take part in the same election
    /// @param neighbours the other databases whose runners may come into the line
    /// @param listener called at each change of state, on a runner's thread
    /// @throws RunnerException with the reason when it must not work here now
    /// @throws signalbox.postgres.connection.PostgresException when the server cannot be reached
    public static EmbeddedRunner start(
            List<ConnectionSpec> databases,
            JoinElection plan,
            LineNeighbours neighbours,
            Consumer<RunnerState> listener) {
        var embedded = new EmbeddedRunner(plan, election(databases.getFirst(), plan.scheme(), neighbours), databases);
        databases.stream().skip(1).forEach(EmbeddedRunner::demandWorkable);
        databases.forEach(database -> embedded.start(database, listener));
        embedded.leaveWithEnded();
        return embedded;
    }

    private void start(ConnectionSpec database, Consumer<RunnerState> listener) {
        var dispatch = new HttpDispatch(plan.target(), database.database());
        dispatches.add(dispatch);
        runners.add(JobRunner.start(database, options, RunnerMethods.fenced(election, dispatch), state -> {
            remember(state);
            listener.accept(state);
            if (state instanceof RunnerState.Stopped stopped) {
                leaveWith(database.database(), stopped);
            }
        }));
    }

    /// While one of them stands in the line, no other runner may lead the database that this one no longer serves.
    private void leaveWith(String database, RunnerState.Stopped stopped) {
        runners.forEach(runner -> runner.leave("The runner of database " + database
                + " has ended, and this one would keep others from leading there: " + stopped.reason()));
    }

    /// Those that were started after the first had ended.
    private void leaveWithEnded() {
        for (var member : members()) {
            if (member.state() instanceof RunnerState.Stopped stopped) {
                leaveWith(member.database(), stopped);
            }
        }
    }

    /// A state of the same kind and the same start replaces the last one: only its figures changed.
    private void remember(RunnerState state) {
        var last = course.peekFirst();
        if (last != null && last.getClass() == state.getClass() && last.from().equals(state.from())) {
            course.pollFirst();
        }
        course.addFirst(state);
        while (course.size() > REMEMBERED) {
            course.pollLast();
        }
    }

    /// The last changes of state, newest first. Safe for several threads.
    public List<RunnerState> stateChanges() {
        return List.copyOf(course);
    }

    /// Whether it has ended by itself or was closed: it takes part no more.
    public boolean isOver() {
        return runners.stream().allMatch(runner -> runner.state() instanceof RunnerState.Stopped);
    }

    /// Whether this runner would stand in the line of the oldest connection, which spans the whole server. False
    /// where it would refuse to join.
    public static boolean wouldStandInLine(ConnectionSpec database, JoinElection plan) {
        try {
            return !(election(database, plan.scheme(), LineNeighbours.any()) instanceof AdvisoryLock);
        } catch (RunnerException e) {
            return false;
        }
    }

    /// What joining would mean now. Reads only. A refusal is part of the preview, not an exception.
    public static Preview preview(ConnectionSpec database, JoinElection plan) {
        try {
            var election = election(database, plan.scheme(), LineNeighbours.any());
            var change = new Change(
                    "embedded runner",
                    "absent",
                    election instanceof AdvisoryLock ? "tries to get the advisory lock" : "last in line");
            return Preview.of(change, plan.consequences(inForce(database, plan)));
        } catch (RunnerException e) {
            var refusal = new Refusal("embedded runner", "refuses", Objects.requireNonNullElse(e.getMessage(), ""));
            return Preview.refused(refusal);
        }
    }

    private static ChannelsInForce inForce(ConnectionSpec database, JoinElection plan) {
        try (var connection = PlainConnection.open(database, "signalbox")) {
            var sql = new Sql(connection);
            return ChannelsInForce.of(StoredChannelQueries.of(sql).read(sql), plan.channels())
                    .bounded();
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    /// The channels that it obeys, by database, as its last look found them.
    public Map<String, ChannelsInForce> channels() {
        var channels = new LinkedHashMap<String, ChannelsInForce>();
        IntStream.range(0, runners.size())
                .forEach(i ->
                        channels.put(databases.get(i).database(), runners.get(i).channels()));
        return channels;
    }

    /// Checks a further database. Without this check the runner would try forever where no runner can work.
    ///
    /// @throws RunnerException with the reason when no runner can work there
    private static void demandWorkable(ConnectionSpec spec) {
        try (var connection = PlainConnection.openToWatch(spec, "signalbox")) {
            CapabilityQueries.of(spec, new Sql(connection)).runnerObjection().ifPresent(reason -> {
                throw refused("Database " + spec.database() + ": " + reason);
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    /// The election that is in force there.
    ///
    /// @throws RunnerException with the reason when no runner may join
    private static FencedElection election(ConnectionSpec spec, SchemeChoice wanted, LineNeighbours neighbours) {
        try (var connection = PlainConnection.openToWatch(spec, "signalbox")) {
            var sql = new Sql(connection);
            var capabilities = CapabilityQueries.of(spec, sql);
            capabilities.runnerObjection().ifPresent(reason -> {
                throw refused(reason);
            });
            var seen = RunnerQueries.observe(sql, spec.database(), List.of(), capabilities.poolerSuspected());
            var election = chosen(seen, wanted, capabilities, neighbours);
            var objection = election instanceof AdvisoryLock
                    ? AdvisoryLock.objection(seen)
                    : FencedOldestConnection.objection(seen, sql);
            objection.ifPresent(reason -> {
                throw refused(reason);
            });
            return election;
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    private static FencedElection chosen(
            Observation seen, SchemeChoice wanted, Capabilities capabilities, LineNeighbours neighbours) {
        var pooled = capabilities.poolerSuspected();
        return switch (wanted) {
            case OLDEST -> new FencedOldestConnection(pooled, neighbours);
            case ADVISORY -> new AdvisoryLock(pooled);
            case AUTO -> detected(Leadership.of(seen), pooled, neighbours);
        };
    }

    private static FencedElection detected(Leadership leadership, boolean pooled, LineNeighbours neighbours) {
        return switch (leadership.scheme()) {
            case OLDEST_OR_HA -> new FencedOldestConnection(pooled, neighbours);
            case ADVISORY -> new AdvisoryLock(pooled);
            case NONE, MIXED -> throw refused(leadership.reason());
            case UNKNOWN ->
                throw refused("It is not known which scheme is in use (" + leadership.reason()
                        + ") Choose one: oldest or advisory.");
        };
    }

    private static RunnerException refused(String reason) {
        return new RunnerException(RunnerException.Kind.REFUSED, reason);
    }

    public JoinElection plan() {
        return plan;
    }

    /// `oldest connection` or `advisory lock`.
    public String election() {
        return election instanceof AdvisoryLock ? "advisory lock" : "oldest connection";
    }

    /// What it does now, one entry for each database.
    public List<Member> members() {
        return IntStream.range(0, runners.size())
                .mapToObj(i -> new Member(
                        databases.get(i).database(),
                        runners.get(i).state(),
                        runners.get(i).dispatched()))
                .toList();
    }

    /// How many jobs it dispatched.
    public long dispatched() {
        return runners.stream().mapToLong(JobRunner::dispatched).sum();
    }

    /// Gives up the lead and joins the line again, at its end. Returns at once.
    public void handBack() {
        runners.forEach(JobRunner::handBack);
    }

    /// For a drill: it stops answering but closes nothing, like a machine that has lost its network. The server
    /// ends its session after 5 s (PostgreSQL 14 on).
    public void setSilent(boolean silent) {
        runners.forEach(runner -> runner.setSilent(silent));
    }

    /// The jobs that no worker started, in all databases where it leads and dispatches. It looks every 10 s.
    public NotBegunJobs stuck() {
        return runners.stream().map(JobRunner::stuck).reduce(NotBegunJobs.NONE, NotBegunJobs::plus);
    }

    /// Which jobs it cannot enqueue now because other sessions have locked their rows, or because the database refuses
    /// it: a sentence for each.
    public List<String> jobsSetAside() {
        return runners.stream()
                .flatMap(runner -> runner.jobsSetAside().stream())
                .toList();
    }

    /// Leaves the line: its connections are closed, within 2 s for each database, and the successor leads.
    @Override
    public void close() {
        runners.forEach(JobRunner::close);
        dispatches.forEach(HttpDispatch::close);
    }
}
