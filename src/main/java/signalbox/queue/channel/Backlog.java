package signalbox.queue.channel;

import java.time.Instant;
import java.util.List;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.OpenJobs;
import signalbox.channel.text.ChannelPlan;

/// What was open at one moment, each job with the durations of the past that it is measured by.
///
/// @param open measured by the server's clock
/// @param timed whether any past duration is known: without one all jobs count the same, and only the order
/// holds
/// @param notes what a forecast leaves out or assumes, one sentence each
public record Backlog(OpenJobs open, boolean timed, List<String> notes) {
    public Backlog {
        notes = List.copyOf(notes);
    }

    public Instant takenAt() {
        return open.begin();
    }

    public List<DrainJob> jobs() {
        return open.jobs();
    }

    /// How it would drain under these channels.
    public DrainForecast under(ChannelPlan plan) {
        return DrainForecast.of(plan, open);
    }
}
