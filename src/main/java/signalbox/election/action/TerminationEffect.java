package signalbox.election.action;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.text.ListText;

/// What follows when runner connections end. The other connections of their processes end too, so none of them leads
/// next. Pure: the questions, the panel, the drills and the audit log all use this.
///
/// @param ended what is ended
/// @param beside the other connections of the same processes
/// @param before who leads now
/// @param after who leads then
public record TerminationEffect(
        Observation seen,
        List<RunnerConnection> ended,
        List<RunnerConnection> beside,
        Leadership before,
        Leadership after,
        SameProcess processes) {
    /// When a successor begins.
    public static final String NEXT_CHECK =
            "It takes over at its next check: every 10 s by default. Until then no job is dispatched.";

    /// What becomes of jobs when any runner ends.
    public static final String RUNNING_CONTINUE = "Running jobs continue: workers run them, not the runner.";

    public static TerminationEffect of(Observation seen, Collection<RunnerConnection> ended, SameProcess processes) {
        var beside = processes.beside(seen, ended);
        return new TerminationEffect(
                seen,
                List.copyOf(ended),
                beside,
                Leadership.of(seen),
                Leadership.without(seen, processes.lost(seen, ended)),
                processes);
    }

    /// Who leads next; empty when nobody does, or when it is not known.
    public Optional<RunnerConnection> next() {
        return Optional.ofNullable(after.leader());
    }

    /// Whether the present leader stays.
    public boolean keepsLeader() {
        var leader = before.leader();
        return leader != null && next().filter(leader::isSameBackend).isPresent();
    }

    /// The other databases that lose a connection with those that are ended.
    public Set<String> databasesBeside() {
        return beside.stream().map(RunnerConnection::database).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Says which other connections end; empty when none is known.
    public Optional<String> besideSentence() {
        return beside.isEmpty()
                ? Optional.empty()
                : Optional.of("The same process has "
                        + beside.stream()
                                .map(each -> "pid " + each.pid() + " of database " + each.database())
                                .collect(Collectors.joining(", "))
                        + ": it loses all its connections, and connects again at the end of the line.");
    }

    /// Says whose jobs the next leader does not dispatch; empty when it dispatches those of this database and of
    /// those that lose a runner.
    public Optional<String> standstill() {
        var still = unserved();
        return next().filter(_ -> !still.isEmpty())
                .map(next -> "It belongs to database " + next.database() + ": the jobs of " + ListText.and(still)
                        + " stand still then.");
    }

    /// The databases, of this one and of those that lose a runner, whose jobs the next leader does not dispatch; none
    /// when there is no next leader.
    public List<String> unserved() {
        return next().stream()
                .flatMap(next -> concerned().stream().filter(database -> !serves(next, database)))
                .toList();
    }

    private Set<String> concerned() {
        var concerned = new LinkedHashSet<>(Set.of(seen.database()));
        ended.forEach(each -> concerned.add(each.database()));
        return concerned;
    }

    private boolean serves(RunnerConnection next, String database) {
        return next.database().equals(database)
                || after.succession().stream()
                        .map(Candidate::connection)
                        .anyMatch(each -> each.database().equals(database) && processes.isSame(next, each));
    }

    /// Who leads next, for the log.
    public String successor() {
        return successor(after.leader());
    }

    private static String successor(@Nullable RunnerConnection next) {
        return next == null
                ? "no successor was seen"
                : "successor by the rule: pid " + next.pid() + ", database " + next.database();
    }
}
