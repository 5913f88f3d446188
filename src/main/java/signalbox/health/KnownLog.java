package signalbox.health;

import java.time.Instant;
import signalbox.worker.log.RunnerLog;

/// The end of the runner's log, as far as it was read.
public sealed interface KnownLog {
    /// @param at when it was read, by this machine's clock
    record Read(RunnerLog log, Instant at) implements KnownLog {}

    /// @param reason a sentence
    record NotRead(String reason) implements KnownLog {}

    /// Nobody has asked for it so far.
    static KnownLog notAsked() {
        return new NotRead("Nothing needed it so far.");
    }
}
