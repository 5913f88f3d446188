package signalbox.channel.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import signalbox.channel.JobFacts;
import signalbox.channel.LastStarts;

/// The open jobs as they were read at one moment.
///
/// @param at that moment, by the server's clock
/// @param lastStarts throttles count from these
/// @param complete whether all were read; if not, only the first of each channel
public record OpenJobFacts(Instant at, List<JobFacts> jobs, LastStarts lastStarts, boolean complete) {
    public OpenJobFacts {
        jobs = List.copyOf(jobs);
    }

    /// As a backlog in which each job takes so long.
    JobsToDrain drained(List<Duration> past) {
        return new JobsToDrain(
                at, jobs.stream().map(job -> new DrainJob(job, past)).toList(), lastStarts);
    }
}
