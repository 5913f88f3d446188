package signalbox.monitor.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.LedgerTerm.TimeSpan;
import signalbox.queue.JobState;
import signalbox.worker.ProcessKind;

/// What was seen since the watch began, at most the last 24 hours of it, and the terms of leadership from before. Times
/// are the server's.
///
/// @param since when the watch began
/// @param samples counts over time, oldest first, at most a few hundred
/// @param lanes one for each runner connection, oldest backend first: all that are connected, and some hundreds that
///     ended last
/// @param gaps the times without a leader, at most 500
/// @param events newest first, at most 200
/// @param terms what the ledger holds, oldest first; empty where none is kept
/// @param looks how the database is watched, and since when no job moves
public record History(
        Instant since,
        List<Sample> samples,
        List<Lane> lanes,
        List<Gap> gaps,
        List<Event> events,
        List<LedgerTerm> terms,
        Looks looks) {
    /// The longest time from the start of workers until their runners are connected: 15 s.
    public static final Duration START_TAKES = Duration.ofSeconds(15);

    /// How the database is watched.
    ///
    /// @param stillSince since when jobs that could run have waited while none was seen to be begun or ended; null
    ///     while jobs are, or when none waits
    /// @param moved at which look a job was last seen to have been enqueued, begun or ended since the look before;
    ///     null when none was
    public record Looks(
            Mode mode,
            @Nullable Instant stillSince,
            @Nullable Instant moved) {
        public static final Looks WATCH = of(Mode.WATCH);

        /// Nothing was seen yet.
        public static Looks of(Mode mode) {
            return new Looks(mode, null, null);
        }

        public enum Mode {
            /// The watch goes on: a doubt is settled later.
            WATCH,
            /// One look or a few, and then the verdict.
            ONCE
        }
    }

    /// The counts at one moment.
    ///
    /// @param counts of the states that were counted, not estimated
    /// @param oldestPendingSeconds null when no job was waiting
    /// @param processes how many processes of Odoo there were of each kind; null when they had not been listed
    public record Sample(
            Instant at,
            Map<JobState, Long> counts,
            @Nullable Long oldestPendingSeconds,
            @Nullable Map<ProcessKind, Long> processes) {
        public Sample {
            counts = Map.copyOf(counts);
            processes = processes == null ? null : Map.copyOf(processes);
        }
    }

    /// A runner connection over time.
    ///
    /// @param backendStart null when hidden
    /// @param ended null while it is connected
    /// @param terms when it led
    public record Lane(
            int pid,
            @Nullable String uuid,
            String database,
            @Nullable String client,
            @Nullable Instant backendStart,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant ended,
            List<Term> terms) {
        public Lane {
            terms = List.copyOf(terms);
        }

        /// Whether this lane is that runner's.
        public boolean is(RunnerConnection runner) {
            return pid == runner.pid()
                    && Objects.equals(uuid, runner.uuid())
                    && Objects.equals(backendStart, runner.backendStart());
        }

        Lane seenAt(Instant now) {
            return new Lane(pid, uuid, database, client, backendStart, firstSeen, now, null, terms);
        }

        Lane endedAt(Instant now) {
            return new Lane(pid, uuid, database, client, backendStart, firstSeen, lastSeen, now, terms);
        }

        Lane withTerms(List<Term> others) {
            return new Lane(pid, uuid, database, client, backendStart, firstSeen, lastSeen, ended, others);
        }
    }

    /// A time for which this connection led.
    ///
    /// @param knownFrom whether its beginning was seen; if not, the connection already led when the watch began
    /// @param until null while it lasts
    public record Term(
            Instant from, boolean knownFrom, @Nullable Instant until) {}

    /// A time without a leader.
    ///
    /// @param until null while it lasts
    public record Gap(Instant from, @Nullable Instant until) {
        private Duration lastedBy(Instant now) {
            return Duration.between(from, Objects.requireNonNullElse(until, now));
        }
    }

    /// Something that happened among the runners.
    public record Event(Instant at, Kind kind, int pid, String text) {
        public enum Kind {
            JOINED,
            ELECTED,
            FIRST_DISPATCH,
            LEADER_LOST,
            LEFT
        }
    }

    public History {
        samples = List.copyOf(samples);
        lanes = List.copyOf(lanes);
        gaps = List.copyOf(gaps);
        events = List.copyOf(events);
        terms = List.copyOf(terms);
    }

    /// When no ledger is kept.
    public History(Instant since, List<Sample> samples, List<Lane> lanes, List<Gap> gaps, List<Event> events) {
        this(since, samples, lanes, gaps, events, List.of(), Looks.WATCH);
    }

    /// The gaps that are reported. A watch may begin in the middle of a start: a gap from the beginning of the
    /// watch that is shorter than a start is not reported.
    public List<Gap> reportedGaps(Instant now) {
        return gaps.stream()
                .filter(gap -> !gap.from().equals(since) || gap.lastedBy(now).compareTo(START_TAKES) >= 0)
                .toList();
    }

    /// The times without looks, longer than the usual time between two, as connections show that ended in them: the
    /// server or the network was gone. The connections ended somewhere in such a time, but it is not known when.
    public List<TimeSpan> unwatched() {
        var ofLanes = lanes.stream().flatMap(lane -> TimeSpan.between(lane.lastSeen(), lane.ended()).stream());
        var ofTerms = terms.stream().flatMap(term -> TimeSpan.between(term.lastSeen(), term.to()).stream());
        return Stream.concat(ofLanes, ofTerms)
                .filter(TimeSpan::isLong)
                .distinct()
                .toList();
    }

    /// Whether the gap may have begun before it was seen.
    public boolean isUnseenBefore(Instant gapFrom) {
        return unwatched().stream().anyMatch(stretch -> stretch.to().equals(gapFrom));
    }

    /// The earliest moment about which anything is known.
    public Instant begin() {
        return terms.isEmpty() || since.isBefore(terms.getFirst().from())
                ? since
                : terms.getFirst().from();
    }

    /// The first moment at which the term was seen, also for a term whose beginning was not seen.
    public Instant firstSeen(Term term) {
        var known = terms.stream().anyMatch(kept -> kept.from().equals(term.from()));
        return known || term.from().isAfter(since) ? term.from() : since;
    }

    public History withLanes(List<Lane> others) {
        return new History(since, samples, others, gaps, events, terms, looks);
    }

    /// A connection that is still there may have led in earlier watches, too: adds those terms.
    public History withTerms(List<LedgerTerm> all) {
        var earlier = all.stream()
                .filter(term -> term.from().isBefore(since))
                .collect(groupingBy(term -> term.leader().pid()));
        var longer = lanes.stream()
                .map(lane -> withEarlier(lane, earlier.getOrDefault(lane.pid(), List.of())))
                .toList();
        return new History(since, samples, longer, gaps, events, all, looks);
    }

    public History withLooks(Looks others) {
        return new History(since, samples, lanes, gaps, events, terms, others);
    }

    private Lane withEarlier(Lane lane, List<LedgerTerm> ofItsPid) {
        var earlier = ofItsPid.stream().filter(term -> term.leader().is(lane)).toList();
        if (earlier.isEmpty()) {
            return lane;
        }
        var last = earlier.getLast();
        var goesOn = last.to() == null || !last.to().isBefore(since);
        var terms = new ArrayList<Term>();
        earlier.forEach(term -> terms.add(new Term(term.from(), term.knownFrom(), term.to())));
        lane.terms().stream().skip(goesOn ? 1 : 0).forEach(terms::add);
        return lane.withTerms(terms);
    }

    public static History startingAt(Instant since) {
        return new History(since, List.of(), List.of(), List.of(), List.of());
    }
}
