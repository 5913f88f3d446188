package signalbox.ui.screen.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Term;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.text.DurationText;
import signalbox.text.ShortUuid;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;
import signalbox.worker.ProcessKind;

/// Draws the history of the runners as lanes of a timeline. Times without a watch are dotted: that a connection existed
/// does not show which one led.
public final class RunnerLanes {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    /// Of the connections from before the watch, only the latest get a lane; the summary shows the others, too.
    private static final int MOST_EARLIER = 20;

    private static final String CRON = ProcessKind.CRON.name();

    private final History history;
    private final TimeRange range;
    private final List<LedgerTerm> terms;
    private final UnwatchedTimes unwatched;

    /// A lane, with the time up to which it is known.
    ///
    /// @param key empty for a connection from before the watch, which no table lists
    /// @param worker the kind of process in which it led, as far as known
    private record Line(
            History.Lane lane,
            Instant end,
            String key,
            @Nullable String worker) {
        Kind kind() {
            return CRON.equals(worker) ? Kind.LEADING_CRON : Kind.LEADING;
        }
    }

    private RunnerLanes(History history, TimeRange range) {
        this.history = history;
        this.range = range;
        this.terms = history.terms().stream()
                .filter(term -> end(term).isAfter(range.from()))
                .toList();
        this.unwatched = UnwatchedTimes.of(history, terms);
    }

    public static LeadershipLanes of(History history, TimeRange range) {
        return new RunnerLanes(history, range).leaders();
    }

    /// Distinguishes the lane of this backend from that of another one that had the same pid.
    public static String key(int pid, @Nullable Instant start) {
        return start == null ? Integer.toString(pid) : pid + "@" + start;
    }

