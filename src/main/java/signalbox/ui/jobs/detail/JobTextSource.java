package signalbox.ui.jobs.detail;

import java.nio.file.Path;
import java.util.Optional;
import signalbox.app.session.Session;
import signalbox.queue.job.JobText;

/// Where the rest of a long text comes from. Its methods block and belong in the background.
public interface JobTextSource {
    /// @param known characters that were read before
    /// @return empty when the job no longer exists
    Optional<String> more(String uuid, JobText text, long known);

    /// @return characters written
    long save(String uuid, JobText text, Path file);

    static JobTextSource of(Session session) {
        return new JobTextSource() {
            @Override
            public Optional<String> more(String uuid, JobText text, long known) {
                return session.reads().more(uuid, text, known);
            }

            @Override
            public long save(String uuid, JobText text, Path file) {
                return session.reads().save(uuid, text, file);
            }
        };
    }
}
