package signalbox.runner.election;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import signalbox.election.Anomaly;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.OpenedSessions;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;

/// The election of the oldest connection (pledra/odoo-sh), as a careful runner takes part in it: it checks again all
/// the time; it does not lead if another connection has the same start, or a start that it may not see. The sessions of
/// one process, each on its own database, count as one: while one of them is the oldest, all lead, as in the field.
public final class FencedOldestConnection implements FencedElection {
    private static final String LEADS = "select (" + fence("?") + ") as leads";

    private static final String PLACE = """
            select count(*) filter (where backend_start < own.mine) + 1 as place, count(*) as line
              from pg_stat_activity, (select backend_start as mine from pg_stat_activity where pid = pg_backend_pid()) own
             where application_name like 'jobrunner\\_%' and @opened
            """.replace("@opened", OpenedSessions.CONDITION);

    private final boolean pooled;
    private final LineNeighbours neighbours;
    private final List<String> own = new CopyOnWriteArrayList<>();

    /// @param pooled whether the connection seems to go through a pooler: then the runner must not work here
    public FencedOldestConnection(boolean pooled, LineNeighbours neighbours) {
        this.pooled = pooled;
        this.neighbours = neighbours;
    }

    /// True while no other connection is as old as the oldest of ours, and no start is hidden. It reads once what
    /// the view pg_stat_activity is made of, without the names of databases and roles that the view looks up.
    private static String fence(String names) {
        return """
                select count(*) filter (where ours) > 0
                       and (count(*) filter (where not ours) = 0
                            or min(backend_start) filter (where ours)
                               < min(coalesce(backend_start, '-infinity')) filter (where not ours))
                  from (select application_name = any(%s) as ours, backend_start from pg_stat_get_activity(null)
                         where application_name like 'jobrunner\\_%%' and %s) line
                """.formatted(names, OpenedSessions.CONDITION);
    }

    @Override
    public String applicationName(UUID uuid) {
        return OldestConnection.PREFIX + uuid;
    }

    @Override
    public void enter(Sql session, String applicationName) {
        own.add(applicationName);
    }

    /// The session is gone: it no longer counts.
    @Override
    public void leave(String applicationName) {
        own.remove(applicationName);
    }

    @Override
    public boolean leads(Sql session, String applicationName) {
        var names = List.copyOf(own);
        return session.first("ask which runner is the oldest", LEADS, row -> row.getBoolean("leads"), names)
                .orElse(false);
    }

    @Override
    public Optional<String> check() {
        return Optional.of(fence());
    }

    /// The names hold uuids that Signalbox made: nothing in them needs quoting.
    @Override
    public String fence() {
        return fence(
                own.stream().map(name -> "'" + name + "'").collect(Collectors.joining(",", "array[", "]::text[]")));
    }

    @Override
    public Optional<LinePosition> place(Sql session, String applicationName) {
        return session.first(
                "read the place in line", PLACE, row -> new LinePosition(row.getInt("place"), row.getInt("line")));
    }

    @Override
    public Optional<String> objection(Sql session) {
        var seen = RunnerQueries.observeHere(session, pooled);
        return objection(seen, session).or(() -> neighbours.objection(seen.othersInLine()));
    }

    /// There is also an objection where the other runners could not see this one: they would not wait for it.
    public static Optional<String> objection(Observation seen, Sql session) {
        return objection(seen).or(() -> unseen(RunnerQueries.blindToThisRole(session)));
    }

    private static Optional<String> unseen(List<String> roles) {
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of("The other runners, of role " + String.join(", ", roles) + ", could not see when"
                        + " this runner connected, and would lead beside it. Connect as their role, or grant"
                        + " them pg_read_all_stats.");
    }

    static Optional<String> objection(Observation seen) {
        var leadership = Leadership.of(seen);
        return leadership.anomalies().stream()
                .filter(anomaly -> switch (anomaly.code()) {
                    case NO_ELECTION, MIXED_SCHEMES, HIDDEN_START, POOLER -> true;
                    case NO_LEADER,
                            SEVERAL_LEADERS,
                            OTHER_DATABASE_LEADS,
                            GHOST_SUSPECTED,
                            OBSERVER_LEADS,
                            RECONNECT_LOOP,
                            STANDBY,
                            AMBIGUOUS_START,
                            CRON_WORKER_RUNS -> false;
                })
                .findFirst()
                .map(FencedOldestConnection::sentence)
                .or(() -> switch (leadership.scheme()) {
                    case NONE ->
                        Optional.of("A runner without an election works on this database: with a second runner,"
                                + " jobs would start twice. " + leadership.reason());
                    case ADVISORY ->
                        Optional.of("The runners of this database use an advisory lock to elect their leader:"
                                + " join with --election advisory.");
                    case OLDEST_OR_HA, MIXED, UNKNOWN -> Optional.empty();
                });
    }

    private static String sentence(Anomaly anomaly) {
        return anomaly.code().title() + ". " + String.join(" ", anomaly.evidence());
    }
}
