package signalbox.ui.runners.content;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.election.Scheme;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.text.DurationText;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.runners.content.RunnerRow.LineState;
import signalbox.worker.Worker;
import signalbox.worker.log.RunnerProcess;

/// Everything about one connection.
///
/// @param role the badge: `leader`, `standby`, …
/// @param silence what its silence means; empty when it is not silent
/// @param whyTitle the question that the evidence answers
/// @param forecast null when it has ended
/// @param statement null when hidden or ended
/// @param spoken the caption of the statement: since when it is idle
/// @param process by what its entries in the log are found
public record RunnerDetail(
        BackendId id,
        LineState lineState,
        String role,
        ProcessTag worker,
        List<Anomaly> anomalies,
        String silence,
        List<Fact> facts,
        String whyTitle,
        List<String> evidence,
        @Nullable SuccessionForecast forecast,
        @Nullable String statement,
        String spoken,
        TerminatePermission permit,
        RunnerProcess process) {

    public record Fact(String key, String value, boolean mono) {}

    public static final String UUID = "UUID";

    private static final Pattern ODOO = Pattern.compile("odoo-(\\d{1,9})");

    private static final String SILENCE = "A runner with nothing to do sends a statement every 60 s; if its"
            + " next job has an ETA, it sleeps until then. If it is silent longer, its process may be gone and"
            + " only the backend left.";

    /// @param now by the server's clock
    public static RunnerDetail of(Candidate candidate, Snapshot snapshot, Instant now, TerminatePermission permit) {
        var runner = candidate.connection();
        var id = BackendId.of(runner);
        return new RunnerDetail(
                id,
                candidate.leads() ? LineState.LEADS : LineState.WAITS,
                role(candidate, snapshot),
                ProcessTag.of(runner, snapshot),
                snapshot.leadership().anomalies().stream()
                        .filter(anomaly -> anomaly.pids().contains(runner.pid()))
                        .toList(),
                RunnerVerdict.isSilent(runner, snapshot.serverTime()) ? SILENCE : "",
                facts(runner, snapshot, now),
                candidate.leads() ? "Why it leads" : "Why it has this place",
                evidence(candidate, snapshot),
                SuccessionForecast.of(runner, snapshot),
                runner.lastStatement(),
                spoken(runner, snapshot),
                permit,
                logging(runner, snapshot));
    }

    /// The process that was found behind the connection; else what its name tells: `odoo-PID`, in schemes without
    /// uuids.
    private static RunnerProcess logging(RunnerConnection runner, Snapshot snapshot) {
        return snapshot.workers()
                .behind(runner.pid())
                .map(worker -> new RunnerProcess(
                        runner.uuid(), worker.pid(), worker.process().started()))
                .orElseGet(() -> new RunnerProcess(runner.uuid(), pid(runner.applicationName()), null));
    }

    private static @Nullable Integer pid(String applicationName) {
        var named = ODOO.matcher(applicationName);
        return named.matches() ? Integer.valueOf(named.group(1)) : null;
    }

    private static String role(Candidate candidate, Snapshot snapshot) {
        return switch (candidate.role()) {
            case LEADER -> "leader";
            case STANDBY -> "standby";
            case UNKNOWN -> isOutside(candidate, snapshot) ? "other database" : "place unknown";
        };
    }

    /// Whether it belongs to another database and has no part in the election of this one.
    private static boolean isOutside(Candidate candidate, Snapshot snapshot) {
        return candidate.role() == Candidate.Role.UNKNOWN
                && snapshot.leadership().scheme() != Scheme.OLDEST_OR_HA
                && isForeign(candidate, snapshot)
                && snapshot.observation().visibility().standby() == null;
    }

    private static boolean isForeign(Candidate candidate, Snapshot snapshot) {
        return !candidate.connection().database().equals(snapshot.observation().database());
    }

    private static List<Fact> facts(RunnerConnection runner, Snapshot snapshot, Instant now) {
        var start = runner.backendStart();
        return List.of(
                new Fact(UUID, Objects.requireNonNullElse(runner.uuid(), runner.applicationName()), true),
                new Fact("Database", runner.database(), false),
                new Fact("Role", runner.role(), false),
                new Fact("Client", runner.clientLabel(), runner.client() != null),
                new Fact("Process", process(runner, snapshot), false),
                new Fact("Backend start", start == null ? RunnerRow.HIDDEN : moment(start, now), false),
                new Fact("Leader since", since(BackendId.of(runner), snapshot.history(), now), false),
                new Fact("Last activity", activity(runner, snapshot.serverTime()), false),
                new Fact("Advisory lock", locks(runner, snapshot), false));
    }

    private static String process(RunnerConnection runner, Snapshot snapshot) {
        return snapshot.workers().behind(runner.pid()).map(Worker::title).orElse("not known");
    }

    /// How the process was found, or why it is not known; and how old that is.
    private static String seenBy(RunnerConnection runner, Snapshot snapshot) {
        var workers = snapshot.workers();
        var reason = workers.reason(runner.pid());
        var listed = workers.takenAt();
        if (listed == null) {
            return "Its process: " + reason;
        }
        var age = DurationText.rough(Duration.between(listed, snapshot.takenAt()));
        return workers.behind(runner.pid())
                        .map(worker -> "It runs in " + worker.title() + ". " + reason + evidence(worker))
                        .orElse("Its process: " + reason)
                + " The processes were listed " + age + " earlier.";
    }

    private static String evidence(Worker worker) {
        var words = worker.verdict().text();
        return words.isEmpty() ? "" : " Evidence for its kind: " + words + ".";
    }

    private static String locks(RunnerConnection runner, Snapshot snapshot) {
        var locks = snapshot.observation().locks().stream()
                .filter(lock -> lock.pid() == runner.pid())
                .map(lock -> (lock.granted() ? "holds that of " : "waits for that of ") + lock.database())
                .toList();
        if (!locks.isEmpty()) {
            return String.join(", ", locks);
        }
        return switch (snapshot.leadership().scheme()) {
            case NONE, OLDEST_OR_HA -> ElectionAnswer.LOCK_UNUSED;
            case ADVISORY, MIXED, UNKNOWN -> "not held by this runner";
        };
    }

    /// As old as it was when it was read: there may have been more since.
    private static String activity(RunnerConnection runner, Instant readAt) {
        var at = runner.stateChange();
        return at == null ? RunnerRow.HIDDEN : moment(at, readAt);
    }

    private static String moment(Instant at, Instant now) {
        var sameDay = ShownZone.day(at).equals(ShownZone.day(now));
        return (sameDay ? TimeText.exact(at) : TimeText.withDate(at)) + " · "
                + DurationText.closeAgo(Duration.between(at, now));
    }

    private static String since(BackendId id, History history, Instant now) {
        var term = history.lanes().stream()
                .filter(lane -> BackendId.of(lane).equals(id))
                .flatMap(lane -> lane.terms().stream())
                .reduce((_, last) -> last)
                .orElse(null);
        if (term == null) {
            return "has not led since the watch began";
        }
        var until = term.until();
        if (until != null) {
            return "led until " + TimeText.narrow(until, now);
        }
        return term.knownFrom()
                ? moment(term.from(), now)
                : "before it was watched, " + TimeText.narrow(history.firstSeen(term), now);
    }

    private static List<String> evidence(Candidate candidate, Snapshot snapshot) {
        var runner = candidate.connection();
        var evidence = new ArrayList<String>();
        place(candidate, snapshot).ifPresent(evidence::add);
        neighbour(candidate, snapshot).ifPresent(evidence::add);
        if (isForeign(candidate, snapshot)) {
            evidence.add("It belongs to database " + runner.database()
                    + (isOutside(candidate, snapshot)
                            ? ", and has no part in the election of "
                                    + snapshot.observation().database() + "."
                            : ", but the election counts all runners of the server."));
        }
        switch (runner.embedded()) {
            case NO -> {}
            case DISPATCHES ->
                evidence.add("It is an embedded runner of Signalbox (its uuid has version 8): its enqueue statement"
                        + " checks that it"
                        + " leads.");
            case OBSERVES ->
                evidence.add(
                        "It is an embedded runner of Signalbox that only observes: while it leads, it dispatches no job.");
        }
        evidence.add(seenBy(runner, snapshot));
        if (runner.lastDispatched()) {
            evidence.add("Its last statement is one that enqueues a job.");
        }
        return List.copyOf(evidence);
    }

    private static Optional<String> place(Candidate candidate, Snapshot snapshot) {
        if (isOutside(candidate, snapshot)) {
            return Optional.empty();
        }
        var leadership = snapshot.leadership();
        var place = candidate.place();
        return Optional.of(
                candidate.leads() || place == null
                        ? leadership.reason()
                        : "Place " + place + " of " + leadership.succession().size() + ": "
                                + (place == 2 ? "one connection is" : (place - 1) + " connections are") + " older.");
    }

    /// The difference in age to the connection before or behind it.
    private static Optional<String> neighbour(Candidate candidate, Snapshot snapshot) {
        var own = candidate.connection().backendStart();
        var line = snapshot.leadership().succession();
        var at = line.indexOf(candidate) + (candidate.leads() ? 1 : -1);
        if (own == null || candidate.place() == null || at < 0 || at >= line.size()) {
            return Optional.empty();
        }
        var other = line.get(at).connection();
        var start = other.backendStart();
        if (start == null) {
            return Optional.empty();
        }
        var apart = DurationText.of(Duration.between(own, start).abs());
        return Optional.of(
                "pid " + other.pid() + " started " + apart + (start.isBefore(own) ? " before it." : " after it."));
    }

    private static String spoken(RunnerConnection runner, Snapshot snapshot) {
        var at = runner.stateChange();
        var state = runner.state();
        return at == null || state == null
                ? "hidden from this role"
                : state + " for " + DurationText.of(Duration.between(at, snapshot.serverTime()));
    }

    /// @param ended when its end was seen
    public static RunnerDetail ofEnded(History.Lane lane, Instant ended, Snapshot snapshot, Instant now) {
        var start = lane.backendStart();
        var row = RunnerRow.ofEnded(0, lane, ended, now);
        var leading = RunnerVerdict.endedLeading(lane);
        return new RunnerDetail(
                BackendId.of(lane),
                LineState.ENDED,
                "ended",
                ProcessTag.of(EmbeddedMarker.ofUuid(lane.uuid())),
                List.of(),
                "",
                List.of(
                        new Fact(UUID, lane.uuid() == null ? RunnerRow.HIDDEN : lane.uuid(), true),
                        new Fact("Database", lane.database(), false),
                        new Fact("Client", row.client(), lane.client() != null),
                        new Fact("Backend start", start == null ? RunnerRow.HIDDEN : moment(start, now), false),
                        new Fact("Lived", row.age(), false),
                        new Fact("Led", led(lane, snapshot.history(), now), false),
                        new Fact("End seen", moment(ended, now), false)),
                "How it ended",
                List.of(
                        leading ? "It led the queue until its backend ended." : "Its backend ended while it waited.",
                        "Last seen " + TimeText.exact(lane.lastSeen()) + ", gone " + TimeText.exact(ended) + " "
                                + ShownZone.word(ended) + "."),
                null,
                null,
                "",
                TerminatePermission.gone(),
                new RunnerProcess(lane.uuid(), null, null));
    }

    private static String led(History.Lane lane, History history, Instant now) {
        if (lane.terms().isEmpty()) {
            return "not since the watch began";
        }
        var last = lane.terms().getLast();
        var from = last.knownFrom()
                ? "from " + TimeText.narrow(last.from(), now)
                : "before " + TimeText.narrow(history.firstSeen(last), now);
        return last.until() == null ? from : from + " until " + TimeText.narrow(last.until(), now);
    }

    public String title() {
        return "pid " + id.pid();
    }

    /// For the clipboard.
    public String text() {
        var lines = new ArrayList<String>();
        lines.add(title() + " (" + role + ")");
        facts.forEach(fact -> lines.add(fact.key() + ": " + fact.value()));
        anomalies.forEach(anomaly -> lines.add(anomaly.code().title() + ": " + String.join(" ", anomaly.evidence())));
        lines.add(whyTitle + ": " + String.join(" ", evidence));
        if (forecast != null) {
            lines.add("If this backend ends: " + forecast.headline() + ". " + String.join(" ", forecast.sentences()));
        }
        if (lineState != LineState.ENDED) {
            lines.add("Last statement: " + Objects.requireNonNullElse(statement, "hidden from this role"));
        }
        return String.join("\n", lines);
    }
}
