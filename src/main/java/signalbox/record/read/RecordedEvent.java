package signalbox.record.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened, as it was recorded.
public sealed interface RecordedEvent {
    /// When it was seen, by the server's clock.
    Instant at();

    /// A job came to another state.
    ///
    /// @param before the word of the state in which it was seen last; null: not seen before
    /// @param after the word of a state, `deleted`, or `not open` when it was not seen what it became
    /// @param channel null when not known
    /// @param method model and method; null when not known
    /// @param worker the pid of the process that ran it last; null when not known
    /// @param moved when it came to this state, if its row said so
    record JobMoved(
            Instant at,
            String uuid,
            @Nullable String before,
            String after,
            @Nullable String channel,
            @Nullable String method,
            @Nullable Integer worker,
            @Nullable Instant moved)
            implements RecordedEvent {}

    /// Several jobs made the same step at about the same time.
    ///
    /// @param at of the first of them
    /// @param before null: not seen before
    /// @param channel null when they are in several, or it is not known
    /// @param channels in how many they are, as far as known
    record JobsMoved(
            Instant at,
            @Nullable String before,
            String after,
            long jobs,
            @Nullable String channel,
            long channels) implements RecordedEvent {}

    /// An episode began, or ended.
    record EpisodeTurned(Instant at, Turn turn, Episode episode) implements RecordedEvent {}

    enum Turn {
        BEGAN,
        ENDED
    }

    /// An operator acted: the audit log has the rest.
    ///
    /// @param line the number of the log's line; 0: it has none
    record Acted(Instant at, String name, String outcome, long line, String hash) implements RecordedEvent {}

    /// A stretch of watching began, or ended.
    record WatchTurned(Instant at, Turn turn, WatchedTime watched) implements RecordedEvent {}
}
