package signalbox.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.election.BackendKey;
import signalbox.election.Observation.Ended;
import signalbox.election.session.ShortSessionQueries;
import signalbox.election.session.ShortSessionQueries.Young;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;

/// Sessions of runners that lasted only moments, which one look a second would usually miss. Safe for several threads.
public final class ShortSessions {
    private static final Duration CADENCE = Duration.ofMillis(20);
    private static final Duration BRIEF = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofMinutes(2);

    private record Brief(Young session, Instant end) {}

    private final Map<BackendKey, Young> present = new HashMap<>();
    private final List<Brief> ended = new ArrayList<>();

    /// Samples for that long. Blocks.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    public void sample(Database database, Duration length) throws InterruptedException {
        var end = Deadline.in(length);
        while (end.left().isPositive()) {
            see(database.use("sample the sessions", ShortSessionQueries::read));
            var left = end.left();
            if (left.isPositive()) {
                Thread.sleep(left.compareTo(CADENCE) < 0 ? left : CADENCE);
            }
        }
    }

    synchronized void see(List<Young> young) {
        var now = young.stream().map(Young::key).collect(Collectors.toSet());
        for (var gone : List.copyOf(present.keySet())) {
            if (!now.contains(gone)) {
                end(Objects.requireNonNull(present.remove(gone)));
            }
        }
        young.forEach(session -> present.merge(session.key(), session, ShortSessions::later));
    }

    /// A connection that was once seen to be a runner stays one.
    private static Young later(Young before, Young now) {
        return new Young(
                now.key(), now.database(), now.role(), now.host(), before.isRunner() || now.isRunner(), now.now());
    }

    private void end(Young session) {
        if (lived(session).compareTo(BRIEF) < 0) {
            ended.add(new Brief(session, session.now()));
        }
        var oldest = session.now().minus(KEPT);
        ended.removeIf(brief -> brief.end().isBefore(oldest));
    }

    private static Duration lived(Young session) {
        return Duration.between(Objects.requireNonNullElse(session.key().start(), session.now()), session.now());
    }

    /// The ended sessions of all processes of which any session was a runner's.
    synchronized List<Ended> ended() {
        return endedRunners()
                .map(session -> new Ended(session.database(), session.host(), lived(session), session.now()))
                .toList();
    }

    /// The roles of these sessions in this database.
    synchronized Set<String> roles(String database) {
        return endedRunners()
                .filter(session -> session.database().equals(database))
                .map(Young::role)
                .collect(Collectors.toSet());
    }

    private Stream<Young> endedRunners() {
        var runners = runners();
        return ended.stream().map(Brief::session).filter(session -> runners.contains(name(session)));
    }

    private Set<String> runners() {
        var names = new HashSet<String>();
        ended.stream().map(Brief::session).filter(Young::isRunner).forEach(session -> names.add(name(session)));
        return names;
    }

    private static String name(Young session) {
        return session.key().applicationName() + " from " + session.host();
    }
}
