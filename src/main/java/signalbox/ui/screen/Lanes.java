package signalbox.ui.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.Embedded;
import signalbox.monitor.History;
import signalbox.monitor.History.Term;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Times;
import signalbox.ui.kit.chart.Gap;
import signalbox.ui.kit.chart.Lane;
import signalbox.ui.kit.chart.Lane.Kind;
import signalbox.ui.kit.chart.Lane.Span;
import signalbox.ui.kit.chart.Leaders;
import signalbox.ui.kit.chart.TimeRange;

/// Draws the history of the runners as lanes of a timeline. What was not watched is dotted: that a connection
/// existed says nothing about who led.
public final class Lanes {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final History history;
    private final TimeRange range;

    private Lanes(History history, TimeRange range) {
        this.history = history;
        this.range = range;
    }

    public static Leaders of(History history, TimeRange range) {
        return new Lanes(history, range).leaders();
    }

    private Leaders leaders() {
        var seen = history.lanes().stream()
                .filter(lane -> end(lane).isAfter(range.from()))
                .toList();
        var summary = seen.stream()
                .flatMap(lane -> lane.terms().stream()
                        .filter(term -> until(term, lane).isAfter(range.from()))
                        .map(term -> new Span(
                                watched(term.from()), until(term, lane), Kind.LEADING, Integer.toString(lane.pid()))))
                .toList();
        var gaps = history.gaps().stream()
                .map(gap -> gap(gap.from(), Objects.requireNonNullElse(gap.until(), range.to())))
                .filter(gap -> gap.to().isAfter(range.from()))
                .toList();
        return new Leaders(range, seen.stream().map(this::lane).toList(), summary, gaps);
    }

    private static Gap gap(Instant from, Instant to) {
        return new Gap(from, to, "no leader for " + Durations.of(Duration.between(from, to)));
    }

    private Lane lane(History.Lane lane) {
        var pid = Integer.toString(lane.pid());
        var uuid = Embedded.ofUuid(lane.uuid()) != Embedded.NO ? "EMBEDDED" : begin(lane.uuid());
        var spans = spans(lane).stream()
                .filter(span -> span.to().isAfter(span.from()) && span.to().isAfter(range.from()))
                .toList();
        var ring = Optional.ofNullable(lane.backendStart()).filter(start -> !ledFrom(start, spans));
        return new Lane(pid, pid, uuid, spans, ring, Optional.ofNullable(lane.ended()), note(lane));
    }

    private static String begin(@Nullable String uuid) {
        return uuid == null ? "" : uuid.substring(0, Math.min(8, uuid.length()));
    }

    /// Where a bar of leadership begins at once, a ring would only hide its begin.
    private static boolean ledFrom(Instant start, List<Span> spans) {
        return spans.stream()
                .anyMatch(span -> span.kind() == Kind.LEADING
                        && Duration.between(start, span.from()).abs().compareTo(AT_ONCE) < 0);
    }

    private List<Span> spans(History.Lane lane) {
        var start = lane.backendStart();
        var end = end(lane);
        if (start == null) {
            return List.of(new Span(lane.firstSeen(), end, Kind.HIDDEN, "start hidden by privileges"));
        }
        var spans = new ArrayList<Span>();
        spans.add(new Span(start, earlier(history.since(), end), Kind.UNWATCHED, ""));
        var at = watched(start);
        for (var term : lane.terms()) {
            var from = watched(term.from());
            spans.add(new Span(at, from, Kind.STANDBY, ""));
            spans.add(new Span(from, until(term, lane), Kind.LEADING, leading(term, lane)));
            at = until(term, lane);
        }
        spans.add(new Span(at, end, Kind.STANDBY, ""));
        return spans;
    }

    private String leading(Term term, History.Lane lane) {
        return term.knownFrom()
                ? "leading · " + Durations.of(Duration.between(term.from(), until(term, lane)))
                : "leading since before " + Times.clock(history.since());
    }

    private static String note(History.Lane lane) {
        var start = lane.backendStart();
        return "database " + lane.database()
                + (lane.client() == null ? "" : ", from " + lane.client())
                + (start == null ? "" : "\nbackend started " + Times.full(start) + " UTC")
                + (lane.ended() == null ? "" : "\nended, seen at " + Times.clock(lane.ended()));
    }

    private Instant end(History.Lane lane) {
        return Objects.requireNonNullElse(lane.ended(), range.to());
    }

    private Instant until(Term term, History.Lane lane) {
        return Objects.requireNonNullElse(term.until(), end(lane));
    }

    private Instant watched(Instant at) {
        return at.isBefore(history.since()) ? history.since() : at;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
