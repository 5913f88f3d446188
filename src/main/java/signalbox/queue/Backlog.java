package signalbox.queue;

import java.time.Instant;
import java.util.List;
import signalbox.channel.ChannelPlan;
import signalbox.channel.DrainJob;
import signalbox.channel.Forecast;

/// What was open at one moment, each job with the durations of the past that it is measured by.
///
/// @param takenAt by the server's clock
/// @param timed whether any past duration is known: without one all jobs count the same, and only the order
/// holds
/// @param notes what a forecast leaves out or assumes, one sentence each
public record Backlog(Instant takenAt, List<DrainJob> jobs, boolean timed, List<String> notes) {
    public Backlog {
        jobs = List.copyOf(jobs);
        notes = List.copyOf(notes);
    }

    /// How it would drain under these channels.
    public Forecast under(ChannelPlan plan) {
        return Forecast.of(plan, takenAt, jobs);
    }
}
