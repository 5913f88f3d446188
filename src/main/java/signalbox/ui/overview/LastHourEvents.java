package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Observation.Visibility;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Event;
import signalbox.text.DurationText;
import signalbox.text.TimeText;

/// What happened among the runners in the last hour, newest first.
///
/// @param blind why they cannot be seen; empty when they can
/// @param since when the watch began, if that is less than an hour ago: nothing is known from before
record LastHourEvents(
        List<Line> lines, String blind, @Nullable Instant since) {
    private static final Duration HOUR = Duration.ofHours(1);

    enum Tone {
        NEUTRAL,
        GOOD,
        BAD
    }

    record Line(Instant at, String clock, String text, Tone tone) {}

    static LastHourEvents of(Snapshot snapshot) {
        var history = snapshot.history();
        var now = snapshot.serverTime();
        var from = now.minus(HOUR);
        var lines = new ArrayList<Line>();
        history.events().stream()
                .filter(event -> event.at().isAfter(from))
                .map(LastHourEvents::line)
                .forEach(lines::add);
        history.reportedGaps(now).stream()
                .filter(gap -> !ended(gap, now).isBefore(from))
                .forEach(gap -> lines.add(line(gap, now, history.isUnseenBefore(gap.from()))));
        lines.sort(Comparator.comparing(Line::at).reversed());
        return new LastHourEvents(
                List.copyOf(lines),
                blind(snapshot.observation().visibility()),
                history.since().isAfter(from) ? history.since() : null);
    }

    private static String blind(Visibility visibility) {
        if (visibility.standby() != null) {
            return "Runners cannot be seen from a hot standby.";
        }
        return visibility.pooler() ? "Runners that go through the pooler do not show." : "";
    }

    private static Instant ended(History.Gap gap, Instant now) {
        var until = gap.until();
        return until == null ? now : until;
    }

    private static Line line(History.Gap gap, Instant now, boolean unseenBefore) {
        var length = (unseenBefore ? "at least " : "") + DurationText.of(Duration.between(gap.from(), ended(gap, now)));
        var words = gap.until() == null ? "No leader for " + length : "There was no leader for " + length;
        return new Line(gap.from(), TimeText.clock(gap.from()), words, Tone.BAD);
    }

    private static Line line(Event event) {
        var pid = "pid " + event.pid();
        return new Line(
                event.at(),
                TimeText.clock(event.at()),
                switch (event.kind()) {
                    case JOINED -> pid + " joined the line";
                    case ELECTED -> pid + " leads";
                    case FIRST_DISPATCH -> pid + " enqueued its first job";
                    case LEADER_LOST -> pid + " led and is gone";
                    case LEFT -> pid + " left the line";
                },
                switch (event.kind()) {
                    case JOINED, LEFT -> Tone.NEUTRAL;
                    case ELECTED, FIRST_DISPATCH -> Tone.GOOD;
                    case LEADER_LOST -> Tone.BAD;
                });
    }
}
