package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.LogEventKind;
import signalbox.worker.log.RequestFault;
import signalbox.worker.log.RunnerLog;

/// What the newest entries of the runner's log show about this time, in sentences: how many there are, the first and
/// the last, and the newest with its cause. What is not in the log shows nothing: the log may be another one, or
/// written
/// at another level. Pure.
///
/// @param entries about the snapshot's database, of the last quarter of an hour
/// @param began when the last job began: requests that failed before it say nothing about now; null: not known
public record LogEvidence(
        String source, List<LogEntry> entries, @Nullable Instant began, Instant now) {
    /// A log that was read longer ago says nothing about now.
    static final Duration READ_WITHIN = Duration.ofMinutes(3);

    /// The newest entry of a kind must not be older.
    static final Duration NEW = Duration.ofMinutes(5);

    private static final Duration REACH = Duration.ofMinutes(15);
    /// The clocks of the host and of the server differ.
    private static final Duration AHEAD = Duration.ofSeconds(30);

    public LogEvidence {
        entries = List.copyOf(entries);
    }

    /// Empty where no log was read lately.
    public static Optional<LogEvidence> of(KnownLog known, Snapshot snapshot) {
        return known instanceof KnownLog.Read(var log, var at) && isRecent(at, snapshot)
                ? Optional.of(of(log, snapshot))
                : Optional.empty();
    }

    private static boolean isRecent(Instant at, Snapshot snapshot) {
        return Duration.between(at, snapshot.takenAt()).abs().compareTo(READ_WITHIN) <= 0;
    }

    private static LogEvidence of(RunnerLog log, Snapshot snapshot) {
        var now = snapshot.serverTime();
        var database = snapshot.observation().database();
        return new LogEvidence(
                log.source(),
                log.entries().stream()
                        .filter(entry -> entry.at().isAfter(now.minus(REACH))
                                && entry.at().isBefore(now.plus(AHEAD))
                                && entry.isAbout(database))
                        .toList(),
                snapshot.health()
                        .slots()
                        .known()
                        .map(slots -> slots.running().movement().moves().began())
                        .orElse(null),
                now);
    }

    /// That requests to Odoo fail; empty where no entry shows it, or where a job has begun since.
    public Optional<String> failedRequests() {
        return failed(entry -> began == null || entry.at().isAfter(began));
    }

    /// That the requests for this job fail.
    public Optional<String> failedRequests(String uuid) {
        return failed(entry -> uuid.equals(entry.job()));
    }

    private Optional<String> failed(Predicate<LogEntry> wanted) {
        var failed = of(LogEventKind.FAILED_REQUEST, entry -> entry.fault().hindersJobs() && wanted.test(entry));
        return newest(failed)
                .map(newest -> sentence(
                        failed,
                        NumberText.of(failed.size(), "request to Odoo", "requests to Odoo") + " failed ("
                                + outcomes(failed) + ")"));
    }

    /// `3 refused, 1 timed out`
    private static String outcomes(List<LogEntry> failed) {
        var counts = failed.stream()
                .collect(Collectors.groupingBy(entry -> entry.fault().outcome(), Collectors.counting()));
        return Arrays.stream(RequestFault.values())
                .map(RequestFault::outcome)
                .distinct()
                .filter(counts::containsKey)
                .map(outcome -> NumberText.count(Objects.requireNonNull(counts.get(outcome))) + " " + outcome)
                .collect(Collectors.joining(", "));
    }

    /// That jobs were put back because their requests failed.
    public Optional<String> putBack() {
        var back =
                of(LogEventKind.PUT_BACK, entry -> began == null || entry.at().isAfter(began));
        return newest(back)
                .map(_ -> sentence(back, "the runner put back " + NumberText.of(back.size(), "job", "jobs")));
    }

    /// That a runner starts over after errors; empty if it was ready, or led, after the last one.
    public Optional<String> restarts() {
        var restarts = of(LogEventKind.RESTART, _ -> true);
        return newest(restarts)
                .filter(last -> entries.stream().noneMatch(entry -> isUpAgain(entry, last)))
                .map(_ ->
                        sentence(restarts, "a runner started over " + NumberText.of(restarts.size(), "time", "times")));
    }

    private static boolean isUpAgain(LogEntry entry, LogEntry restart) {
        return Objects.equals(entry.pid(), restart.pid())
                && entry.at().isAfter(restart.at())
                && (entry.kind() == LogEventKind.READY || entry.kind() == LogEventKind.LEADS);
    }

    /// That runners see that another leads.
    public Optional<String> followers() {
        var waits = of(LogEventKind.FOLLOWS, _ -> true);
        return newest(waits)
                .map(_ -> sentence(
                        waits,
                        "runners wrote " + NumberText.of(waits.size(), "time", "times") + " that they do not lead"));
    }

    /// That processes did not start a runner, or ended it.
    public Optional<String> absentRunners() {
        var ends = entries.stream()
                .filter(entry -> entry.kind() == LogEventKind.CRON || entry.kind() == LogEventKind.STOPS)
                .toList();
        return newest(ends)
                .map(_ -> sentence(
                        ends,
                        NumberText.of(ends.size(), "entry says", "entries say")
                                + " that a runner ended or was not started"));
    }

    private List<LogEntry> of(LogEventKind kind, Predicate<LogEntry> wanted) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && wanted.test(entry))
                .toList();
    }

    private Optional<LogEntry> newest(List<LogEntry> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.getLast()).filter(last -> last.at().isAfter(now.minus(NEW)));
    }

    private String sentence(List<LogEntry> some, String what) {
        var last = some.getLast();
        var first = some.getFirst();
        return "The log " + source + " says: " + what + ", "
                + (some.size() == 1 ? "at " : "from " + UtcTime.brief(first.at(), now) + " to ")
                + UtcTime.since(last.at(), now) + ". "
                + (some.size() == 1 ? "The entry" : "The newest") + " (" + last.process() + "): "
                + Stream.of(last.message(), last.cause())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(": "));
    }
}
