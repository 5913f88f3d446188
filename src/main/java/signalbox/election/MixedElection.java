package signalbox.election;

import static signalbox.election.ElectionJudge.named;
import static signalbox.election.ElectionJudge.pidsOf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Candidate.Role;

/// Runners of one database that elect their leader in different ways: each way has its own leader. Runners of other
/// databases can make a runner of this one wait, but lead nothing here.
///
/// @param oldest the election among the named connections of the server; null when no runner of this database takes
///     part in it
/// @param holder who holds the advisory lock of this database
/// @param plain runners that take part in no election
record MixedElection(
        Observation seen,
        @Nullable OldestElection oldest,
        @Nullable RunnerConnection holder,
        List<RunnerConnection> plain) {

    Leadership leadership() {
        var acting = acting();
        var line = line();
        var isCertain = acting.size() == 1 && line.stream().noneMatch(RunnerConnection::isHidden);
        var reason = "Runners with different schemes work on this database"
                + (isCertain
                        ? ". Only " + named(acting) + " leads by its own scheme now."
                        : ": " + named(acting) + (acting.size() == 1 ? " leads" : " each lead") + " by "
                                + (acting.size() == 1 ? "its" : "their") + " own scheme.");
        return new Leadership(
                Scheme.MIXED,
                isCertain ? acting.getFirst() : null,
                reason,
                holder,
                candidates(acting),
                List.of(new Anomaly(Code.MIXED_SCHEMES, evidence(line), parties(acting, line))));
    }

    /// Who dispatches jobs of this database, each once: the holder of the lock may lead by its name, too.
    private List<RunnerConnection> acting() {
        return Stream.of(
                        oldest == null ? Stream.<RunnerConnection>of() : oldest.actingHere().stream(),
                        Stream.ofNullable(holder),
                        plain.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /// The runners of this database that follow the oldest connection.
    private List<RunnerConnection> line() {
        return oldest == null
                ? List.of()
                : oldest.here().stream()
                        .filter(runner -> !runner.equals(holder))
                        .toList();
    }

    private List<String> evidence(List<RunnerConnection> line) {
        var evidence = new ArrayList<String>();
        if (oldest != null) {
            evidence.add("Oldest connection: " + named(line) + waits(oldest, line) + ".");
        }
        if (holder != null) {
            evidence.add("Advisory lock: held by pid " + holder.pid() + ".");
        }
        if (!plain.isEmpty()) {
            evidence.add("No election: " + named(plain) + ".");
        }
        return evidence;
    }

    /// Behind whom all of them wait; empty when one of them leads, or when it is not known.
    private String waits(OldestElection election, List<RunnerConnection> line) {
        var before = election.leaders();
        if (before.isEmpty()
                || line.stream().anyMatch(RunnerConnection::isHidden)
                || election.actingHere().stream().anyMatch(line::contains)) {
            return "";
        }
        var first = before.getFirst();
        return ", which " + (line.size() == 1 ? "waits" : "wait") + " behind pid " + first.pid()
                + (isHere(first) ? "" : " of database " + first.database());
    }

    /// One runner of each way at least.
    private static List<Integer> parties(List<RunnerConnection> acting, List<RunnerConnection> line) {
        var parties = new ArrayList<>(acting);
        if (!line.isEmpty() && line.stream().noneMatch(acting::contains)) {
            parties.add(line.getFirst());
        }
        return pidsOf(parties);
    }

    private List<Candidate> candidates(List<RunnerConnection> acting) {
        var candidates = new ArrayList<Candidate>();
        var verdict = acting.size() == 1 ? "Leads" : "Leads too";
        acting.forEach(runner -> candidates.add(new Candidate(runner, Role.LEADER, 1, verdict)));
        if (oldest == null) {
            return candidates;
        }
        var waiting = oldest.succession().stream()
                .filter(each -> !acting.contains(each.connection()))
                .toList();
        waiting.stream()
                .filter(each -> isHere(each.connection()))
                .forEach(each -> candidates.add(
                        each.role() == Role.UNKNOWN
                                ? each
                                : new Candidate(each.connection(), Role.STANDBY, candidates.size() + 1, "Standby")));
        waiting.stream()
                .map(Candidate::connection)
                .filter(runner -> !isHere(runner))
                .forEach(runner -> candidates.add(Candidate.elsewhere(runner)));
        return candidates;
    }

    private boolean isHere(RunnerConnection runner) {
        return runner.database().equals(seen.database());
    }
}
