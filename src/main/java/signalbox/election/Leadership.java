package signalbox.election;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Standing.Role;

/// Who leads, who follows in which order, and what is wrong with it. A pure function of an `Observation`: the window,
/// the
/// command line and the runners' drills all call this one.
///
/// The rule is that of the field: among all `jobrunner_` connections of the server, whatever their database, the one
/// with the oldest `backend_start` leads (pledra/odoo-sh, odoosh_queue_job; OCA/queue pull request 607).
///
/// @param leader the one that leads; null when none does, several do, or it cannot be known
/// @param reason why this one leads, or why there is none to name: one sentence
/// @param succession all connections, the leader first, hidden ones last
public record Leadership(
        Scheme scheme,
        @Nullable RunnerConnection leader,
        String reason,
        List<Standing> succession,
        List<Anomaly> anomalies) {

    private static final Comparator<RunnerConnection> BY_AGE = comparing(
                    RunnerConnection::backendStart, nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingInt(RunnerConnection::pid);

    public Leadership {
        succession = List.copyOf(succession);
        anomalies = List.copyOf(anomalies);
    }

    public static Leadership of(Observation seen) {
        var line = seen.connections().stream().sorted(BY_AGE).toList();
        if (line.isEmpty()) {
            return nobody();
        }
        return new Judgement(seen, line).leadership();
    }

    private static Leadership nobody() {
        var evidence = "No connection named " + RunnerConnection.PREFIX + "… exists on this server.";
        return new Leadership(
                Scheme.UNKNOWN,
                null,
                "No runner is connected to this server: the workers are asleep, or run without a job runner.",
                List.of(),
                List.of(new Anomaly(Code.NO_LEADER, List.of(evidence), List.of())));
    }

    /// The connections that wait, in the order in which they would take over.
    public List<RunnerConnection> standbys() {
        return succession.stream()
                .filter(standing -> standing.role() == Role.STANDBY)
                .map(Standing::connection)
                .toList();
    }

    /// `leader`, `standby`, or what else this pid is.
    String wordFor(int pid) {
        return succession.stream()
                .filter(standing -> standing.connection().pid() == pid)
                .map(standing -> standing.role().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("not a runner");
    }

    /// Who would lead if this backend ended; `of` again, without it.
    public static Leadership without(Observation seen, int pid) {
        return of(seen.without(pid));
    }

    /// The steps of one judgement over a line that is sorted and not empty.
    private static final class Judgement {
        private final Observation seen;
        private final List<RunnerConnection> line;
        private final List<RunnerConnection> leaders;
        private final List<RunnerConnection> hidden;
        private final List<Anomaly> anomalies = new ArrayList<>();

        Judgement(Observation seen, List<RunnerConnection> line) {
            this.seen = seen;
            this.line = line;
            this.hidden = line.stream().filter(RunnerConnection::isHidden).toList();
            this.leaders = line.stream().filter(this::believesToLead).toList();
        }

        /// A runner asks which connection is the oldest it can see; hidden ones sort last for it.
        private boolean believesToLead(RunnerConnection runner) {
            var own = runner.backendStart();
            return own != null
                    && line.stream()
                            .filter(other -> seen.sees(runner, other))
                            .map(RunnerConnection::backendStart)
                            .noneMatch(start -> start != null && start.isBefore(own));
        }

        Leadership leadership() {
            var leader = hidden.isEmpty() && leaders.size() == 1 ? leaders.getFirst() : null;
            noteHidden();
            noteSeveral();
            if (leader != null) {
                noteOtherDatabase(leader);
            }
            return new Leadership(Scheme.OLDEST_OR_HA, leader, reason(leader), succession(), anomalies);
        }

        private String reason(@Nullable RunnerConnection leader) {
            if (leader != null) {
                return line.size() == 1
                        ? "The only runner connection on this server."
                        : "The oldest backend_start of " + line.size() + " runner connections.";
            }
            if (!hidden.isEmpty()) {
                return "Unknown: the start of " + counted(hidden.size(), "runner connection")
                        + " is hidden from this role, and any of them may be the oldest.";
            }
            return ambiguous()
                    ? "Ambiguous: pids " + pids(leaders) + " started at the same instant."
                    : "Pids " + pids(leaders) + " each see themselves as the oldest.";
        }

        private boolean ambiguous() {
            return leaders.stream()
                            .map(RunnerConnection::backendStart)
                            .distinct()
                            .count()
                    == 1;
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
            if (leaders.size() < 2 || !hidden.isEmpty()) {
                return;
            }
            var code = ambiguous() ? Code.AMBIGUOUS_START : Code.SEVERAL_LEADERS;
            var evidence = leaders.stream().map(this::why).toList();
            anomalies.add(new Anomaly(code, evidence, pidsOf(leaders)));
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
            return "pid " + leader.pid() + " started at " + leader.backendStart() + sight + ".";
        }

        private void noteOtherDatabase(RunnerConnection leader) {
            var ours = line.stream()
                    .filter(c -> c.database().equals(seen.database()))
                    .toList();
            if (!leader.database().equals(seen.database())) {
                var waiting = ours.isEmpty()
                        ? "No runner of " + seen.database() + " is connected."
                        : counted(ours.size(), "runner") + " of " + seen.database()
                                + (ours.size() == 1 ? " waits behind it." : " wait behind it.");
                anomalies.add(new Anomaly(
                        Code.OTHER_DATABASE_LEADS,
                        List.of(
                                "pid " + leader.pid() + " is connected to database " + leader.database() + ".",
                                waiting),
                        List.of(leader.pid())));
            }
        }

        private List<Standing> succession() {
            var standings = new ArrayList<Standing>();
            var ambiguousLead = leaders.size() > 1 || !hidden.isEmpty();
            int standby = 0;
            for (var runner : line) {
                if (runner.isHidden()) {
                    standings.add(new Standing(runner, Role.UNKNOWN, null, "Start hidden"));
                } else if (!hidden.isEmpty()) {
                    standings.add(new Standing(runner, Role.UNKNOWN, null, "Place unknown"));
                } else if (leaders.contains(runner)) {
                    standings.add(new Standing(runner, Role.LEADER, 1, leading(runner, ambiguousLead)));
                } else {
                    standby++;
                    standings.add(
                            new Standing(runner, Role.STANDBY, leaders.size() + standby, waiting(runner, standby)));
                }
            }
            return standings;
        }

        private String leading(RunnerConnection runner, boolean several) {
            if (several) {
                return ambiguous() ? "Leads, or its twin" : "Leads as well";
            }
            return runner.database().equals(seen.database()) ? "Leads" : "Leads, other database";
        }

        private String waiting(RunnerConnection runner, int standby) {
            if (!runner.database().equals(seen.database())) {
                return "Other database";
            }
            return standby == 1 ? "Next in line" : "Standby";
        }

        private static String pids(List<RunnerConnection> some) {
            return String.join(
                    " and ", some.stream().map(c -> Integer.toString(c.pid())).toList());
        }

        private static List<Integer> pidsOf(List<RunnerConnection> some) {
            return some.stream().map(RunnerConnection::pid).toList();
        }

        private static String counted(int n, String noun) {
            return n + " " + noun + (n == 1 ? "" : "s");
        }
    }

    /// The pids that an anomaly points at.
    public Set<Integer> suspects() {
        var pids = new HashSet<Integer>();
        anomalies.forEach(anomaly -> pids.addAll(anomaly.pids()));
        return Set.copyOf(pids);
    }
}
