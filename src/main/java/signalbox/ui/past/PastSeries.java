package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.record.read.Episode;
import signalbox.record.read.PastStretch;
import signalbox.record.read.RecordedMinute;
import signalbox.record.read.WatchHole;
import signalbox.text.DurationText;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.RecordedSeries;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;

/// A stretch of a recording as charts draw it. Nothing is drawn where nobody watched but that.
///
/// @param newest until when something is recorded: what has no end lasts until then
record PastSeries(PastStretch stretch, Instant newest) {
    private static final String CRON = "CRON";

    /// A time in which the same runner led.
    ///
    /// @param pid 0: none, or not known
    private record LedTime(int pid, String worker, String heading, Instant from, Instant to) {
        Kind kind() {
            return CRON.equals(worker) ? Kind.LEADING_CRON : Kind.LEADING;
        }
    }

    TimeRange range() {
        return new TimeRange(stretch.from(), stretch.to());
    }

    /// For the scrubber.
    RecordedSeries recorded() {
        var ledTimes = ledTimes();
        return new RecordedSeries(
                range(),
                stretch.minutes().stream().map(PastSeries::minute).toList(),
                ledTimes.stream()
                        .filter(led -> led.pid() != 0)
                        .map(led -> new Span(
                                led.from(),
                                led.to(),
                                led.kind(),
                                led.pid() + (led.worker().isEmpty() ? "" : " · " + led.worker())))
                        .toList(),
                gaps(ledTimes),
                stretch.findings().stream()
                        .filter(each -> !each.began().isBefore(stretch.from()))
                        .map(each -> new RecordedSeries.FindingMark(
                                each.began(), PastFacts.severity(each), each.fact("title")))
                        .toList(),
                stretch.unwatched().stream()
                        .map(hole -> new TimeRange(hole.from(), hole.to()))
                        .toList());
    }

    private static ThroughputSeries.Minute minute(RecordedMinute minute) {
        return new ThroughputSeries.Minute(minute.start(), minute.done(), minute.failed());
    }

    /// Jobs per minute; minutes in which it was not always watched are marked.
    ThroughputSeries throughput() {
        var minutes = new LinkedHashMap<Instant, ThroughputSeries.Minute>();
        for (var at = stretch.from().truncatedTo(ChronoUnit.MINUTES);
                at.isBefore(stretch.to());
                at = at.plus(Duration.ofMinutes(1))) {
            if (touchesHole(at)) {
                minutes.put(at, new ThroughputSeries.Minute(at, 0, 0, false));
            }
        }
        for (var minute : stretch.minutes()) {
            minutes.put(
                    minute.start(),
                    new ThroughputSeries.Minute(
                            minute.start(), minute.done(), minute.failed(), !touchesHole(minute.start())));
        }
        return new ThroughputSeries(range(), List.copyOf(minutes.values()), gaps(ledTimes()), stretch.from());
    }

    private boolean touchesHole(Instant minute) {
        var end = minute.plus(Duration.ofMinutes(1));
        return stretch.unwatched().stream()
                .anyMatch(hole -> hole.from().isBefore(end) && hole.to().isAfter(minute));
    }

    private List<LeaderGap> gaps(List<LedTime> ledTimes) {
        return ledTimes.stream()
                .filter(led -> led.pid() == 0 && led.heading().equals("No leader"))
                .map(led -> new LeaderGap(
                        led.from(), led.to(), "no leader, " + DurationText.of(Duration.between(led.from(), led.to()))))
                .toList();
    }

    /// Who led when. What follows without a break and is the same is one.
    private List<LedTime> ledTimes() {
        var ledTimes = new ArrayList<LedTime>();
        for (var lead : stretch.leads()) {
            var next = new LedTime(
                    PastFacts.leaderPid(lead),
                    PastFacts.worker(lead),
                    PastFacts.hasLeader(lead) ? "" : PastFacts.noLeader(lead),
                    lead.began(),
                    end(lead));
            var last = ledTimes.isEmpty() ? null : ledTimes.getLast();
            if (last != null
                    && last.pid() == next.pid()
                    && last.heading().equals(next.heading())
                    && touch(last, next)) {
                ledTimes.removeLast();
                var worker = next.worker().isEmpty() ? last.worker() : next.worker();
                ledTimes.add(new LedTime(next.pid(), worker, next.heading(), last.from(), next.to()));
            } else {
                ledTimes.add(next);
            }
        }
        return ledTimes;
    }

    private static boolean touch(LedTime one, LedTime next) {
        return Duration.between(one.to(), next.from()).abs().compareTo(Duration.ofSeconds(2)) < 0;
    }

    private Instant end(Episode episode) {
        return Objects.requireNonNullElse(episode.ended(), newest);
    }

    /// A lane for each connection.
    LeadershipLanes lanes() {
        var ledTimes = ledTimes();
        var lanes = new LinkedHashMap<String, List<Episode>>();
        for (var runner : stretch.runners()) {
            lanes.computeIfAbsent(runner.fact("pid") + " " + runner.fact("start"), _ -> new ArrayList<>())
                    .add(runner);
        }
        return new LeadershipLanes(
                range(),
                lanes.values().stream()
                        .map(episodes -> lane(episodes, ledTimes))
                        .toList(),
                List.of(),
                gaps(ledTimes));
    }

    private TimelineLane lane(List<Episode> episodes, List<LedTime> ledTimes) {
        var first = episodes.getFirst();
        var last = episodes.getLast();
        var pid = first.fact("pid");
        var own = ledTimes.stream()
                .filter(led -> Integer.toString(led.pid()).equals(pid))
                .filter(led -> led.from().isBefore(end(last)) && !led.to().isBefore(first.began()))
                .toList();
        var worker = own.stream()
                .map(LedTime::worker)
                .filter(word -> !word.isEmpty())
                .reduce((_, newer) -> newer)
                .orElse("");
        var standby = episodes.stream().map(each -> new Span(each.began(), end(each), Kind.STANDBY, ""));
        var leading = own.stream()
                .map(led -> new Span(
                        led.from(),
                        led.to(),
                        led.kind(),
                        "led " + DurationText.of(Duration.between(led.from(), led.to()))));
        var holes = stretch.unwatched().stream()
                .filter(hole -> isBetween(hole, first.began(), end(last)))
                .map(hole -> new Span(hole.from(), hole.to(), Kind.UNWATCHED, ""));
        var spans = Stream.of(standby, leading, holes)
                .flatMap(each -> each)
                .filter(span -> span.to().isAfter(stretch.from()) && span.from().isBefore(stretch.to()))
                .toList();
        return new TimelineLane(
                "",
                pid,
                worker,
                spans,
                first.seenBegin() ? Optional.of(first.began()) : Optional.empty(),
                last.seenEnd() ? Optional.ofNullable(last.ended()) : Optional.empty(),
                first.fact("client"));
    }

    private static boolean isBetween(WatchHole hole, Instant from, Instant to) {
        return !hole.from().isBefore(from) && !hole.to().isAfter(to);
    }
}
