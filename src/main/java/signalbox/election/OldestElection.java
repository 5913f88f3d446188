package signalbox.election;

import static java.util.Comparator.comparing;
import static signalbox.election.ElectionJudge.named;
import static signalbox.election.ElectionJudge.pidsOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Candidate.Role;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// The rule of odoosh_queue_job: among all `jobrunner_` connections of the server, whatever their database, the one
/// with the oldest `backend_start` leads (pledra/odoo-sh, odoosh_queue_job). The option of OCA/queue pull request 607
/// looks the same on one database; on several its leader can be another, since it compares only among a process's own
/// databases.
final class OldestElection {
    private final Observation seen;
    private final List<RunnerConnection> line;
    private final List<RunnerConnection> leaders;
    /// Those leaders that serve this database.
    private final List<RunnerConnection> leadersHere;

    private final List<RunnerConnection> hidden;
    private final List<Anomaly> anomalies = new ArrayList<>();

    /// @param line oldest first, not empty
    OldestElection(Observation seen, List<RunnerConnection> line) {
        this.seen = seen;
        this.line = line;
        this.hidden = line.stream().filter(RunnerConnection::isHidden).toList();
        this.leaders = line.stream().filter(this::believesToLead).toList();
        this.leadersHere = leaders.stream().filter(seen::serves).toList();
    }

    /// A runner asks which of the connections that it can see is the oldest; hidden ones sort last.
    private boolean believesToLead(RunnerConnection runner) {
        var own = runner.backendStart();
        return own != null
                && line.stream()
                        .filter(other -> seen.sees(runner, other))
                        .map(RunnerConnection::backendStart)
                        .noneMatch(start -> start != null && start.isBefore(own));
    }

    /// Those that see themselves as the oldest, of any database.
    List<RunnerConnection> leaders() {
        return leaders;
    }

    /// Whether a runner of this database was seen to enqueue a job while an older runner of another database was
    /// connected: then these runners do not follow the oldest connection of the server.
    boolean isRefuted() {
        return hidden.isEmpty()
                && leadersHere.isEmpty()
                && !here().isEmpty()
                && seen.dispatchers().stream()
                        .flatMap(runner -> Stream.ofNullable(runner.start()))
                        .anyMatch(start -> leaders.stream()
                                .flatMap(leader -> Stream.ofNullable(leader.backendStart()))
                                .allMatch(start::isAfter));
    }

    List<RunnerConnection> here() {
        return ElectionJudge.here(line.stream(), seen.database());
    }

    /// The connections to this database whose processes lead: such a process may lead by its connection to another
    /// one.
    List<RunnerConnection> actingHere() {
        return hidden.isEmpty()
                ? here().stream()
                        .filter(runner -> leaders.stream()
                                .anyMatch(leader -> leader.equals(runner)
                                        || (leader.isOfSameRunner(runner)
                                                && !leader.database().equals(seen.database()))))
                        .toList()
                : List.of();
    }

    Leadership leadership() {
        var leader = hidden.isEmpty() ? leader() : null;
        var split = RoleVisibilitySplit.of(seen, line);
        noteHidden();
        noteSeveral();
        if (!hidden.isEmpty()) {
            split.filter(RoleVisibilitySplit::isCertain)
                    .map(RoleVisibilitySplit::anomaly)
                    .ifPresent(anomalies::add);
        }
        if (hidden.isEmpty() && leadersHere.isEmpty()) {
            noteOtherDatabase();
        }
        var reason = hidden.isEmpty()
                ? reason(leader)
                : split.filter(RoleVisibilitySplit::isCertain)
                        .map(RoleVisibilitySplit::reason)
                        .orElseGet(() -> reason(null));
        return new Leadership(Scheme.OLDEST_OR_HA, leader, reason, null, succession(), anomalies);
    }

    /// Several may believe to lead because their roles cannot see each other. Then the one that serves this
    /// database leads it.
    private @Nullable RunnerConnection leader() {
        if (leaders.size() == 1) {
            return leaders.getFirst();
        }
        return leadersHere.size() == 1 && !ambiguous() ? leadersHere.getFirst() : null;
    }

    private String reason(@Nullable RunnerConnection leader) {
        if (leader != null && leaders.size() > 1) {
            return "Its connection is the oldest that role " + leader.role()
                    + " can see. The roles of some runners of other databases cannot see this one: those"
                    + " runners follow another leader.";
        }
        if (leader != null) {
            return line.size() == 1
                    ? "It is the only runner connection on this server."
                    : "Its connection is the oldest of " + NumberText.of(line.size(), "runner connection") + ".";
        }
        if (!hidden.isEmpty()) {
            return "Unknown: the start of " + NumberText.of(hidden.size(), "runner connection")
                    + " is hidden from this role, and any of them may be the oldest.";
        }
        return ambiguous()
                ? "Ambiguous: " + named(leaders) + " started at the same instant."
                : "P" + named(leaders).substring(1) + " each see themselves as the oldest.";
    }

    private boolean ambiguous() {
        return leaders.stream().map(RunnerConnection::backendStart).distinct().count() == 1;
    }

