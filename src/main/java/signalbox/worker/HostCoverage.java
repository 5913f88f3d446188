package signalbox.worker;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import signalbox.election.session.Backend;
import signalbox.worker.ProcessMatch.Found;
import signalbox.worker.ProcessMatch.MatchBasis;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;

/// Whether a database's Odoo runs only on the host whose processes are listed: then a process that is not listed does
/// not run anywhere.
///
/// @param begunAt when reading the list began, by this machine's clock
/// @param endedAt when the list was complete
/// @param sessions of the database, without Signalbox's own, by the pid of the backend; without those that are newer
///     than the list and belong to a process that it does not have
/// @param names the application names of those sessions
/// @param gone processes of Odoo that were listed before and no longer are
public record HostCoverage(
        Instant begunAt,
        Instant endedAt,
        Map<Integer, ProcessMatch> sessions,
        Map<Integer, String> names,
        Set<HostProcess> gone) {
    private static final Pattern PROGRAMS_OF_PEOPLE = Pattern.compile("(?:\\S*/)?(?:psql|pg_dump|pgcli)(?:\\s|$)");

    public HostCoverage {
        sessions = Map.copyOf(sessions);
        names = Map.copyOf(names);
        gone = Set.copyOf(gone);
    }

    /// @param listAge how long ago reading the list had begun when the sessions were read, by the monotonic clock
    public static HostCoverage of(
            Instant begunAt,
            Instant endedAt,
            ProcessMatcher matching,
            Collection<Backend> sessions,
            Duration listAge,
            Set<HostProcess> gone) {
        var matches = new HashMap<Integer, ProcessMatch>();
        sessions.forEach(session -> {
            var match = matching.match(session);
            var age = session.age();
            var isNewer = age != null && age.compareTo(listAge) < 0;
            if (!isNewer || !match.equals(new Missing(Reason.NO_SUCH_PROCESS))) {
                matches.put(session.pid(), match);
            }
        });
        return new HostCoverage(
                begunAt,
                endedAt,
                matches,
                sessions.stream().collect(toMap(Backend::pid, Backend::applicationName, (_, last) -> last)),
                gone);
    }

    /// Whether every session of the database comes from a process of Odoo on this host, or from a person's program
    /// there. What else has a connection may pass on those of other hosts: a pooler, a tunnel, a proxy of
    /// containers.
    public boolean isWhole() {
        return !sessions.isEmpty()
                && sessions.values().stream().allMatch(HostCoverage::isHere)
                && sessions.entrySet().stream().noneMatch(session -> contradicts(session.getKey(), session.getValue()));
    }

    private static boolean isHere(ProcessMatch match) {
        return match instanceof Found(var worker, var _) && (worker.isOdoo() || isOfPerson(worker));
    }

    private static boolean isOfPerson(Worker worker) {
        return PROGRAMS_OF_PEOPLE.matcher(worker.process().command()).lookingAt();
    }

    /// Whether a session shows that a process has the same pid for Odoo and on this host: in a container it has
    /// another one.
    public boolean showsSamePids() {
        return sessions.entrySet().stream()
                .anyMatch(session -> session.getValue() instanceof Found(var worker, var _)
                        && worker.isOdoo()
                        && named(session.getKey()).equals(OptionalInt.of(worker.pid())));
    }

    private OptionalInt named(int backend) {
        return ProcessMatcher.pidIn(names.getOrDefault(backend, ""));
    }

    /// Whether the session's name has another pid than the process that owns its socket.
    private boolean contradicts(int backend, ProcessMatch match) {
        var named = named(backend);
        return match instanceof Found(var worker, var way)
                && way == MatchBasis.SOCKET
                && worker.isOdoo()
                && named.isPresent()
                && named.getAsInt() != worker.pid();
    }

    /// Whether a process of Odoo with this pid was listed before and is gone.
    ///
    /// @param before the process began at this moment or earlier
    public boolean sawGo(int pid, Instant before) {
        return gone.stream()
                .anyMatch(process -> process.pid() == pid && !process.started().isAfter(before));
    }

    /// Whether the application name of any session has the pid of this process of Odoo.
    public boolean isNamed(int pid) {
        return names.containsValue("odoo-" + pid);
    }

    /// Whether sessions here are named after their processes.
    public boolean hasNames() {
        return names.values().stream()
                .anyMatch(name -> ProcessMatcher.pidIn(name).isPresent());
    }
}
