package signalbox.election;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Candidate.Role;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// Finds which scheme is in use, and who leads, from the runner connections.
///
/// @param elected `jobrunner_` connections of the whole server, oldest first
/// @param plain runners of this database that take part in no election of the oldest connection, oldest first
/// @param holder who holds the advisory lock of this database
record ElectionJudge(
        Observation seen,
        List<RunnerConnection> elected,
        List<RunnerConnection> plain,
        @Nullable RunnerConnection holder) {

    /// A pooler lends a connection to one client after the other, and it has the name of the last.
    private static final String BEHIND_POOLER = "Unknown: this connection goes through a pooler, and so"
            + " may the runners: then their names do not show. That none is seen proves nothing.";

    private static final String LOCK_IS_FREE = "No runner holds the runners' advisory lock of this database"
            + " now. The first runner that tries gets it: the runners connect only to try.";

    private static final Comparator<RunnerConnection> BY_AGE = comparing(
                    RunnerConnection::backendStart, nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingInt(RunnerConnection::pid);

    static ElectionJudge of(Observation seen) {
        var sorted = seen.connections().stream().sorted(BY_AGE).toList();
        var holder = sorted.stream()
                .filter(runner -> holdsLockOf(seen, runner))
                .findFirst()
                .orElse(null);
        return new ElectionJudge(
                seen,
                sorted.stream().filter(RunnerConnection::isElected).toList(),
                sorted.stream()
                        .filter(runner -> !runner.isElected() && !runner.equals(holder))
                        .filter(runner -> runner.database().equals(seen.database()))
                        .toList(),
                holder);
    }

    private static boolean holdsLockOf(Observation seen, RunnerConnection runner) {
        return seen.locks().stream()
                .anyMatch(lock -> lock.granted()
                        && lock.pid() == runner.pid()
                        && lock.database().equals(seen.database()));
    }

    /// Whether runners of this database take part in the election of the oldest connection, or did when they were
    /// last seen. Runners of other databases alone show nothing about this one. Who holds the lock leads by the
    /// lock, whatever its name.
    private boolean electsOldest() {
        return elected.stream().anyMatch(runner -> isHere(runner) && !runner.equals(holder))
                || (!elected.isEmpty() && plain.isEmpty() && holder == null && seen.earlier() == Scheme.OLDEST_OR_HA);
    }

    private boolean isHere(RunnerConnection runner) {
        return runner.database().equals(seen.database());
    }

    Leadership judge() {
        var schemes = (electsOldest() ? 1 : 0) + (plain.isEmpty() ? 0 : 1) + (holder == null ? 0 : 1);
        if (schemes > 1) {
            return new MixedElection(seen, electsOldest() ? new OldestElection(seen, elected) : null, holder, plain)
                    .leadership();
        }
        if (electsOldest()) {
            var server = new OldestElection(seen, elected);
            return server.isRefuted() ? amongThemselves(server) : server.leadership();
        }
        if (holder != null) {
            return locked(holder);
        }
        return plain.isEmpty() ? nobody() : withoutElection();
    }

    /// The runners of this database elect among themselves, whatever the line of the server says.
    private Leadership amongThemselves(OldestElection server) {
        var own = new OldestElection(seen, server.here()).leadership();
        var candidates = new ArrayList<>(own.succession());
        elected.stream()
                .filter(runner -> !isHere(runner))
                .map(Candidate::elsewhere)
                .forEach(candidates::add);
        var older = "A runner of this database was seen to enqueue a job although " + named(server.leaders())
                + " of another database " + (server.leaders().size() == 1 ? "is" : "are")
                + " older: these runners elect among themselves.";
        return new Leadership(
                own.scheme(),
                own.leader(),
                own.leader() == null
                        ? own.reason() + " " + older
                        : "It is the oldest runner of this database. " + older,
                own.lockHolder(),
                candidates,
                own.anomalies());
    }

    private Leadership nobody() {
        if (seen.visibility().hiddenSessions() > 0) {
            var sentence = NumberText.of(
                            seen.visibility().hiddenSessions(),
                            "session of this database has",
                            "sessions of this database have")
                    + " statements that this role cannot see: any of them may be a runner.";
            return new Leadership(
                    Scheme.UNKNOWN,
                    null,
                    "Unknown: " + sentence,
                    null,
                    List.of(),
                    List.of(new Anomaly(Code.HIDDEN_START, List.of(sentence), List.of())));
        }
        var candidates = new ArrayList<Candidate>();
        addElsewhere(candidates);
        if (seen.visibility().pooler()) {
            return new Leadership(Scheme.UNKNOWN, null, BEHIND_POOLER, null, candidates, List.of());
        }
        var advisory = seen.earlier() == Scheme.ADVISORY;
        return new Leadership(
                advisory ? Scheme.ADVISORY : Scheme.UNKNOWN,
                null,
                advisory ? LOCK_IS_FREE : absence(),
                null,
                candidates,
                List.of(new Anomaly(Code.NO_LEADER, evidenceOfNobody(), List.of())));
    }

    private String absence() {
        return (elected.isEmpty()
                        ? "No runner of this database is connected"
                        : "No runner of this database is connected, only runners of other databases")
                + ": the workers are asleep, or run without a job runner.";
    }

    private List<String> evidenceOfNobody() {
        var evidence = new ArrayList<String>();
        evidence.add("No connection " + (elected.isEmpty() ? "" : "to this database is ") + "named "
                + RunnerConnection.PREFIX + "…, none listens to queue_job, and none holds the runners' advisory"
                + " lock.");
        if (!elected.isEmpty()) {
            evidence.add("Not connected to this database: " + named(elected) + ".");
        }
        return evidence;
    }

    private Leadership locked(RunnerConnection leader) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate(leader, Role.LEADER, 1, "Leads, holds the lock"));
        addElsewhere(candidates);
        return new Leadership(
                Scheme.ADVISORY,
                leader,
                "It holds the runners' advisory lock of this database. The successor is not known before: it is"
                        + " the first runner that tries, and the others connect only to try.",
                leader,
                candidates,
                List.of());
    }

    private Leadership withoutElection() {
        var alone = plain.size() == 1;
        var candidates = new ArrayList<Candidate>();
        plain.forEach(runner ->
                candidates.add(new Candidate(runner, Role.LEADER, 1, alone ? "Dispatches alone" : "Dispatches too")));
        addElsewhere(candidates);
        if (alone) {
            return new Leadership(
                    Scheme.NONE,
                    plain.getFirst(),
                    "It is the only runner of this database. There is no election.",
                    null,
                    candidates,
                    List.of());
        }
        var evidence = plain.stream().map(ElectionJudge::evidence).toList();
        return new Leadership(
                Scheme.NONE,
                null,
                NumberText.of(plain.size(), "runner") + " work without an election: " + named(plain) + " all dispatch.",
                null,
                candidates,
                List.of(new Anomaly(Code.NO_ELECTION, evidence, pidsOf(plain))));
    }

    /// Adds the runners of other databases, which have nothing to do with the scheme of this one.
    private void addElsewhere(List<Candidate> candidates) {
        elected.stream()
                .filter(runner -> !isHere(runner))
                .forEach(runner -> candidates.add(Candidate.elsewhere(runner)));
    }

    private static String evidence(RunnerConnection runner) {
        var statement = runner.lastStatement();
        return "pid " + runner.pid() + ", " + runner.applicationName()
                + (statement == null ? "" : ": its last statement is " + shortened(statement)) + ".";
    }

    private static String shortened(String statement) {
        var line = statement.strip().lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /// `pid 1`, `pids 1, 2 and 3`
    static String named(List<RunnerConnection> some) {
        return (some.size() == 1 ? "pid " : "pids ") + ListText.and(pidsOf(some));
    }

    static List<Integer> pidsOf(List<RunnerConnection> some) {
        return some.stream().map(RunnerConnection::pid).toList();
    }

    static List<RunnerConnection> here(Stream<RunnerConnection> some, String database) {
        return some.filter(runner -> runner.database().equals(database)).toList();
    }
}
