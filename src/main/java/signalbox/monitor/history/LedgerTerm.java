package signalbox.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.text.TimeOrder;

/// One term of leadership, as a line of the ledger holds it. Times are the server's.
///
/// @param from when it was first seen to lead
/// @param knownFrom whether its beginning was seen; if not, it already led when the watch began
/// @param lastSeen when it was last seen to lead
/// @param to null while it lasts
/// @param ending null while it lasts
/// @param gapBefore how long there was no leader before it, as far as that was watched; null when it was not
/// @param done jobs seen to be done during the term
/// @param unwatched times that were not watched, although it led before and after
public record LedgerTerm(
        Leader leader,
        Instant from,
        boolean knownFrom,
        Instant lastSeen,
        @Nullable Instant to,
        @Nullable Ending ending,
        @Nullable Duration gapBefore,
        long done,
        List<TimeSpan> unwatched) {

    private static final Duration SAME = Duration.ofSeconds(2);

    /// Which backend led.
    ///
    /// @param uuid null for a runner that takes part in no election
    /// @param client null when hidden or a UNIX socket
    /// @param backendStart null when hidden
    /// @param worker the kind of process it lives in, `HTTP`, `CRON`, …, or `EMBEDDED`; null when not known
    public record Leader(
            int pid,
            String applicationName,
            @Nullable String uuid,
            String database,
            @Nullable String client,
            @Nullable Instant backendStart,
            @Nullable String worker) {

        public Leader {
            Objects.requireNonNull(applicationName, "applicationName");
            Objects.requireNonNull(database, "database");
        }

        /// What stays the same, whatever is found out later.
        public record LeaderBackend(
                int pid, String applicationName, @Nullable Instant start) {}

        static Leader of(RunnerConnection runner) {
            return new Leader(
                    runner.pid(),
                    runner.applicationName(),
                    runner.uuid(),
                    runner.database(),
                    runner.client(),
                    runner.backendStart(),
                    runner.embedded() == EmbeddedMarker.NO ? null : "EMBEDDED");
        }

        public LeaderBackend backend() {
            return new LeaderBackend(pid, applicationName, backendStart);
        }

        Leader in(@Nullable String known) {
            return known == null || known.equals(worker)
                    ? this
                    : new Leader(pid, applicationName, uuid, database, client, backendStart, known);
        }

        boolean is(RunnerConnection runner) {
            return is(BackendKey.of(runner)) && Objects.equals(backendStart, runner.backendStart());
        }

        /// If a start is not known, the two may be the same.
        boolean is(BackendKey other) {
            return pid == other.pid()
                    && applicationName.equals(other.applicationName())
                    && (other.start() == null
                            || backendStart == null
                            || other.start().equals(backendStart));
        }

        /// Whether it is the backend of this lane.
        public boolean is(History.Lane lane) {
            return pid == lane.pid()
                    && Objects.equals(uuid, lane.uuid())
                    && Objects.equals(backendStart, lane.backendStart());
        }

        /// Whether it is an embedded runner of a Signalbox.
        public boolean isEmbedded() {
            return EmbeddedMarker.ofUuid(uuid) != EmbeddedMarker.NO;
        }
    }

    /// How a term ended. The most certain comes first: it counts when two windows or commands saw the same end
    /// differently.
    public enum Ending {
        TERMINATED("ended by Signalbox"),
        ENDED("its backend ended"),
        LOST_LEAD("lost the lead, stayed"),
        AMBIGUOUS("no longer clear who led"),
        NOT_WATCHED("not watched");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String label() {
            return words;
        }
    }

    public record TimeSpan(Instant from, Instant to) {
        /// Two looks are usually closer together than this, unless they failed or were slowed down.
        private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

        public TimeSpan {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        static Optional<TimeSpan> between(Instant from, @Nullable Instant to) {
            return Optional.ofNullable(to).map(end -> new TimeSpan(from, end));
        }

        boolean isLong() {
            return from.plus(BETWEEN_LOOKS).isBefore(to);
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what a line leaves out
    public LedgerTerm {
        Objects.requireNonNull(leader, "leader");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(lastSeen, "lastSeen");
        unwatched = unwatched == null ? List.of() : List.copyOf(unwatched);
    }

    static LedgerTerm begun(RunnerConnection runner, Instant now, boolean knownFrom, @Nullable Duration gapBefore) {
        return new LedgerTerm(Leader.of(runner), now, knownFrom, now, null, null, gapBefore, 0, List.of());
    }

    /// Its length until now, or as far as known.
    public Duration length() {
        return Duration.between(from, Objects.requireNonNullElse(to, lastSeen));
    }

    LedgerTerm seenAt(Instant now) {
        return new LedgerTerm(
                leader, from, knownFrom, TimeOrder.later(lastSeen, now), null, null, gapBefore, done, unwatched);
    }

    /// @param worker null when it is not known, or not yet
    LedgerTerm in(@Nullable String worker) {
        var told = leader.in(worker);
        return told.equals(leader)
                ? this
                : new LedgerTerm(told, from, knownFrom, lastSeen, to, ending, gapBefore, done, unwatched);
    }

    LedgerTerm afterPause(Instant now) {
        var longer = Stream.concat(unwatched.stream(), Stream.of(new TimeSpan(lastSeen, now)))
                .toList();
        return new LedgerTerm(leader, from, knownFrom, now, null, null, gapBefore, done, longer);
    }

    LedgerTerm endedAt(Instant end, Ending how) {
        return new LedgerTerm(
                leader, from, knownFrom, lastSeen, TimeOrder.later(from, end), how, gapBefore, done, unwatched);
    }

    LedgerTerm withMoreDone(long more) {
        return new LedgerTerm(
                leader, from, knownFrom, lastSeen, to, ending, gapBefore, done + Math.max(0, more), unwatched);
    }

    /// Whether it is the same term, even if another Signalbox wrote it: two of them see its beginning at slightly
    /// different times.
    public boolean isSameTerm(LedgerTerm other) {
        return leader.backend().equals(other.leader.backend())
                && Duration.between(from, other.from).abs().compareTo(SAME) <= 0;
    }

    /// What two lines about one term show together.
    public LedgerTerm mergedWith(LedgerTerm other) {
        var end = surerEnd(other);
        return new LedgerTerm(
                leader.in(other.leader.worker),
                from.isBefore(other.from) ? from : other.from,
                knownFrom || other.knownFrom,
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen,
                end.to,
                end.ending,
                gapBefore == null ? other.gapBefore : gapBefore,
                Math.max(done, other.done),
                Stream.concat(
                                unwatched.stream().filter(other::lacksToo),
                                other.unwatched.stream().filter(hole -> lacksToo(hole) && !unwatched.contains(hole)))
                        .toList());
    }

    private LedgerTerm surerEnd(LedgerTerm other) {
        if (ending == null || other.ending == null) {
            var ended = ending == null ? other : this;
            var open = ending == null ? this : other;
            return ended.ending == Ending.NOT_WATCHED && open.lastSeen.isAfter(ended.lastSeen) ? open : ended;
        }
        return ending.compareTo(other.ending) <= 0 ? this : other;
    }

    /// Another Signalbox may have watched while this one did not.
    private boolean lacksToo(TimeSpan hole) {
        return unwatched.contains(hole) || lastSeen.isBefore(hole.to());
    }
}
