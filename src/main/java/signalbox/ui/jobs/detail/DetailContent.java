package signalbox.ui.jobs.detail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.JobDetail;

/// The content of the pane.
public sealed interface DetailContent {
    /// No job was chosen.
    record None() implements DetailContent {}

    /// A job was chosen, and is being read.
    record Awaited(String uuid) implements DetailContent {}

    /// @param now the server's time when the job was read
    record Found(JobDetail job, Instant now) implements DetailContent {}

    /// The job no longer exists.
    ///
    /// @param last as it was last read; null when it never was
    record Gone(String uuid, @Nullable JobDetail last) implements DetailContent {}

    /// The job could not be read (again).
    ///
    /// @param last as it was last read; null when it never was
    /// @param now the server's time when it was last read
    record Unread(String uuid, String reason, @Nullable JobDetail last, Instant now) implements DetailContent {}
}
