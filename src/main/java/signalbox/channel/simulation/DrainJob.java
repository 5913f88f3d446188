package signalbox.channel.simulation;

import java.time.Duration;
import java.util.List;
import signalbox.channel.JobFacts;
import signalbox.statistics.Quantiles;

/// A job of a backlog, and how long such jobs took so far.
///
/// @param past durations to draw from, shortest first. For a job that is running: the remaining times of those that
///     took longer than it has taken so far
public record DrainJob(JobFacts facts, List<Duration> past) {
    public DrainJob {
        if (past.isEmpty()) {
            throw new IllegalArgumentException("Job " + facts.uuid() + " has no earlier run times");
        }
        past = past.stream().sorted().toList();
    }

    boolean isRunning() {
        return facts.phase() == JobFacts.Phase.RUNNING;
    }

    Duration median() {
        return Quantiles.ofDurations(past, 0.5);
    }
}
