package signalbox.ui.jobs.detail;

import org.jspecify.annotations.Nullable;
import signalbox.health.why.JobDiagnosis;

/// Why a job is not running, as far as this was asked.
public sealed interface WhyState {
    /// There is no job that could run.
    record None() implements WhyState {}

    record Awaited() implements WhyState {}

    record Known(JobDiagnosis why) implements WhyState {}

    /// The job no longer exists.
    record Gone() implements WhyState {}

    /// The reason could not be found (again).
    ///
    /// @param last the reason that was found before; null: none
    record Unread(String reason, @Nullable JobDiagnosis last) implements WhyState {}
}
