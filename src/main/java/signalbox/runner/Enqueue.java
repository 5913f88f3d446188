package signalbox.runner;

import java.util.List;
import signalbox.postgres.Sql;

/// How chosen jobs become `enqueued`.
@FunctionalInterface
public interface Enqueue {
    /// Answers those that are now to be requested, in the same order.
    List<String> enqueue(Sql own, List<String> uuids);

    /// One statement for each job, without a look at the state that it has by now: as runners of the field do.
    static Enqueue unguarded() {
        return (own, uuids) -> {
            uuids.forEach(uuid -> own.update("enqueue job " + uuid, Statements.ENQUEUE, uuid));
            return uuids;
        };
    }
}
