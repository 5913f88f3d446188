package signalbox.runner.odoo;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.UtcTime;

/// Whether Odoo takes the jobs that a runner dispatches.
public sealed interface TargetState {
    /// Nothing is known against it.
    static TargetState answers() {
        return new Answers();
    }

    /// For a person; empty while nothing is known against it.
    String sentence();

    /// Whether it must be reported to a person who knows of the other one.
    default boolean isNewsAfter(TargetState before) {
        return switch (this) {
            case Answers _ -> false;
            case Silent silent -> !(before instanceof Silent told) || silent.saysMoreThan(told);
            case AnswersAgain again -> !again.equals(before);
        };
    }

    /// Nothing is known against it.
    record Answers() implements TargetState {
        @Override
        public String sentence() {
            return "";
        }
    }

    /// It took none of the jobs since then. Those that no worker began are pending again.
    ///
    /// @param reason what it did instead: a clause
    /// @param putBack how many jobs were put back; one that was tried several times counts each time
    record Silent(Instant since, String reason, long putBack) implements TargetState {
        /// A number is told again when it has doubled.
        private boolean saysMoreThan(Silent told) {
            return !reason.equals(told.reason()) || !since.equals(told.since()) || putBack >= 2 * told.putBack();
        }

        /// `target does not answer: connection refused, since 2026-06-01 12:00:00 UTC, 4 jobs put back`
        @Override
        public String sentence() {
            return "target does not answer: " + reason + ", since " + UtcTime.full(since) + ", " + jobs(putBack)
                    + " put back";
        }
    }

    /// It took a job again.
    ///
    /// @param silent how long it had taken none
    record AnswersAgain(Instant since, Duration silent, long putBack) implements TargetState {
        /// `target answers again after 63 s, 12 jobs had been put back`
        @Override
        public String sentence() {
            return "target answers again after " + Math.max(1, silent.toSeconds()) + " s, " + jobs(putBack)
                    + " had been put back";
        }
    }

    private static String jobs(long count) {
        return count + (count == 1 ? " job" : " jobs");
    }
}
