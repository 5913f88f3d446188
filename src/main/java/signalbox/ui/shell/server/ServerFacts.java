package signalbox.ui.shell.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import signalbox.election.Candidate;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.SecretMask;

/// What this database has and what this role may see and do there.
///
/// @param warnings limits that hide or prevent something now
/// @param notes limits that hide or prevent nothing now
public record ServerFacts(List<Fact> facts, List<String> warnings, List<String> notes) {
    /// @param value without passwords
    record Fact(String key, String value) {
        Fact {
            value = SecretMask.masked(value);
        }
    }

    public static ServerFacts of(Snapshot snapshot) {
        var has = snapshot.capabilities();
        var hidden = snapshot.leadership().succession().stream()
                .map(Candidate::connection)
                .anyMatch(RunnerConnection::isHidden);
        var warnings = new ArrayList<String>();
        var notes = new ArrayList<String>();
        for (var limit : has.limits()) {
            // If all runners use this role, nothing is hidden.
            (!hidden && limit.equals(has.hiddenSessions()) ? notes : warnings).add(limit);
        }
        return new ServerFacts(facts(has, snapshot), List.copyOf(warnings), List.copyOf(notes));
    }

    /// The same with what the watch costs the server.
    public ServerFacts with(WatchLoad load) {
        var more = new ArrayList<>(facts);
        more.add(new Fact("Own load", text(load)));
        var limit = NumberText.percent(load.limit() * 100) + " of one core";
        var slowed = load.slowedTo();
        more.add(new Fact(
                "Load limit",
                slowed == null
                        ? limit
                        : limit + ": for that, jobs are read every " + DurationText.of(slowed)
                                + ", and runners looked at in between"));
        return new ServerFacts(List.copyOf(more), warnings, notes);
    }

    private static String text(WatchLoad load) {
        var minute = load.lastMinute();
        return NumberText.of(load.sessions(), "session") + "; in the last minute "
                + NumberText.of(minute.statements(), "statement") + ", about "
                + DurationText.millis(minute.server()) + " of the server, "
                + NumberText.size(minute.received()) + " received";
    }

    private static String guard(EnqueueGuard.Status guard) {
        return guard.fault() != null
                ? "not known to guard: " + guard.fault()
                : guard.installed() ? "installed" : "not installed";
    }

    private static List<Fact> facts(Capabilities has, Snapshot snapshot) {
        var rights = has.rights();
        return List.of(
                new Fact("Server", server(has.server())),
                new Fact("Database", has.server().database()),
                new Fact("Role", rights.role() + (rights.superuser() ? ", superuser" : "")),
                new Fact(
                        "Sessions",
                        has.seesAllSessions() ? "all roles' are seen in full" : "its own role's are seen in full"),
                new Fact(
                        "Backends",
                        rights.superuser() || rights.signalsBackends()
                                ? "may terminate any role's"
                                : "may terminate its own role's"),
                new Fact(
                        "Queue",
                        rights.writesQueue()
                                ? "may read and change"
                                : rights.readsQueue() ? "may read only" : "may not read"),
                new Fact("queue_job", Objects.requireNonNullElse(has.queueJob(), "version unknown")),
                new Fact(
                        "Schema",
                        has.features().isEmpty() ? "none of the newer features" : String.join(", ", has.features())),
                new Fact("Trigger", trigger(has.trigger())),
                new Fact("Open jobs", snapshot.open().exactness(snapshot.counts())),
                new Fact("Enqueue guard", guard(snapshot.guard())),
                new Fact("web.base.url", Objects.requireNonNullElse(has.baseUrl(), "not set or not readable")));
    }

    private static String server(Capabilities.ServerInfo server) {
        var standby = server.standby();
        return "PostgreSQL " + server.version()
                + (standby == null ? "" : ", " + standby.sentence())
                + (server.pooler() == null ? "" : ", behind a pooler");
    }

    private static String trigger(Capabilities.Trigger trigger) {
        return switch (trigger) {
            case COMPLETE -> "fires for insert, update and delete";
            case INCOMPLETE -> "does not fire for all three events";
            case DISABLED -> "disabled";
            case SILENT -> "does not notify";
            case UNKNOWN -> "not known whether it notifies";
            case MISSING -> "missing";
        };
    }
}
