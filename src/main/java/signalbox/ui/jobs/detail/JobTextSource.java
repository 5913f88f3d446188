package signalbox.ui.jobs.detail;

import java.nio.file.Path;
import java.util.Optional;
import signalbox.app.session.Session;
import signalbox.queue.job.JobText;

/// Reads the rest of a long text. Its methods block: call them in the background.
public interface JobTextSource {
    /// @param known how many characters were read before
    /// @return empty when the job no longer exists
    Optional<String> more(String uuid, JobText text, long known);

    /// @return how many characters were written
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
