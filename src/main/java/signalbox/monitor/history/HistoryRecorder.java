package signalbox.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly.Code;
import signalbox.election.BackendKey;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.Observation.Ended;
import signalbox.election.Observation.Leads;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.History.Event;
import signalbox.monitor.history.History.Event.Kind;
import signalbox.monitor.history.History.Gap;
import signalbox.monitor.history.History.Lane;
import signalbox.monitor.history.History.Sample;
import signalbox.monitor.history.History.Term;
import signalbox.queue.JobState;
import signalbox.queue.count.Counts;
import signalbox.queue.count.OldestPending;
import signalbox.text.DurationText;
import signalbox.worker.Workers;

/// Remembers which runners were connected, which one led, and the counts. It takes the time from what it is shown; for
/// one thread.
public final class HistoryRecorder {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(5);
    private static final int MOST_SAMPLES = 720;
    private static final int MOST_EVENTS = 200;
    private static final int MOST_GAPS = 500;
    private static final int MOST_TERMS_OF_A_LANE = 200;
    /// The most lanes kept of ended runners that never led: a runner that cannot connect leaves one every 5 s.
    static final int MOST_FOLLOWERS = 300;
    static final int MOST_LEADERS = 500;

    /// Lanes whose connections ended, in the order of their ends.
    private final class LeftLanes {
        private record Left(BackendKey key, Instant at) {}

        private final int most;
        private final Deque<Left> left = new ArrayDeque<>();

        LeftLanes(int most) {
            this.most = most;
        }

        void add(BackendKey key, Instant at) {
            left.addLast(new Left(key, at));
        }

        void forget(Instant oldest) {
            while (left.size() > most
                    || (!left.isEmpty() && left.peekFirst().at().isBefore(oldest))) {
                var gone = left.removeFirst();
                lanes.computeIfPresent(gone.key(), (_, lane) -> gone.at().equals(lane.ended()) ? null : lane);
            }
        }

        void endedSince(Instant from, List<Ended> into) {
            var newestFirst = left.descendingIterator();
            while (newestFirst.hasNext()) {
                var gone = newestFirst.next();
                if (!gone.at().isAfter(from)) {
                    return;
                }
                var lane = lanes.get(gone.key());
                if (lane != null && gone.at().equals(lane.ended())) {
                    into.add(ended(lane));
                }
            }
        }
    }

    private final Instant since;
    private final Map<BackendKey, Lane> lanes = new LinkedHashMap<>();
    private final Set<BackendKey> present = new HashSet<>();
    private final LeftLanes followers = new LeftLanes(MOST_FOLLOWERS);
    private final LeftLanes leaders = new LeftLanes(MOST_LEADERS);
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean first = true;
    private @Nullable BackendKey leader;
    private @Nullable Instant electedAt;
    private boolean dispatched;

    public HistoryRecorder(Instant since) {
        this.since = since;
    }

    /// Adds one look, and returns the history up to now.
    public History see(
            Observation seen, Leadership leadership, Counts counts, @Nullable OldestPending oldest, Workers workers) {
        sample(counts, oldest, workers, seen.serverTime());
        return see(seen, leadership);
    }

    /// Adds one look at the runners only, and returns the history up to now.
    public History see(Observation seen, Leadership leadership) {
        var now = seen.serverTime();
        join(seen, now);
        lead(seen, leadership, now);
        leave(seen, now);
        watchDispatch(seen, leadership);
        forget(now);
        first = false;
        return new History(
                since,
                List.copyOf(samples),
                lanes.values().stream()
                        .sorted(Comparator.comparing(
                                lane -> Objects.requireNonNullElse(lane.backendStart(), Instant.MAX)))
                        .toList(),
                List.copyOf(gaps),
                List.copyOf(events));
    }

    /// Which runner leads, and since when that was seen; null when none does.
    public @Nullable Leads leads() {
        return leader == null || electedAt == null ? null : new Leads(leader, electedAt);
    }

    private void join(Observation seen, Instant now) {
        for (var runner : seen.connections()) {
            var key = BackendKey.of(runner);
            var known = lanes.get(key);
            if (known == null && !first) {
                note(now, Kind.JOINED, runner.pid(), joining(runner));
            }
            lanes.put(key, known == null ? lane(runner, now) : known.seenAt(now));
            present.add(key);
        }
    }

    private static String joining(RunnerConnection runner) {
        return runner.applicationName() + " on " + runner.database()
                + (runner.client() == null ? "" : " from " + runner.client());
    }

    private static Lane lane(RunnerConnection runner, Instant now) {
        return new Lane(
                runner.pid(),
                runner.uuid(),
                runner.database(),
                runner.client(),
                runner.backendStart(),
                now,
                now,
                null,
                List.of());
    }

    private void lead(Observation seen, Leadership leadership, Instant now) {
        var leading = leadership.leader();
        var next = leading == null ? null : BackendKey.of(leading);
        if (Objects.equals(next, leader) && !first) {
            return;
        }
        var before = leader;
        if (before != null) {
            endTerm(before, now);
            var stillThere = seen.connections().stream()
                    .anyMatch(runner -> BackendKey.of(runner).equals(before));
            if (!stillThere) {
                note(now, Kind.LEADER_LOST, before.pid(), "its backend ended");
            }
        }
        leader = next;
        if (leading == null) {
            // Several lead, or it is not known which: this is not the same as no leader.
            if (leadership.anomalies().stream().anyMatch(anomaly -> anomaly.code() == Code.NO_LEADER)) {
                gaps.addLast(new Gap(now, null));
            } else {
                endGap(now);
            }
            return;
        }
        endGap(now);
        beginTerm(BackendKey.of(leading), now);
        if (!first) {
            note(now, Kind.ELECTED, leading.pid(), leadership.reason());
        }
        electedAt = now;
        dispatched = first;
    }

