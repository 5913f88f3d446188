package signalbox.ui.jobs.detail;

import org.jspecify.annotations.Nullable;
import signalbox.health.why.JobDiagnosis;

/// Why a job is not running, as far as it was asked.
public sealed interface WhyState {
    /// There is no job that could run.
    record None() implements WhyState {}

    record Awaited() implements WhyState {}

    record Known(JobDiagnosis why) implements WhyState {}

    /// The job no longer exists.
    record Gone() implements WhyState {}

    /// It could not be found out (again).
    ///
    /// @param last what was found out before; null when nothing was
    record Unread(String reason, @Nullable JobDiagnosis last) implements WhyState {}
}
