package signalbox.election;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.Observation.Ended;

/// What goes wrong under any scheme, told from how things went rather than from how they are.
final class Symptoms {
    /// A healthy leader hands out a job that may run within moments.
    static final Duration GHOST_AFTER = Duration.ofSeconds(60);
    /// Runners that lose the lock of one of their databases drop all connections and try again after 5 s.
    static final Duration SHORT_LIFE = Duration.ofSeconds(8);

    static final Duration LOOP_WINDOW = Duration.ofSeconds(60);
    static final int LOOP_ROUNDS = 3;

    private Symptoms() {}

    static List<Anomaly> of(Observation seen, @Nullable RunnerConnection leader) {
        var anomalies = new ArrayList<Anomaly>();
        if (leader != null && leader.embedded() == Embedded.OBSERVES) {
            observer(seen, leader, anomalies);
        } else if (leader != null && seen.serves(leader)) {
            ghost(seen, leader, anomalies);
        }
        reconnectLoops(seen, anomalies);
        if (seen.sight().pooler()) {
            anomalies.add(new Anomaly(
                    Code.POOLER,
                    List.of(
                            "The server's pid of this session is not the one that the connection was told when it began."),
                    List.of()));
        }
        return anomalies;
    }

    /// That it hands out nothing is what it is there for: it is no ghost.
    private static void observer(Observation seen, RunnerConnection leader, List<Anomaly> anomalies) {
        var due = seen.work().dueSince();
        if (due != null) {
            anomalies.add(new Anomaly(
                    Code.OBSERVER_LEADS,
                    List.of(
                            "pid " + leader.pid() + " is a runner that Signalbox brought along to observe.",
                            "A job that could run, in a channel with room, waits since " + due + "."),
                    List.of(leader.pid())));
        }
    }

    private static void ghost(Observation seen, RunnerConnection leader, List<Anomaly> anomalies) {
        var limit = seen.serverTime().minus(GHOST_AFTER);
        var due = seen.work().dueSince();
        var last = seen.work().lastEnqueue();
        if (due == null || due.isAfter(limit) || (last != null && last.isAfter(limit))) {
            return;
        }
        var evidence = new ArrayList<String>();
        evidence.add("A job that could run, in a channel with room, is due since "
                + seen.work().jobDueSince()
                + ", and was seen to wait for "
                + Duration.between(due, seen.serverTime()).toSeconds() + " s.");
        evidence.add(last == null ? "No job was seen handed out." : "The last job was handed out at " + last + ".");
        evidence.add("pid " + leader.pid() + " leads" + activity(leader.stateChange()) + ".");
        anomalies.add(new Anomaly(Code.GHOST_SUSPECTED, evidence, List.of(leader.pid())));
    }

    private static String activity(@Nullable Instant at) {
        return at == null ? "" : ", its last activity was at " + at;
    }

    private static void reconnectLoops(Observation seen, List<Anomaly> anomalies) {
        var from = seen.serverTime().minus(LOOP_WINDOW);
        seen.endedLately().stream()
                .filter(ended -> ended.at().isAfter(from) && ended.lived().compareTo(SHORT_LIFE) < 0)
                .collect(groupingBy(ended -> ended.database() + " from " + ended.host()))
                .forEach((what, rounds) -> {
                    if (rounds.size() >= LOOP_ROUNDS) {
                        anomalies.add(new Anomaly(Code.RECONNECT_LOOP, List.of(loop(what, rounds)), List.of()));
                    }
                });
    }

    private static String loop(String what, List<Ended> rounds) {
        var longest = rounds.stream().map(Ended::lived).max(Duration::compareTo).orElse(Duration.ZERO);
        return rounds.size() + " runner connections to " + what + " ended within " + LOOP_WINDOW.toSeconds()
                + " s, none older than " + longest.toSeconds() + " s.";
    }
}
