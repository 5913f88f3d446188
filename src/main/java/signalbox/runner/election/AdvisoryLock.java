package signalbox.runner.election;

import java.util.Optional;
import java.util.UUID;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerQueries;
import signalbox.election.Scheme;
import signalbox.postgres.Sql;

/// The election by advisory lock (OCA/queue, March 2025): the runner that holds the lock of the database leads there.
/// A runner that does not get the lock keeps its connection and tries again often. The field's runners close theirs.
public final class AdvisoryLock implements FencedElection {
    /// The key that all runners agree on.
    static final long KEY = 2293787760715711918L;

    private static final String NAME = "signalbox-runner-";

    private static final String HOLDS = """
            exists (
               select 1 from pg_locks held
                where held.locktype = 'advisory' and held.classid = 534064080 and held.objid = 3147384238
                  and held.objsubid = 1 and held.granted and held.pid = pg_backend_pid()
                  and held.database = (select oid from pg_database where datname = current_database()))
            """;

    private final boolean pooled;

    /// @param pooled whether the connection seems to go through a pooler: then the runner must not work here
    public AdvisoryLock(boolean pooled) {
        this.pooled = pooled;
    }

    @Override
    public String applicationName(UUID uuid) {
        return NAME + uuid;
    }

    @Override
    public boolean leads(Sql own, String applicationName) {
        return own.first("try the runners' lock", "select pg_try_advisory_lock(?)", row -> row.getBoolean(1), KEY)
                .orElse(false);
    }

    @Override
    public Optional<String> check() {
        return Optional.of(HOLDS);
    }

    @Override
    public String fence() {
        return HOLDS;
    }

    @Override
    public Optional<String> objection(Sql own) {
        return objection(RunnerQueries.observeHere(own, pooled));
    }

    /// Why no runner of this kind may work there: one sentence; empty when it may.
    public static Optional<String> objection(Observation seen) {
        if (seen.visibility().pooler()) {
            return Optional.of("This connection goes through a pooler, which does not keep session locks.");
        }
        var leadership = Leadership.of(seen);
        return leadership.scheme() == Scheme.ADVISORY || leadership.scheme() == Scheme.UNKNOWN
                ? Optional.empty()
                : Optional.of("The runners of this database do not use an advisory lock to elect a leader: "
                        + leadership.reason());
    }
}