    private LeadershipLanes leaders() {
        var seen = history.lanes().stream()
                .map(lane -> new Line(
                        lane,
                        Objects.requireNonNullElse(lane.ended(), range.to()),
                        key(lane.pid(), lane.backendStart()),
                        worker(lane)))
                .filter(line -> line.end().isAfter(range.from()))
                .toList();
        var earlier = earlier();
        var lines = Stream.concat(
                seen.stream(),
                earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size()).reversed().stream());
        return new LeadershipLanes(
                range, lines.map(this::lane).toList(), summary(Stream.concat(seen.stream(), earlier.stream())), gaps());
    }

    private @Nullable String worker(History.Lane lane) {
        return terms.stream()
                .map(LedgerTerm::leader)
                .filter(leader -> leader.is(lane))
                .map(LedgerTerm.Leader::worker)
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /// Connections that led and ended before the watch began.
    private List<Line> earlier() {
        var byLeader = new LinkedHashMap<LedgerTerm.Leader.LeaderBackend, List<LedgerTerm>>();
        terms.stream()
                .filter(term -> history.lanes().stream().noneMatch(term.leader()::is))
                .forEach(term -> byLeader.computeIfAbsent(term.leader().backend(), _ -> new ArrayList<>())
                        .add(term));
        return byLeader.values().stream().map(RunnerLanes::earlier).toList();
    }

    private static Line earlier(List<LedgerTerm> terms) {
        var leader = terms.getFirst().leader();
        var last = terms.getLast();
        var ended = last.ending() == Ending.ENDED || last.ending() == Ending.TERMINATED;
        var lane = new History.Lane(
                leader.pid(),
                leader.uuid(),
                leader.database(),
                leader.client(),
                leader.backendStart(),
                terms.getFirst().from(),
                last.lastSeen(),
                ended ? last.to() : null,
                terms.stream()
                        .map(term -> new Term(term.from(), term.knownFrom(), end(term)))
                        .toList());
        return new Line(lane, end(last), "", last.leader().worker());
    }

    private static Instant end(LedgerTerm term) {
        return Objects.requireNonNullElse(term.to(), term.lastSeen());
    }

    private List<Span> summary(Stream<Line> lines) {
        var leading = lines.flatMap(line -> line.lane().terms().stream()
                        .map(term -> new Span(
                                term.from(),
                                until(term, line),
                                line.kind(),
                                Integer.toString(line.lane().pid()))))
                .flatMap(span -> unwatched.mark(span).stream())
                .filter(span -> span.kind().leads());
        var dotted = unwatched.mark(new Span(range.from(), range.to(), Kind.STANDBY, "")).stream()
                .filter(span -> span.kind() == Kind.UNWATCHED);
        return Stream.concat(leading, dotted)
                .filter(span -> span.to().isAfter(range.from()))
                .toList();
    }

    private List<LeaderGap> gaps() {
        var earlier = terms.stream()
                .filter(term -> term.from().isBefore(history.since()))
                .filter(term -> term.gapBefore() != null && term.gapBefore().isPositive())
                .map(term -> gap(term.from().minus(Objects.requireNonNull(term.gapBefore())), term.from()));
        var seen = history.reportedGaps(range.to()).stream()
                .map(gap -> gap(gap.from(), Objects.requireNonNullElse(gap.until(), range.to())));
        return Stream.concat(earlier, seen)
                .filter(gap -> gap.to().isAfter(range.from()))
                .toList();
    }

    private LeaderGap gap(Instant from, Instant to) {
        var least = history.isUnseenBefore(from) ? "at least " : "";
        return new LeaderGap(from, to, "no leader for " + least + DurationText.of(Duration.between(from, to)));
    }

    private TimelineLane lane(Line line) {
        var lane = line.lane();
        var role = EmbeddedMarker.ofUuid(lane.uuid()) != EmbeddedMarker.NO
                ? "EMBEDDED"
                : CRON.equals(line.worker()) ? CRON : begin(lane.uuid());
        var spans = spans(line).stream()
                .filter(span -> span.to().isAfter(span.from()) && span.to().isAfter(range.from()))
                .toList();
        var ring = Optional.ofNullable(lane.backendStart()).filter(start -> !ledFrom(start, spans));
        return new TimelineLane(
                line.key(),
                Integer.toString(lane.pid()),
                role,
                spans,
                ring,
                Optional.ofNullable(lane.ended()),
                note(lane));
    }

    private static String begin(@Nullable String uuid) {
        return uuid == null ? "" : ShortUuid.of(uuid);
    }

    /// Whether it led from its start: then a ring would only hide the beginning of the bar.
    private static boolean ledFrom(Instant start, List<Span> spans) {
        return spans.stream()
                .anyMatch(span -> span.kind().leads()
                        && Duration.between(start, span.from()).abs().compareTo(AT_ONCE) < 0);
    }

    private List<Span> spans(Line line) {
        var lane = line.lane();
        var start = lane.backendStart();
        if (start == null) {
            return List.of(new Span(lane.firstSeen(), line.end(), Kind.HIDDEN, "start hidden by privileges"));
        }
        var spans = new ArrayList<Span>();
        var at = start;
        for (var term : lane.terms()) {
            spans.add(new Span(at, term.from(), Kind.STANDBY, ""));
            spans.add(new Span(term.from(), until(term, line), line.kind(), leading(term, line)));
            at = until(term, line);
        }
        spans.add(new Span(at, line.end(), Kind.STANDBY, ""));
        return spans.stream().flatMap(span -> unwatched.mark(span).stream()).toList();
    }

    private String leading(Term term, Line line) {
        return term.knownFrom()
                ? "leading · "
                        + DurationText.of(Duration.between(term.from(), unwatched.watchedUntil(until(term, line))))
                : "leading since before " + TimeText.narrow(unwatched.watchedFrom(term.from()), range.to());
    }

    private static String note(History.Lane lane) {
        var start = lane.backendStart();
        return "database " + lane.database()
                + (lane.uuid() == null ? "" : ", " + begin(lane.uuid()))
                + (lane.client() == null ? "" : ", from " + lane.client())
                + (start == null ? "" : "\nbackend started " + ShownTime.full(start))
                + (lane.ended() == null ? "" : "\nended, seen at " + ShownTime.full(lane.ended()));
    }

    private static Instant until(Term term, Line line) {
        return Objects.requireNonNullElse(term.until(), line.end());
    }
}
