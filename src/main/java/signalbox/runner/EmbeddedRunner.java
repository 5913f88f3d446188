package signalbox.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Capabilities;
import signalbox.postgres.CapabilityQueries;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.Sql;

/// The runner that Signalbox brings along: a whole runner that joins the election of the others, and cannot do
/// their harm. Its enqueue statement checks that it leads; it looks whether it leads all the time; it loses its
/// backend by itself when it falls silent; a target that refuses is paused. One connection for each database,
/// never a pooled one.
public final class EmbeddedRunner implements AutoCloseable {
    /// Which election to join.
    public enum Scheme {
        /// The one that is in force.
        AUTO,
        OLDEST,
        ADVISORY;

        /// @throws IllegalArgumentException naming the words there are
        public static Scheme of(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The election is auto, oldest or advisory, not \"" + word + "\"", e);
            }
        }
    }

    private final List<JobRunner> runners = new ArrayList<>();
    private final List<HttpDispatch> dispatches = new ArrayList<>();

    private EmbeddedRunner() {}

    /// @param databases of one server, at least one; all take part in the same election
    /// @param listener told of each change of state, on a runner's thread
    /// @throws RunnerException with the reason when it must not work here as things stand
    /// @throws signalbox.postgres.PostgresException when the server cannot be reached
    /// @throws signalbox.channel.ChannelStringException when the channels cannot be read
    public static EmbeddedRunner start(
            List<ConnectionSpec> databases,
            Scheme scheme,
            RunnerOptions options,
            RunjobEndpoint target,
            Consumer<RunnerState> listener) {
        var election = election(databases.getFirst(), scheme);
        var embedded = new EmbeddedRunner();
        for (var database : databases) {
            var dispatch = new HttpDispatch(target, database.database());
            embedded.dispatches.add(dispatch);
            embedded.runners.add(
                    JobRunner.start(database, options, RunnerMethods.fenced(election, dispatch), listener));
        }
        return embedded;
    }

    /// What is in force there, or the reason why no runner may join.
    private static FencedElection election(ConnectionSpec spec, Scheme wanted) {
        try (var connection = PlainConnection.open(spec, "signalbox")) {
            var sql = new Sql(connection);
            var capabilities = CapabilityQueries.read(sql);
            var seen = RunnerQueries.observe(sql, spec.database(), List.of(), capabilities.poolerSuspected());
            var election = chosen(seen, wanted, capabilities);
            var objection =
                    election instanceof AdvisoryLock ? AdvisoryLock.objection(seen) : FencedOldest.objection(seen);
            objection.ifPresent(reason -> {
                throw refused(reason);
            });
            return election;
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    private static FencedElection chosen(Observation seen, Scheme wanted, Capabilities capabilities) {
        var pooled = capabilities.poolerSuspected();
        return switch (wanted) {
            case OLDEST -> new FencedOldest(pooled);
            case ADVISORY -> new AdvisoryLock(pooled);
            case AUTO -> detected(Leadership.of(seen), pooled);
        };
    }

    private static FencedElection detected(Leadership leadership, boolean pooled) {
        return switch (leadership.scheme()) {
            case OLDEST_OR_HA -> new FencedOldest(pooled);
            case ADVISORY -> new AdvisoryLock(pooled);
            case NONE, MIXED -> throw refused(leadership.reason());
            case UNKNOWN ->
                throw refused("Nobody shows which election is in force (" + leadership.reason()
                        + ") Choose one: oldest or advisory.");
        };
    }

    private static RunnerException refused(String reason) {
        return new RunnerException(RunnerException.Kind.REFUSED, reason);
    }

    /// How many jobs it handed out.
    public long dispatched() {
        return runners.stream().mapToLong(JobRunner::dispatched).sum();
    }

    /// Over all its databases, as far as it leads there and dispatches; looked at every 10 s.
    public StuckJobs stuck() {
        return runners.stream().map(JobRunner::stuck).reduce(StuckJobs.NONE, StuckJobs::plus);
    }

    /// Leaves the line at once: the connections are closed, the next one leads.
    @Override
    public void close() {
        runners.forEach(JobRunner::close);
        dispatches.forEach(HttpDispatch::close);
    }
}
