package signalbox.worker.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line of a log, without what others wrote around it.
///
/// @param envelope what it was taken out of, so that lines of several sources are kept apart; empty: nothing
/// @param prefix what stands before the head; `NONE` for a line without a head, whose prefix is not known yet
/// @param head null: it begins no entry
/// @param text the line, of one without a head; else empty
/// @param more further lines of the same entry, where they come with it
record LogLine(String envelope, LinePrefix prefix, @Nullable LogHead head, String text, List<String> more) {
    LogLine {
        more = List.copyOf(more);
    }

    static LogLine of(String line) {
        return withHead(line).or(() -> JsonEntry.in(line)).orElseGet(() -> without("", line));
    }

    static LogLine without(String envelope, String text) {
        return new LogLine(envelope, LinePrefix.NONE, null, text, List.of());
    }

    /// Empty: there is none, or what stands before it is not known.
    static Optional<LogLine> withHead(String line) {
        return LogHead.in(line).flatMap(head -> {
            var prefix = new LinePrefix(line.substring(0, head.start()));
            return prefix.isKnown()
                    ? Optional.of(new LogLine("", prefix, LogHead.of(head), "", List.of()))
                    : Optional.empty();
        });
    }

    LogLine inside(String outer) {
        return new LogLine(outer + envelope, prefix, head, text, more);
    }
}
