package signalbox.queue.channel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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

    /// The same with these jobs holding their slots to the end, as no worker runs them.
    ///
    /// @param dead their uuids
    public Backlog holding(Set<String> dead) {
        var held = open.holding(dead);
        var jobs = held.dead().size();
        return jobs == 0
                ? this
                : new Backlog(
                        held,
                        timed,
                        Stream.concat(
                                        Stream.of(
                                                jobs == 1
                                                        ? "1 job holds a slot, and no worker is running it: it is taken to"
                                                                + " hold it until somebody requeues it."
                                                        : String.format(
                                                                Locale.ROOT,
                                                                "%,d jobs hold slots, and no worker is running them: they"
                                                                        + " are taken to hold them until somebody requeues"
                                                                        + " them.",
                                                                jobs)),
                                        notes.stream())
                                .toList());
    }

    /// How it would drain under these channels.
    public DrainForecast under(ChannelPlan plan) {
        return DrainForecast.of(plan, open);
    }
}
