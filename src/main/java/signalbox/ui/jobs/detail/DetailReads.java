package signalbox.ui.jobs.detail;

import java.util.Optional;
import java.util.function.Function;
import signalbox.app.session.SessionReads;
import signalbox.health.why.JobDiagnosis;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.RelatedJobs;

/// What the pane reads about one job. Its functions block.
///
/// @param job reads it with its texts; empty when it no longer exists
/// @param why says why it is not running; empty when it no longer exists
/// @param related looks for jobs that are like it
public record DetailReads(
        Function<String, Optional<JobDetail>> job,
        Function<String, Optional<JobDiagnosis>> why,
        Function<JobDetail, RelatedJobs> related) {
    public static DetailReads of(SessionReads reads) {
        return new DetailReads(reads::job, reads::why, reads::related);
    }
}
