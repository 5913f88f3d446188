package signalbox.record.write;

import java.time.Instant;
import java.util.Map;
import signalbox.live.watch.SeenChanges;

/// Something to be written.
sealed interface Note {
    record Changes(SeenChanges seen) implements Note {
        @Override
        public int size() {
            return 1 + seen.changes().size();
        }
    }

    record Look(LookFacts facts) implements Note {
        @Override
        public int size() {
            return 1 + facts.counted().jobs().size();
        }
    }

    /// @param at the server's time
    record FoundNow(Instant at, Map<String, RecordedFinding> found) implements Note {}

    /// @param at the server's time
    record Config(Instant at, RecordedConfig.MaskedText read) implements Note {}

    /// Nothing is seen from here on.
    ///
    /// @param why as the rest of a sentence
    record Broken(String why) implements Note {}

    /// What came here was not kept: there was too much of it.
    ///
    /// @param changes how many changes of jobs
    record Lost(long changes) implements Note {}

    /// About how many rows it becomes.
    default int size() {
        return 1;
    }
}
