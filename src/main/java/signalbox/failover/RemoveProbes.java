package signalbox.failover;

import java.util.List;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.postgres.Sql;

/// Takes away the probe jobs of drills that were killed before they could clean up. They are ours, without effect,
/// and told by their channel and name.
///
/// @param size how many there were
public record RemoveProbes(int size) implements Action {
    /// None while a drill runs on this database, from whatever console.
    ///
    /// @param sql in a transaction
    /// @throws signalbox.postgres.PostgresException where the role may not
    public static RemoveProbes run(Sql sql) {
        return new RemoveProbes(ProbeJobs.removeLeft(sql));
    }

    @Override
    public String name() {
        return "remove-probes";
    }

    public Outcome outcome() {
        var change = new Change(size + " probe job(s) of an earlier drill", "left behind", "deleted");
        return new Outcome(List.of(change), List.of(), List.of(), List.of());
    }
}
