package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.runner.election.Election;
import signalbox.runner.odoo.TargetState;
import signalbox.text.DurationText;

/// What a runner is doing, since when.
public sealed interface RunnerState {
    Instant since();

    /// When this state began, as its sentence tells it.
    default Instant from() {
        return since();
    }

    /// `standby 2 of 3`, `leader`, `stopped: …`
    default String sentence() {
        return switch (this) {
            case Starting _ -> "starting";
            case Waiting waiting ->
                waiting.place()
                        .map(place -> "standby " + place.number() + " of " + place.of())
                        .orElse("standby");
            case Leading leading -> leading.label();
            case LeadEnded ended -> "leads no longer: " + ended.reason();
            case Faulted fault ->
                "error, tries again in " + DurationText.setting(fault.pause()) + ": "
                        + fault.cause().getMessage();
            case Stopped stopped -> "stopped: " + stopped.reason() + stopped.leftClause();
        };
    }

    /// Its connection; null when it has none.
    default @Nullable RunnerBackend backendNow() {
        return switch (this) {
            case Waiting waiting -> waiting.backend();
            case Leading leading -> leading.backend();
            case Starting _, LeadEnded _, Faulted _, Stopped _ -> null;
        };
    }

    /// Has not connected yet.
    record Starting(Instant since) implements RunnerState {}

    /// Its connection, as `pg_stat_activity` shows it.
    record RunnerBackend(int pid, String applicationName) {}

    /// Connected; another leads.
    ///
    /// @param place empty when the election has no order
    record Waiting(Instant since, RunnerBackend backend, Optional<Election.LinePosition> place)
            implements RunnerState {}

    /// Leads, and dispatches unless it only observes.
    record Leading(Instant since, RunnerBackend backend, TargetState target) implements RunnerState {
        private String label() {
            return target.sentence().isEmpty() ? "leader" : "leader, " + target.sentence();
        }

        @Override
        public Instant from() {
            return switch (target) {
                case TargetState.Answers _ -> since;
                case TargetState.Silent silent -> silent.since();
                case TargetState.AnswersAgain again -> again.since();
            };
        }
    }

    /// Leads no longer, and closes its connection.
    record LeadEnded(Instant since, String reason) implements RunnerState {}

    /// Lost its connection or could not work; tries again after a while.
    ///
    /// @param pause until it connects again
    record Faulted(Instant since, RuntimeException cause, Duration pause) implements RunnerState {}

    /// @param reason why it stopped
    /// @param left jobs that it leaves enqueued and that no worker had begun when it looked last
    record Stopped(Instant since, String reason, List<String> left) implements RunnerState {
        public Stopped {
            left = List.copyOf(left);
        }

        private String leftClause() {
            return left.isEmpty()
                    ? ""
                    : "; jobs left enqueued that no worker has begun so far: " + String.join(" ", left)
                            + ". If they stay enqueued, ask again (ask-again) when the target accepts jobs";
        }

        /// Whether it stopped because it was closed.
        public boolean isByRequest() {
            return reason.equals(JobRunner.CLOSED);
        }
    }
}
