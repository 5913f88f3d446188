package signalbox.channel.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A backlog as it is at one moment.
///
/// @param begin that moment: etas and throttles are measured against it
/// @param lastStarts by channel, when a job of it was last dispatched, where that is known
public record OpenJobs(Instant begin, List<DrainJob> jobs, Map<String, Instant> lastStarts) {
    public OpenJobs {
        jobs = List.copyOf(jobs);
        lastStarts = Map.copyOf(lastStarts);
    }
}
