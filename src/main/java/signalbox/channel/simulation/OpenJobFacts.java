package signalbox.channel.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import signalbox.channel.JobFacts;

/// The open jobs as they were read at one moment.
///
/// @param at that moment, by the server's clock
/// @param lastStarts by channel: when a job of it was last dispatched, where that is known
/// @param complete whether all were read; if not, only the first of each channel
public record OpenJobFacts(Instant at, List<JobFacts> jobs, Map<String, Instant> lastStarts, boolean complete) {
    public OpenJobFacts {
        jobs = List.copyOf(jobs);
        lastStarts = Map.copyOf(lastStarts);
    }

    /// As a backlog in which each job takes so long.
    OpenJobs drained(List<Duration> past) {
        return new OpenJobs(
                at, jobs.stream().map(job -> new DrainJob(job, past)).toList(), lastStarts);
    }
}
