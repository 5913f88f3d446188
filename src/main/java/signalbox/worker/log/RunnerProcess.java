package signalbox.worker.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The process of a runner, as far as its connection and the list of processes tell it. The log knows processes by
/// their pid, and runners of the oldest-connection scheme also by their uuid.
///
/// @param uuid of its connection; null: it has none
/// @param pid of the process on its host; null: not known
/// @param started when that process started; null: not known
public record RunnerProcess(
        @Nullable String uuid,
        @Nullable Integer pid,
        @Nullable Instant started) {
    /// Lists of processes tell starts in whole seconds.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// The pids whose entries are its own.
    Set<Integer> pids(List<LogEntry> entries) {
        return pid != null
                ? Set.of(pid)
                : entries.stream()
                        .filter(entry ->
                                entry.runner().filter(name -> name.equals(uuid)).isPresent())
                        .map(LogEntry::pid)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    /// Systems use pids again: what is older was written by another process.
    boolean hadBegun(Instant at) {
        return started == null || !at.isBefore(started.minus(TOLERANCE));
    }

    /// Whether entries can be found by its pid; else only by its uuid.
    public boolean isKnown() {
        return pid != null;
    }
}
