package signalbox.election;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import signalbox.postgres.Sql;

/// Which runner connections belong to one process. A runner serves several databases and, when it loses one connection,
/// closes all of them and connects again (OCA/queue, `runner.py`: `run` closes its databases after any error).
@FunctionalInterface
public interface SameProcess {
    /// As their names show it.
    SameProcess BY_UUID = (one, other) -> one.isSameBackend(other) || one.isOfSameRunner(other);

    /// Looks at a server and at the processes of a host. Blocks.
    @FunctionalInterface
    interface Look {
        Look BY_UUID = (_, _) -> SameProcess.BY_UUID;

        SameProcess at(Sql sql, Observation seen);
    }

    /// Whether this is known; false may also mean that it is not known.
    boolean isSame(RunnerConnection one, RunnerConnection other);

    /// The connections that end together with these, without these.
    default List<RunnerConnection> beside(Observation seen, Collection<RunnerConnection> ended) {
        return seen.connections().stream()
                .filter(each -> ended.stream().noneMatch(each::isSameBackend))
                .filter(each -> ended.stream().anyMatch(one -> isSame(one, each)))
                .toList();
    }

    /// All connections that end.
    default List<RunnerConnection> lost(Observation seen, Collection<RunnerConnection> ended) {
        return Stream.concat(ended.stream(), beside(seen, ended).stream()).toList();
    }
}
