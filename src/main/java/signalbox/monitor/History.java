package signalbox.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

/// What was seen since the watch began, at most the last 24 hours of it. Times are the server's.
///
/// @param since when the watch began
/// @param samples counts over time, oldest first, at most a few hundred
/// @param lanes one per runner connection ever seen, oldest backend first
/// @param gaps when nobody led
/// @param events newest first, at most 200
public record History(Instant since, List<Sample> samples, List<Lane> lanes, List<Gap> gaps, List<Event> events) {

    /// The counts at one moment.
    ///
    /// @param oldestPendingSeconds null when nothing was waiting
    public record Sample(
            Instant at,
            Map<JobState, Long> counts,
            @Nullable Long oldestPendingSeconds) {
        public Sample {
            counts = Map.copyOf(counts);
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
    public record Gap(Instant from, @Nullable Instant until) {}

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
    }

    public static History startingAt(Instant since) {
        return new History(since, List.of(), List.of(), List.of(), List.of());
    }
}
