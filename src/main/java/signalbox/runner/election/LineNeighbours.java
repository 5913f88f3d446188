package signalbox.runner.election;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The other databases whose runners may stand in one line with this runner. While it leads, none of theirs
/// dispatches. Those that stood there when it joined were confirmed then; one that comes later may be protected. Safe
/// for several threads.
public final class LineNeighbours {
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();
    private final Function<String, Optional<String>> protection;

    /// @param confirmed the databases that were confirmed when it joined, its own among them
    /// @param protection why a database must be confirmed, in sentences; empty when it need not be. It may block
    public LineNeighbours(Set<String> confirmed, Function<String, Optional<String>> protection) {
        this.agreed.addAll(confirmed);
        this.protection = protection;
    }

    /// Without a protection: any database may come.
    public static LineNeighbours any() {
        return new LineNeighbours(Set.of(), _ -> Optional.empty());
    }

    /// Why this runner must leave the line now; empty when it may stay. A database is asked about once.
    ///
    /// @param inLine whose runners stand there
    Optional<String> objection(Set<String> inLine) {
        for (var database : new TreeSet<>(inLine)) {
            if (agreed.contains(database)) {
                continue;
            }
            var why = protection.apply(database);
            if (why.isPresent()) {
                return Optional.of(
                        "Runners of database " + database + " have come into the same line: while this runner"
                                + " leads, none of theirs dispatches. " + why.get()
                                + " This runner has left; if you start it again, you are asked about that database.");
            }
            agreed.add(database);
        }
        return Optional.empty();
    }
}
