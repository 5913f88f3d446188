package signalbox.ui.jobs.detail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.health.why.JobDiagnosis;

/// Why a job is not running, as far as this was asked.
public sealed interface WhyState {
    /// There is no job that could run.
    record None() implements WhyState {}

    record Awaited() implements WhyState {}

    /// @param at when it was asked, by the server's clock: the ages in it are those of then; null: not known
    record Known(JobDiagnosis why, @Nullable Instant at) implements WhyState {}

    /// The job no longer exists.
    record Gone() implements WhyState {}

    /// The reason could not be found (again).
    ///
    /// @param last the reason that was found before; null: none
    record Unread(String reason, @Nullable Known last) implements WhyState {}
}
