package signalbox.ui.jobs.detail;

import java.nio.file.Path;
import java.util.Optional;
import signalbox.queue.job.JobText;
import signalbox.ui.fx.InlineBackground;

public final class LongTextSamples {
    private LongTextSamples() {}

    /// Of jobs whose texts are short.
    public static LongTexts none() {
        return new LongTexts(
                new JobTextSource() {
                    @Override
                    public Optional<String> more(String uuid, JobText text, long known) {
                        return Optional.of("");
                    }

                    @Override
                    public long save(String uuid, JobText text, Path file) {
                        return 0;
                    }
                },
                (_, _, _) -> Optional.empty(),
                _ -> {},
                new InlineBackground());
    }
}
