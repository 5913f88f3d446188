package signalbox.queue.action.bulk;

import java.time.Duration;

/// How far an operation on many jobs is.
///
/// @param jobs how many were chosen
/// @param batch how many batches were tried
/// @param ran for how long batches were changed, without pauses
/// @param why the reason of a pause, or of an early end; empty: none
public record BulkProgress(
        BulkPhase phase, int jobs, BulkCounts counts, int batch, int batches, Duration ran, String why) {
    /// How many jobs have each result.
    public record BulkCounts(int changed, int leftAlone, int failed, int unknown, int notReached) {
        static BulkCounts of(JobResults results) {
            return new BulkCounts(
                    results.count(BulkResult.CHANGED),
                    results.count(BulkResult.LEFT_ALONE),
                    results.count(BulkResult.FAILED),
                    results.count(BulkResult.UNKNOWN),
                    results.count(BulkResult.NOT_REACHED));
        }
    }

    /// How far it is, from 0 to 1.
    public double share() {
        return jobs == 0 ? 1 : 1 - (double) counts.notReached() / jobs;
    }

    /// How many jobs a second; 0 while that is not known.
    public long perSecond() {
        return ran.isPositive() ? Math.round(counts.changed() * 1e9 / ran.toNanos()) : 0;
    }

    /// How long the rest will take at this speed; zero while that is not known.
    public Duration left() {
        return perSecond() == 0 ? Duration.ZERO : Duration.ofMillis(counts.notReached() * 1_000L / perSecond());
    }
}
