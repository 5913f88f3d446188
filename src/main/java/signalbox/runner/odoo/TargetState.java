package signalbox.runner.odoo;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// Whether Odoo takes the jobs that a runner dispatches.
public sealed interface TargetState {
    /// No refusal is known.
    static TargetState answers() {
        return new Answers();
    }

    /// For a person; empty while no refusal is known.
    String sentence();

    /// Whether a person who got a report of the other state must get one of this one.
    default boolean isNewsAfter(TargetState before) {
        return switch (this) {
            case Answers _ -> false;
            case Silent silent -> !(before instanceof Silent reported) || silent.isMoreThan(reported);
            case AnswersAgain again -> !again.equals(before);
        };
    }

    /// No refusal is known.
    record Answers() implements TargetState {
        @Override
        public String sentence() {
            return "";
        }
    }

    /// It has taken no job since then. The jobs that no worker began are pending again.
    ///
    /// @param reason what it did instead: a clause
    /// @param putBack how often a job was put back; one that was tried several times counts each time
    record Silent(Instant since, String reason, long putBack) implements TargetState {
        /// The number is reported again when it has doubled.
        private boolean isMoreThan(Silent reported) {
            return !reason.equals(reported.reason())
                    || !since.equals(reported.since())
                    || putBack >= 2 * reported.putBack();
        }

        /// `target does not answer: connection refused, since 2026-06-01 12:00:00 UTC, jobs put back 4 times`
        @Override
        public String sentence() {
            return "target does not answer: " + reason + ", since " + UtcTime.full(since) + ", jobs put back "
                    + NumberText.of(putBack, "time");
        }
    }

    /// It took a job again.
    ///
    /// @param silent for how long it had taken no job
    record AnswersAgain(Instant since, Duration silent, long putBack) implements TargetState {
        /// `target answers again after 1 m 03 s, jobs had been put back 12 times`
        @Override
        public String sentence() {
            return "target answers again after " + DurationText.of(silent) + ", jobs had been put back "
                    + NumberText.of(putBack, "time");
        }
    }
}
