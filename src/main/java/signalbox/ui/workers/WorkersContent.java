package signalbox.ui.workers;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.health.rule.Findings;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.ShownTime;
import signalbox.ui.kit.chart.LevelsSeries;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// What the Workers screen shows of a snapshot, or of a process list from elsewhere.
///
/// @param count `3 Odoo processes of 214`
/// @param source where they were listed, and how long ago; empty for a process list
/// @param kinds how many there are of each kind, only those of Odoo
/// @param asleep a sentence if no process serves HTTP; otherwise empty
/// @param due which jobs wait meanwhile, and which will: one sentence
/// @param finding what is wrong with the processes
/// @param course how many there were over time; null for a process list, which shows one moment
/// @param list where a process list comes from, how old it is, and what reading it found; empty for the present
/// processes
record WorkersContent(
        List<WorkerRow> rows,
        String count,
        String source,
        Map<ProcessKind, Long> kinds,
        String asleep,
        String due,
        Wrong finding,
        @Nullable LevelsSeries course,
        String list) {

    /// The severity is that of the worst finding, as on the other screens; the text is empty when nothing is
    /// wrong.
    record Wrong(String text, Severity severity) {
        static final Wrong NOTHING = new Wrong("", Severity.INFO);
    }

    /// The clocks of two hosts may differ.
    private static final Duration SLACK = Duration.ofMinutes(1);

    static WorkersContent of(Snapshot snapshot, boolean all, Instant now) {
        var workers = snapshot.workers();
        return new WorkersContent(
                shown(workers, all)
                        .map(worker -> WorkerRow.of(worker, workers, snapshot.leadership(), now))
                        .toList(),
                count(workers),
                source(workers, now),
                workers.kinds(),
                asleep(snapshot),
                due(snapshot),
                finding(snapshot),
                KindHistory.of(snapshot.history(), snapshot.serverTime()),
                "");
    }

    static WorkersContent listed(Workers workers, boolean all, Instant now) {
        var taken = Objects.requireNonNullElse(workers.takenAt(), now);
        return new WorkersContent(
                shown(workers, all)
                        .map(worker -> WorkerRow.listed(worker, taken, now))
                        .toList(),
                count(workers),
                "",
                workers.kinds(),
                asleep(SiteStatus.of(workers), ""),
                "",
                Wrong.NOTHING,
                null,
                "List from " + workers.source() + ", taken at " + ShownTime.full(taken) + ", " + age(taken, now)
                        + workers.remarks().stream().map(remark -> " " + remark).collect(joining()));
    }

    private static String age(Instant taken, Instant now) {
        return taken.isAfter(now.plus(SLACK))
                ? "which is in the future: is the time zone right?"
                : "age " + DurationText.of(Duration.between(taken, now)) + ".";
    }

    private static Stream<Worker> shown(Workers workers, boolean all) {
        return (all ? workers.all() : workers.odoo())
                .stream().sorted(Comparator.comparing(Worker::kind).thenComparingInt(Worker::pid));
    }

    private static String count(Workers workers) {
        return NumberText.of(workers.odoo().size(), "Odoo process", "Odoo processes") + " of "
                + NumberText.count(workers.all().size());
    }

    private static String source(Workers workers, Instant now) {
        var taken = workers.takenAt();
        return taken == null
                ? Objects.requireNonNullElse(workers.fault(), "not listed yet")
                : workers.source() + ", listed " + DurationText.ago(Duration.between(taken, now));
    }

    /// Nothing while the processes that serve HTTP may just be starting. Where it is not known whether the site is
    /// asleep, that is worth a word only if no runner leads: a leader is a sign of life.
    private static String asleep(Snapshot snapshot) {
        var site = SiteStatus.of(snapshot);
        var leads = snapshot.leadership().leader() != null
                || snapshot.observation().visibility().standby() != null;
        return Absence.ofHttpProcesses(snapshot).certainty() == Certainty.TOO_YOUNG
                        || (site.answer() == YesNoUnknown.UNKNOWN && leads)
                ? ""
                : asleep(site, "It is not known whether the site is asleep. ");
    }

    private static String asleep(SiteStatus site, String unknown) {
        return switch (site.answer()) {
            case YES -> "";
            case NO -> "Asleep: " + site.evidence();
            case UNKNOWN -> unknown + site.evidence();
        };
    }

    private static String due(Snapshot snapshot) {
        var facts = snapshot.waits().stream().map(ChannelWait::own).toList();
        var due = facts.stream().mapToLong(ChannelFacts::due).sum();
        var next = facts.stream()
                .flatMap(fact -> Stream.ofNullable(fact.moments().nextEta()))
                .min(Comparator.naturalOrder());
        return NumberText.count(due) + (due == 1 ? " job is due now" : " jobs are due now")
                + next.map(eta -> "; the next becomes due at " + ShownTime.brief(eta, snapshot.serverTime()))
                        .orElse("; none has an ETA in the future")
                + ".";
    }

    private static Wrong finding(Snapshot snapshot) {
        var wrong = new ArrayList<String>();
        var severity = Severity.INFO;
        if (snapshot.workers().fault() != null) {
            wrong.add(
                    "The processes cannot be listed now. " + snapshot.workers().fault());
            severity = Severity.CRITICAL;
        }
        var seen = snapshot.observation();
        for (var anomaly : snapshot.workers().cronWorkerRuns(seen.database(), seen.connections())) {
            wrong.add(anomaly.code().title() + ". " + String.join(" ", anomaly.evidence()));
            severity = Collections.max(List.of(severity, Findings.severity(anomaly, snapshot)));
        }
        return new Wrong(String.join(" ", wrong), severity);
    }

    /// `3 Odoo processes of 214 · this machine, listed 3 s ago`
    String counted() {
        return source.isEmpty() ? count : count + " · " + source;
    }

    /// `HTTP 2 · cron 1`
    String kindsText() {
        return String.join(
                " · ",
                kinds.entrySet().stream()
                        .map(entry -> entry.getKey().word() + " " + entry.getValue())
                        .toList());
    }

    Optional<WorkerRow> row(WorkerRow.@Nullable Id id) {
        return rows.stream().filter(row -> Objects.equals(row.id(), id)).findFirst();
    }
}