    private void noteHidden() {
        if (!hidden.isEmpty()) {
            var evidence = hidden.stream()
                    .map(c -> "pid " + c.pid() + " of role " + c.role() + ", " + c.applicationName()
                            + ": backend_start is hidden.")
                    .toList();
            anomalies.add(new Anomaly(Code.HIDDEN_START, evidence, pidsOf(hidden)));
        }
    }

    private void noteSeveral() {
        if (leaders.size() < 2 || !hidden.isEmpty() || leadersHere.isEmpty()) {
            return;
        }
        if (ambiguous()) {
            note(Code.AMBIGUOUS_START, leaders);
        } else if (leadersHere.size() > 1) {
            note(Code.SEVERAL_LEADERS, leadersHere);
        }
    }

    private void note(Code code, List<RunnerConnection> runners) {
        anomalies.add(new Anomaly(code, runners.stream().map(this::why).toList(), pidsOf(runners)));
    }

    private String why(RunnerConnection leader) {
        var blind = new HashSet<String>();
        for (var other : line) {
            if (!seen.sees(leader, other)) {
                blind.add(other.role());
            }
        }
        var sight = blind.isEmpty()
                ? ""
                : "; its role " + leader.role() + " cannot see the starts of " + String.join(", ", blind);
        var at = leader.backendStart();
        var start = at == null ? "a hidden time" : UtcTime.since(at, seen.serverTime());
        return "pid " + leader.pid() + " started at " + start + sight + ".";
    }

    private void noteOtherDatabase() {
        var ours = here();
        var evidence = new ArrayList<String>();
        leaders.forEach(
                leader -> evidence.add("pid " + leader.pid() + " is connected to database " + leader.database() + "."));
        evidence.add(
                ours.isEmpty()
                        ? "No runner of " + seen.database() + " is connected."
                        : NumberText.of(
                                        ours.size(),
                                        "runner of " + seen.database() + " waits",
                                        "runners of " + seen.database() + " wait")
                                + " behind it.");
        if (ours.stream()
                .anyMatch(
                        runner -> leaders.stream().anyMatch(leader -> isSameHost(runner.client(), leader.client())))) {
            evidence.add("A runner of " + seen.database() + " connects from the same host: if one process serves both"
                    + " databases, it leads both.");
        }
        var others = leadersAmongOwnDatabases();
        if (!others.isEmpty()) {
            evidence.add(
                    "If these runners use the variant of this scheme by which the oldest connection to the databases of its"
                            + " own process leads (OCA/queue pull request 607), " + named(others) + " would lead "
                            + seen.database()
                            + ".");
        }
        anomalies.add(new Anomaly(Code.OTHER_DATABASE_LEADS, evidence, pidsOf(leaders)));
    }

    /// By that option, a process leads when the oldest connection to any of its own databases is its own. So two
    /// processes that serve different databases can both lead a database that they share.
    private List<RunnerConnection> leadersAmongOwnDatabases() {
        return here().stream()
                .filter(runner -> oldestAmong(databasesOf(runner))
                        .filter(oldest -> oldest.isOfSameRunner(runner))
                        .isPresent())
                .toList();
    }

    private static boolean isSameHost(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && one.substring(0, one.lastIndexOf(':')).equals(other.substring(0, other.lastIndexOf(':')));
    }

    private Set<String> databasesOf(RunnerConnection runner) {
        return line.stream()
                .filter(other -> other.isOfSameRunner(runner))
                .map(RunnerConnection::database)
                .collect(Collectors.toSet());
    }

    private Optional<RunnerConnection> oldestAmong(Set<String> databases) {
        return line.stream()
                .filter(runner -> runner.backendStart() != null && databases.contains(runner.database()))
                .min(comparing((RunnerConnection runner) -> Objects.requireNonNull(runner.backendStart()))
                        .thenComparing(RunnerConnection::database));
    }

    /// All of the line, by place.
    List<Candidate> succession() {
        var candidates = new ArrayList<Candidate>();
        int standby = 0;
        for (var runner : line) {
            if (runner.isHidden()) {
                candidates.add(new Candidate(runner, Role.UNKNOWN, null, "Start hidden"));
            } else if (!hidden.isEmpty()) {
                candidates.add(new Candidate(runner, Role.UNKNOWN, null, "Place unknown"));
            } else if (leaders.contains(runner)) {
                candidates.add(new Candidate(runner, Role.LEADER, 1, leading(runner)));
            } else {
                standby++;
                candidates.add(new Candidate(runner, Role.STANDBY, leaders.size() + standby, waiting(runner, standby)));
            }
        }
        return candidates;
    }

    private String leading(RunnerConnection runner) {
        if (leaders.size() > 1 && ambiguous()) {
            return "Leads, or its twin";
        }
        if (!runner.database().equals(seen.database())) {
            return "Leads, other database";
        }
        return leadersHere.size() > 1 ? "Leads as well" : "Leads";
    }

    private String waiting(RunnerConnection runner, int standby) {
        if (!runner.database().equals(seen.database())) {
            return "Other database";
        }
        return standby == 1 ? "Successor" : "Standby";
    }
}
