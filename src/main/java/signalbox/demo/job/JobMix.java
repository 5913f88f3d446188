package signalbox.demo.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which jobs the cluster has to run.
///
/// @param perSecond how many new ones come on average; 0: none except the history
/// @param troubled whether some jobs fail and some are retried
/// @param fixedDuration how long each takes; null: from 50 ms to 20 s
public record JobMix(
        double perSecond, boolean troubled, @Nullable Duration fixedDuration) {
    public static JobMix lively() {
        return new JobMix(2.5, true, null);
    }

    /// No new jobs; those that exist still run.
    public JobMix withoutTrickle() {
        return withRate(0);
    }

    public JobMix withRate(double jobsPerSecond) {
        return new JobMix(jobsPerSecond, troubled, fixedDuration);
    }

    public JobMix withoutFailures() {
        return new JobMix(perSecond, false, fixedDuration);
    }

    public JobMix withDuration(Duration each) {
        return new JobMix(perSecond, troubled, each);
    }
}
