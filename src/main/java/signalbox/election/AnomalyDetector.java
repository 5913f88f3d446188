package signalbox.election;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Observation.Ended;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// Finds faults that can happen under every scheme, from what was seen over time.
final class AnomalyDetector {
    /// A connection that ended earlier was brief. Runners that lose the lock of one of their databases close all
    /// connections and try again after 5 s.
    static final Duration SHORT_LIFE = Duration.ofSeconds(8);

    static final Duration LOOP_WINDOW = Duration.ofSeconds(60);
    static final int LOOP_ROUNDS = 3;

    private AnomalyDetector() {}

    static List<Anomaly> of(Observation seen, @Nullable RunnerConnection leader) {
        var anomalies = new ArrayList<Anomaly>();
        if (leader != null && leader.embedded() == EmbeddedMarker.OBSERVES) {
            observer(seen, leader, anomalies);
        } else if (leader != null && seen.serves(leader)) {
            ghost(seen, leader, anomalies);
        }
        reconnectLoops(seen, anomalies);
        if (seen.visibility().pooler()) {
            anomalies.add(new Anomaly(
                    Code.POOLER,
                    List.of("The server reports another pid for this session than when the connection began."),
                    List.of()));
        }
        return anomalies;
    }

    /// An observer that leads dispatches nothing, as intended: it is not a ghost.
    private static void observer(Observation seen, RunnerConnection leader, List<Anomaly> anomalies) {
        IdleLeader.due(seen)
                .ifPresent(due -> anomalies.add(new Anomaly(
                        Code.OBSERVER_LEADS,
                        List.of(
                                "pid " + leader.pid() + " is an embedded runner of Signalbox that only observes.",
                                due + "."),
                        List.of(leader.pid()))));
    }

    private static void ghost(Observation seen, RunnerConnection leader, List<Anomaly> anomalies) {
        IdleLeader.evidence(seen, leader, IdleLeader.GHOST_AFTER).ifPresent(idle -> {
            var evidence = new ArrayList<>(idle);
            evidence.add("pid " + leader.pid() + " leads" + activity(leader.stateChange(), seen) + ".");
            anomalies.add(new Anomaly(Code.GHOST_SUSPECTED, evidence, List.of(leader.pid())));
        });
    }

    private static String activity(@Nullable Instant at, Observation seen) {
        return at == null ? "" : ", its last activity was at " + UtcTime.since(at, seen.serverTime());
    }

    private static void reconnectLoops(Observation seen, List<Anomaly> anomalies) {
        if (isLockedForLong(seen)) {
            return; // Who loses the lock to the leader tries again each 5 s: such are its standbys.
        }
        var from = seen.serverTime().minus(LOOP_WINDOW);
        var brief = seen.endedLately().stream()
                .filter(ended -> ended.at().isAfter(from) && ended.lived().compareTo(SHORT_LIFE) < 0)
                .toList();
        brief.stream()
                .filter(ended -> ended.database().equals(seen.database()))
                .collect(groupingBy(Ended::host))
                .forEach((host, ended) -> {
                    var rounds = rounds(ended);
                    if (rounds.size() >= LOOP_ROUNDS) {
                        var evidence = new ArrayList<>(List.of(loop(seen.database() + " from " + host, rounds)));
                        evidence.addAll(lockedElsewhere(seen, brief, host));
                        anomalies.add(new Anomaly(Code.RECONNECT_LOOP, evidence, List.of()));
                    }
                });
    }

    private static boolean isLockedForLong(Observation seen) {
        var before = seen.serverTime().minus(SHORT_LIFE);
        return seen.locks().stream()
                .filter(lock -> lock.granted() && lock.database().equals(seen.database()))
                .anyMatch(lock -> seen.connections().stream()
                        .filter(runner -> runner.pid() == lock.pid())
                        .map(RunnerConnection::backendStart)
                        .anyMatch(start -> start == null || start.isBefore(before)));
    }

    /// The same connection may have been seen in two ways: it counts once.
    private static List<Ended> rounds(List<Ended> ended) {
        var byStart = new LinkedHashMap<Instant, Ended>();
        ended.forEach(each -> byStart.putIfAbsent(start(each), each));
        return List.copyOf(byStart.values());
    }

    private static Instant start(Ended ended) {
        return ended.at().minus(ended.lived());
    }

    /// The other databases that it connects to as briefly and whose lock another backend holds. A runner that does
    /// not get all locks closes all its connections.
    private static List<String> lockedElsewhere(Observation seen, List<Ended> brief, String host) {
        var others = brief.stream()
                .filter(ended -> ended.host().equals(host))
                .map(Ended::database)
                .filter(database -> !database.equals(seen.database()))
                .collect(toSet());
        return seen.locks().stream()
                .filter(lock -> lock.granted() && others.contains(lock.database()))
                .map(lock -> "It connects to " + lock.database() + " too, whose runners' lock pid " + lock.pid()
                        + " holds. Without that lock it also releases the lock of " + seen.database() + ".")
                .toList();
    }

    private static String loop(String what, List<Ended> rounds) {
        var longest = rounds.stream().map(Ended::lived).max(Duration::compareTo).orElse(Duration.ZERO);
        return NumberText.of(rounds.size(), "runner connection") + " to " + what + " ended within "
                + DurationText.setting(LOOP_WINDOW) + ", none older than " + DurationText.inSentence(longest) + ".";
    }
}
