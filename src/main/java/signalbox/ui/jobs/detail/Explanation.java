package signalbox.ui.jobs.detail;

import org.jspecify.annotations.Nullable;
import signalbox.health.why.JobDiagnosis;

/// Why a job is not running, as far as it was asked.
public sealed interface Explanation {
    /// There is no job that could run.
    record None() implements Explanation {}

    record Awaited() implements Explanation {}

    record Known(JobDiagnosis why) implements Explanation {}

    /// The job no longer exists.
    record Gone() implements Explanation {}

    /// It could not be found out (again).
    ///
    /// @param last what was found out before; null when nothing was
    record Unread(String reason, @Nullable JobDiagnosis last) implements Explanation {}
}