    private void beginTerm(BackendKey key, Instant now) {
        lanes.computeIfPresent(key, (_, lane) -> {
            var begin = lane.backendStart();
            var from = first && begin != null ? begin : now;
            return lane.withTerms(appended(lane.terms(), new Term(from, !first, null)));
        });
    }

    private void endTerm(BackendKey key, Instant now) {
        lanes.computeIfPresent(key, (_, lane) -> {
            var terms = new ArrayList<>(lane.terms());
            var last = terms.removeLast();
            terms.add(new Term(last.from(), last.knownFrom(), now));
            return lane.withTerms(terms);
        });
    }

    private static List<Term> appended(List<Term> terms, Term term) {
        var longer = new ArrayList<>(terms.subList(Math.max(0, terms.size() + 1 - MOST_TERMS_OF_A_LANE), terms.size()));
        longer.add(term);
        return longer;
    }

    private void endGap(Instant now) {
        if (!gaps.isEmpty() && gaps.getLast().until() == null) {
            gaps.addLast(new Gap(gaps.removeLast().from(), now));
        }
    }

    private void leave(Observation seen, Instant now) {
        var still = seen.connections().stream().map(BackendKey::of).collect(Collectors.toSet());
        present.removeIf(key -> {
            if (still.contains(key)) {
                return false;
            }
            lanes.computeIfPresent(key, (_, lane) -> left(key, lane, now));
            return true;
        });
    }

    private Lane left(BackendKey key, Lane lane, Instant now) {
        if (lane.terms().isEmpty() || !isRecent(lane.terms().getLast(), now)) {
            note(now, Kind.LEFT, lane.pid(), "its backend ended while it was waiting");
        }
        (lane.terms().isEmpty() ? followers : leaders).add(key, now);
        return lane.endedAt(now);
    }

    private static boolean isRecent(Term term, Instant now) {
        return now.equals(term.until());
    }

    /// Notes the first job that a new leader dispatches: it shows that the runner knows that it leads.
    private void watchDispatch(Observation seen, Leadership leadership) {
        var current = leadership.leader();
        var elected = electedAt;
        if (dispatched || current == null || elected == null) {
            return;
        }
        var at = current.stateChange();
        if (at == null || !at.isAfter(elected)) {
            return;
        }
        if (current.lastDispatched()
                || (current.lastReadQueue() && isAfter(seen.work().lastEnqueue(), elected))) {
            dispatched = true;
            var after = Duration.between(elected, at);
            note(
                    at,
                    Kind.FIRST_DISPATCH,
                    current.pid(),
                    "first job seen enqueued " + DurationText.millis(after) + " after it was seen to lead");
        }
    }

    private static boolean isAfter(@Nullable Instant at, Instant limit) {
        return at != null && at.isAfter(limit);
    }

    /// Runner connections that ended after that moment.
    public List<Ended> endedSince(Instant from) {
        var ended = new ArrayList<Ended>();
        followers.endedSince(from, ended);
        leaders.endedSince(from, ended);
        return ended;
    }

    private static Ended ended(Lane lane) {
        var begin = Objects.requireNonNullElse(lane.backendStart(), lane.firstSeen());
        var client = lane.client();
        var who = client == null ? "a local socket" : client.substring(0, client.lastIndexOf(':'));
        var at = Objects.requireNonNullElse(lane.ended(), lane.lastSeen());
        return new Ended(lane.database(), who, Duration.between(begin, at), at);
    }

    private void sample(Counts counts, @Nullable OldestPending oldest, Workers workers, Instant now) {
        if (!samples.isEmpty() && isSampled(samples.peekLast().at(), now)) {
            return;
        }
        var values = new EnumMap<JobState, Long>(JobState.class);
        counts.byState().forEach((state, count) -> {
            // An estimate changes by a vacuum, not by work.
            if (!count.approximate()) {
                values.put(state, count.value());
            }
        });
        samples.addLast(new Sample(
                now,
                values,
                oldest == null || oldest.age() == null ? null : oldest.age().toSeconds(),
                workers.takenAt() == null ? null : workers.kinds()));
        if (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    /// A clock that was set back must not stop the samples.
    private static boolean isSampled(Instant last, Instant now) {
        return !now.isBefore(last) && last.plus(SAMPLE_EVERY).isAfter(now);
    }

    private void note(Instant at, Kind kind, int pid, String text) {
        events.addFirst(new Event(at, kind, pid, text));
        if (events.size() > MOST_EVENTS) {
            events.removeLast();
        }
    }

    private void forget(Instant now) {
        var oldest = now.minus(KEPT);
        followers.forget(oldest);
        leaders.forget(oldest);
        while (gaps.size() > MOST_GAPS || (!gaps.isEmpty() && endedBefore(gaps.getFirst(), oldest))) {
            gaps.removeFirst();
        }
    }

    private static boolean endedBefore(Gap gap, Instant oldest) {
        var until = gap.until();
        return until != null && until.isBefore(oldest);
    }
}
