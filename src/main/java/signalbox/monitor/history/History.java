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
import signalbox.monitor.history.LedgerTerm.Stretch;
import signalbox.queue.JobState;

/// What was seen since the watch began, at most the last 24 hours of it, and the terms of leadership from
/// before. Times are the server's.
///
/// @param since when the watch began
/// @param samples counts over time, oldest first, at most a few hundred
/// @param lanes one per runner connection, oldest backend first: all that are there, and the last hundreds that ended
/// @param gaps when nobody led, at most 500
/// @param events newest first, at most 200
/// @param terms what the ledger holds, oldest first; empty where none is kept
/// @param looks how it is looked at, and since when nothing moves
public record History(
        Instant since,
        List<Sample> samples,
        List<Lane> lanes,
        List<Gap> gaps,
        List<Event> events,
        List<LedgerTerm> terms,
        Looks looks) {
    /// How long workers and their runners may take to be there, from their start on: 15 s.
    public static final Duration START_TAKES = Duration.ofSeconds(15);

    /// How the database is looked at.
    ///
    /// @param stillSince since when jobs that could run wait and no job was seen to be enqueued, begun or ended;
    /// null while one moves, or none waits
    public record Looks(Mode mode, @Nullable Instant stillSince) {
        public static final Looks WATCH = new Looks(Mode.WATCH, null);

        public enum Mode {
            /// It goes on: what is in doubt shows later.
            WATCH,
            /// One look or a few, and then the judgement.
            ONCE
        }
    }

    /// The counts at one moment.
    ///
    /// @param oldestPendingSeconds null when nothing was waiting
    /// @param processes how many of Odoo's there were of each kind; null when nobody had listed them
    public record Sample(
            Instant at,
            Map<JobState, Long> counts,
            @Nullable Long oldestPendingSeconds,
            @Nullable Map<signalbox.worker.ProcessKind, Long> processes) {
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

        /// Whether it is this runner's.
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

    /// A time of leadership.
    ///
    /// @param knownFrom whether its begin was seen; else the connection already led when the watch began
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

    /// Without a ledger.
    public History(Instant since, List<Sample> samples, List<Lane> lanes, List<Gap> gaps, List<Event> events) {
        this(since, samples, lanes, gaps, events, List.of(), Looks.WATCH);
    }

    /// Those that are told of: a watch may begin in the middle of a start, so one that it began in, and that is no
    /// longer than a start takes, is no loss of a leader.
    public List<Gap> toldGaps(Instant now) {
        return gaps.stream()
                .filter(gap -> !gap.from().equals(since) || gap.lastedBy(now).compareTo(START_TAKES) >= 0)
                .toList();
    }

    /// When nobody looked for longer than looks are apart, as connections show that ended meanwhile: the server was
    /// gone, or the network. Somewhere in such a stretch they ended, and nobody can say where.
    public List<Stretch> unseen() {
        var ofLanes = lanes.stream().flatMap(lane -> Stretch.between(lane.lastSeen(), lane.ended()).stream());
        var ofTerms = terms.stream().flatMap(term -> Stretch.between(term.lastSeen(), term.to()).stream());
        return Stream.concat(ofLanes, ofTerms)
                .filter(Stretch::isLong)
                .distinct()
                .toList();
    }

    /// Whether the gap may have begun earlier than it was seen to.
    public boolean isUnseenBefore(Instant gapFrom) {
        return unseen().stream().anyMatch(stretch -> stretch.to().equals(gapFrom));
    }

    /// The earliest moment that anything is known of.
    public Instant begin() {
        return terms.isEmpty() || since.isBefore(terms.getFirst().from())
                ? since
                : terms.getFirst().from();
    }

    /// When a term whose begin nobody saw was first seen to last.
    public Instant firstSeen(Term term) {
        var known = terms.stream().anyMatch(kept -> kept.from().equals(term.from()));
        return known || term.from().isAfter(since) ? term.from() : since;
    }

    public History withLanes(List<Lane> others) {
        return new History(since, samples, others, gaps, events, terms, looks);
    }

    /// A connection that is there still has led in earlier watches too.
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
