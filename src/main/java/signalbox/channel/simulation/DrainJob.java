package signalbox.channel.simulation;

import java.time.Duration;
import java.util.List;
import signalbox.channel.JobFacts;

/// A job of a backlog, and how long such jobs took so far.
///
/// @param times durations to draw from. For a job that is running: the remaining times of those that took longer than
///     it has taken so far
public record DrainJob(JobFacts facts, RunTimes times) {
    public DrainJob(JobFacts facts, List<Duration> past) {
        this(facts, new RunTimes(past));
    }

    /// Shortest first.
    public List<Duration> past() {
        return times.shortestFirst();
    }

    boolean isRunning() {
        return facts.phase() == JobFacts.Phase.RUNNING;
    }

    Duration median() {
        return times.median();
    }
}
