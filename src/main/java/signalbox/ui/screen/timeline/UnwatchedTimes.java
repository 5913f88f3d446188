package signalbox.ui.screen.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import signalbox.monitor.history.History;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.monitor.history.LedgerTerm.TimeSpan;
import signalbox.text.TimeOrder;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;

/// The times without a watch: before this one began (except times that the ledger has), and while it was paused.
final class UnwatchedTimes {
    private static final Instant EVER = Instant.MIN;
    private static final Instant NEVER = Instant.MAX;

    private final List<TimeSpan> stretches;

    private UnwatchedTimes(List<TimeSpan> stretches) {
        this.stretches = stretches;
    }

    /// @param terms the terms of leadership to look at, oldest first
    static UnwatchedTimes of(History history, List<LedgerTerm> terms) {
        var watched = new ArrayList<TimeSpan>();
        terms.forEach(term -> watched.add(new TimeSpan(begin(term), end(term))));
        watched.add(new TimeSpan(history.since(), NEVER));
        var unwatched = between(joined(watched));
        terms.forEach(term -> unwatched.addAll(term.unwatched()));
        unwatched.addAll(history.unwatched());
        for (var i = 1; i < terms.size(); i++) {
            var before = terms.get(i - 1);
            if (before.ending() == Ending.NOT_WATCHED && end(before).isBefore(begin(terms.get(i)))) {
                unwatched.add(new TimeSpan(end(before), begin(terms.get(i))));
            }
        }
        return new UnwatchedTimes(joined(unwatched));
    }

    private static Instant begin(LedgerTerm term) {
        return term.from().minus(Objects.requireNonNullElse(term.gapBefore(), Duration.ZERO));
    }

    private static Instant end(LedgerTerm term) {
        return Objects.requireNonNullElse(term.to(), term.lastSeen());
    }

    private static List<TimeSpan> between(List<TimeSpan> watched) {
        var unwatched = new ArrayList<TimeSpan>();
        var at = EVER;
        for (var stretch : watched) {
            unwatched.add(new TimeSpan(at, stretch.from()));
            at = stretch.to();
        }
        return unwatched;
    }

    /// In order, without overlaps.
    private static List<TimeSpan> joined(List<TimeSpan> stretches) {
        var joined = new ArrayList<TimeSpan>();
        stretches.stream().sorted(Comparator.comparing(TimeSpan::from)).forEach(next -> {
            var touches =
                    !joined.isEmpty() && !next.from().isAfter(joined.getLast().to());
            var last = touches ? joined.removeLast() : next;
            joined.add(new TimeSpan(last.from(), last.to().isAfter(next.to()) ? last.to() : next.to()));
        });
        return joined;
    }

    /// The span in pieces; those without a watch are marked.
    List<Span> mark(Span span) {
        var pieces = new ArrayList<Span>();
        var at = span.from();
        for (var stretch : stretches) {
            if (stretch.to().isAfter(at) && stretch.from().isBefore(span.to())) {
                pieces.add(new Span(at, TimeOrder.later(at, stretch.from()), span.kind(), span.text()));
                at = TimeOrder.earlier(stretch.to(), span.to());
                pieces.add(new Span(pieces.getLast().to(), at, Kind.UNWATCHED, ""));
            }
        }
        pieces.add(new Span(at, span.to(), span.kind(), span.text()));
        return pieces.stream().filter(piece -> piece.to().isAfter(piece.from())).toList();
    }

    /// The first watched moment from then on.
    Instant watchedFrom(Instant at) {
        return stretches.stream()
                .filter(stretch -> !stretch.from().isAfter(at) && stretch.to().isAfter(at))
                .map(TimeSpan::to)
                .findFirst()
                .orElse(at);
    }

    /// The last watched moment up to then.
    Instant watchedUntil(Instant at) {
        return stretches.stream()
                .filter(stretch -> stretch.from().isBefore(at) && !stretch.to().isBefore(at))
                .map(TimeSpan::from)
                .findFirst()
                .orElse(at);
    }
}
