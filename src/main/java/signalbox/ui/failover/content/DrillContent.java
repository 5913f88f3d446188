package signalbox.ui.failover.content;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.chart.DrillLanes;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;

/// One drill, running or over, as the card shows it.
///
/// @param title `Drill 37`
/// @param sentences what happened to the jobs, and what could not be seen
public record DrillContent(
        String title,
        String subtitle,
        String verdict,
        Tone tone,
        String reason,
        List<Tile> tiles,
        DrillLanes course,
        List<String> sentences) {
    public enum Tone {
        RUNS,
        GOOD,
        WARNING,
        BAD
    }

    /// @param value `38 ms`
    public record Tile(String name, String value, String caption, Tone tone) {}

    /// @param number null while it has none
    public static DrillContent of(DrillReport report, @Nullable Integer number, boolean runs) {
        var tone = runs ? Tone.RUNS : tone(report);
        return new DrillContent(
                number == null ? "Drill" : "Drill " + number,
                InjectionMethod.of(report.method()).title() + " · " + TimeText.exact(report.takenAt()),
                runs ? "running" : HistoryRow.text(report.verdict()),
                tone,
                runs ? "" : report.reason(),
                tiles(report, tone, runs),
                course(report, runs),
                sentences(report, runs));
    }

    private static Tone tone(DrillReport report) {
        return switch (report.verdict()) {
            case PASS -> Tone.GOOD;
            case OVER_TARGET, UNKNOWN -> Tone.WARNING;
            case FAILED, ABORTED -> Tone.BAD;
        };
    }

    private static List<Tile> tiles(DrillReport report, Tone tone, boolean runs) {
        var phases = report.phases();
        return List.of(
                tile("Detect", phases.gone(), "injection → backend gone", Tone.RUNS, runs),
                tile(
                        "Elect",
                        HistoryRow.minus(phases.elected(), phases.gone()),
                        "until the successor acts",
                        Tone.RUNS,
                        runs),
                tile(
                        "Dispatch",
                        HistoryRow.minus(phases.firstEnqueued(), phases.elected()),
                        "load channels, first job",
                        Tone.RUNS,
                        runs),
                tile(
                        "Gap, injection to first job",
                        report.gapSeconds(),
                        "target " + DurationText.setting(millis(report.targetSeconds())) + " · sampled every "
                                + DurationText.millis(millis(report.resolutionSeconds())),
                        tone,
                        runs));
    }

    private static Tile tile(String name, @Nullable Double seconds, String caption, Tone tone, boolean runs) {
        var unseen = runs ? "…" : "not seen";
        return new Tile(name, seconds == null ? unseen : DurationText.millis(millis(seconds)), caption, tone);
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static DrillLanes course(DrillReport report, boolean runs) {
        var line = report.timeline();
        return new DrillLanes(
                new TimeRange(at(report, line.from()), at(report, Math.max(line.to(), line.from() + 1))),
                report.takenAt(),
                line.lanes().stream().map(lane -> lane(report, lane)).toList(),
                line.dispatches().stream().map(at -> at(report, at)).toList(),
                flags(report),
                gap(report, line.to(), runs),
                runs);
    }

    private static List<DrillLanes.Flag> flags(DrillReport report) {
        var phases = report.phases();
        return Stream.of(
                        flag(DrillLanes.Kind.LOST, "leader lost", report, phases.gone()),
                        flag(DrillLanes.Kind.LEADER, "new leader", report, phases.elected()),
                        flag(DrillLanes.Kind.DISPATCH, "first job", report, phases.firstEnqueued()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DrillLanes.Flag> flag(
            DrillLanes.Kind kind, String what, DrillReport report, @Nullable Double seconds) {
        return Optional.ofNullable(seconds)
                .map(after ->
                        new DrillLanes.Flag(kind, at(report, after), what + " +" + DurationText.millis(millis(after))));
    }

    private static Optional<LeaderGap> gap(DrillReport report, double end, boolean runs) {
        if (report.phases().gone() == null && report.gapSeconds() == null) {
            return Optional.empty();
        }
        var gap = Optional.ofNullable(report.gapSeconds());
        return Optional.of(new LeaderGap(
                report.takenAt(),
                at(report, gap.orElse(end)),
                gap.map(seconds -> "gap " + DurationText.millis(millis(seconds)))
                        .orElse(runs ? "no dispatch seen yet" : "no dispatch seen")));
    }

    private static Instant at(DrillReport report, double seconds) {
        return report.takenAt().plusMillis(Math.round(seconds * 1000));
    }

    private static TimelineLane lane(DrillReport report, DrillReport.Lane lane) {
        var pid = Integer.toString(lane.pid());
        return new TimelineLane(
                pid,
                pid,
                lane.embedded() ? "EMBEDDED" : lane.name(),
                lane.spans().stream()
                        .map(span -> span(report, span, span.leads() ? "leading" : ""))
                        .toList(),
                lane.spans().isEmpty()
                        ? Optional.empty()
                        : Optional.of(at(report, lane.spans().getFirst().from())),
                Optional.ofNullable(lane.ended()).map(ended -> at(report, ended)),
                "");
    }

    private static TimelineLane.Span span(DrillReport report, DrillReport.Span span, String text) {
        return new TimelineLane.Span(
                at(report, span.from()),
                at(report, span.to()),
                span.leads() ? TimelineLane.Kind.LEADING : TimelineLane.Kind.STANDBY,
                text);
    }

    private static List<String> sentences(DrillReport report, boolean runs) {
        var sentences = new ArrayList<String>();
        var inFlight = report.inFlight();
        sentences.add(NumberText.of(inFlight.size(), "job was", "jobs were") + " in flight"
                + (inFlight.isEmpty() || (runs && inFlight.stream().allMatch(DrillContent::isOpen))
                        ? "."
                        : ": "
                                + inFlight.stream()
                                        .collect(Collectors.groupingBy(DrillContent::course, Collectors.counting()))
                                        .entrySet()
                                        .stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(each -> each.getValue() + " " + each.getKey())
                                        .collect(Collectors.joining(", "))
                                + "."));
        var orphaned = report.orphaned();
        if (!orphaned.isEmpty()) {
            sentences.add("The old leader left " + NumberText.of(orphaned.size(), "job")
                    + " enqueued that no worker has begun: " + String.join(", ", orphaned) + ".");
        }
        sentences.add(
                report.seenTwice().isEmpty()
                        ? "No job was seen enqueued or started twice" + (runs ? " so far." : ".")
                        : "Seen twice: " + String.join(", ", report.seenTwice()) + ".");
        if (runs) {
            return List.copyOf(sentences);
        }
        var without = report.noLeaderSeconds();
        sentences.add(
                (without == null
                        ? "It is not known how long there was no leader."
                        : "By the election's rule there was no leader for " + DurationText.measured(without, 3) + "."));
        sentences.add(
                report.twoLeadersSeconds() == 0
                        ? "No two runners were seen to lead at once."
                        : "More than one led for " + DurationText.measured(report.twoLeadersSeconds(), 3) + ".");
        Optional.ofNullable(report.gapReason())
                .filter(reason -> !reason.equals(report.reason()))
                .ifPresent(sentences::add);
        sentences.addAll(report.notObservable());
        return List.copyOf(sentences);
    }

    /// Whether it is not known yet what happened to the job.
    private static boolean isOpen(DrillReport.InFlight job) {
        return job.fate() == null && job.after().isEmpty();
    }

    private static String course(DrillReport.InFlight job) {
        var fate = job.fate();
        var after = fate == null ? job.after() : fate.label();
        return job.before() + (after.isEmpty() ? ", not seen to end yet" : " → " + after);
    }
}
