package signalbox.election;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Candidate.Role;
import signalbox.postgres.capability.HotStandby;

/// Who leads, who follows in which order, and what is wrong with it. A pure function of an `Observation`: the
/// window, the command line, the embedded runner and the drills all call this one.
///
/// @param leader the one that leads by the rule in force; null when none leads, several lead, or it is not known
/// @param reason why this one leads, or why none can be named: one sentence
/// @param lockHolder the runner that holds the runners' advisory lock of this database; null when none does
/// @param succession all connections, those that lead first, hidden ones last
public record Leadership(
        Scheme scheme,
        @Nullable RunnerConnection leader,
        String reason,
        @Nullable RunnerConnection lockHolder,
        List<Candidate> succession,
        List<Anomaly> anomalies) {

    public Leadership {
        succession = List.copyOf(succession);
        anomalies = List.copyOf(anomalies);
    }

    /// Judges the election. On a hot standby nothing can be judged, and the result says so.
    public static Leadership of(Observation seen) {
        var standby = seen.visibility().standby();
        var judged = standby == null ? ElectionJudge.of(seen).judge() : unseen(seen, standby);
        var anomalies = new ArrayList<>(judged.anomalies());
        anomalies.addAll(AnomalyDetector.of(seen, judged.leader()));
        return new Leadership(
                judged.scheme(), judged.leader(), judged.reason(), judged.lockHolder(), judged.succession(), anomalies);
    }

    /// The scheme to remember for a time when no scheme shows: the one that this database's runners were last seen
    /// to use.
    ///
    /// @param before the scheme that was remembered so far
    public Scheme remembered(Scheme before) {
        return switch (scheme) {
            case NONE, OLDEST_OR_HA, ADVISORY -> scheme;
            case MIXED, UNKNOWN -> before;
        };
    }

    /// Runners work on the primary: that none is seen on a hot standby shows nothing.
    private static Leadership unseen(Observation seen, HotStandby standby) {
        var candidates = seen.connections().stream()
                .map(runner -> new Candidate(runner, Role.UNKNOWN, null, "On the standby"))
                .toList();
        var evidence = "This server is " + standby.sentence() + ".";
        var reason = "Unknown: this server is " + standby.sentence()
                + ". Runners work on the primary, and its sessions cannot be seen from here.";
        return new Leadership(
                Scheme.UNKNOWN,
                null,
                reason,
                null,
                candidates,
                List.of(new Anomaly(Code.STANDBY, List.of(evidence), List.of())));
    }

    /// The same with further anomalies.
    public Leadership with(List<Anomaly> found) {
        var all = new ArrayList<>(anomalies);
        all.addAll(found);
        return of(all);
    }

    /// The same without anomalies of this kind.
    public Leadership without(Anomaly.Code code) {
        return of(anomalies.stream().filter(anomaly -> anomaly.code() != code).toList());
    }

    /// The same with one more sentence in the anomalies of this kind.
    public Leadership noting(Anomaly.Code code, String sentence) {
        return of(anomalies.stream()
                .map(anomaly -> anomaly.code() == code ? anomaly.with(sentence) : anomaly)
                .toList());
    }

    private Leadership of(List<Anomaly> others) {
        return new Leadership(scheme, leader, reason, lockHolder, succession, others);
    }

    /// Who would lead if this backend ended: `of` again, without it.
    public static Leadership without(Observation seen, int pid) {
        return of(seen.withEarlier(of(seen).remembered(seen.earlier())).without(pid));
    }

    /// Who would lead if all of these ended.
    public static Leadership without(Observation seen, Collection<RunnerConnection> ended) {
        var left = seen.withEarlier(of(seen).remembered(seen.earlier()));
        for (var runner : ended) {
            left = left.without(runner.pid());
        }
        return of(left);
    }

    /// The reason as a clause that goes after "because": without a word of doubt before it and without its full stop.
    public String cause() {
        var clause = reason.replaceFirst("^Unknown: ", "").replaceFirst("\\.$", "");
        return clause.isEmpty() ? clause : Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    /// The connections that wait, in the order in which they would take over.
    public List<RunnerConnection> standbys() {
        return succession.stream()
                .filter(candidate -> candidate.role() == Role.STANDBY)
                .map(Candidate::connection)
                .toList();
    }

    /// Those that wait behind this one and serve its database: another database's runner is no help to it.
    public List<RunnerConnection> standbysBeside(RunnerConnection runner) {
        return standbys().stream()
                .filter(standby -> standby.database().equals(runner.database()) && !standby.isSameBackend(runner))
                .toList();
    }

    /// `leader`, `standby`, or another word for what this pid is.
    public String wordFor(int pid) {
        return succession.stream()
                .filter(candidate -> candidate.connection().pid() == pid)
                .map(candidate -> candidate.role().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("not a runner");
    }

    /// The pids that an anomaly points at.
    public Set<Integer> suspects() {
        var pids = new HashSet<Integer>();
        anomalies.forEach(anomaly -> pids.addAll(anomaly.pids()));
        return Set.copyOf(pids);
    }
}
