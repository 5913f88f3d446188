package signalbox.queue.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.simulation.DrainForecast.ChannelForecast;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.JobsToDrain;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// The open jobs of one moment, each with the past durations that are used for it.
///
/// @param open measured by the server's clock
/// @param timed whether any past duration is known: if none is, all jobs count the same, and only the order is
///     meaningful
/// @param pending the number of all pending jobs, if there are more than are looked at one by one; else `NONE`
/// @param notes what a forecast leaves out or assumes, one sentence each
public record Backlog(JobsToDrain open, boolean timed, Pending pending, List<String> notes) {
    /// How many jobs are pending.
    ///
    /// @param due they may run now
    /// @param later they have an ETA in the future
    public record Pending(long due, long later) {
        public static final Pending NONE = new Pending(0, 0);
    }

    public Backlog {
        notes = List.copyOf(notes);
    }

    /// When all open jobs were looked at.
    public Backlog(JobsToDrain open, boolean timed, List<String> notes) {
        this(open, timed, Pending.NONE, notes);
    }

    public Instant takenAt() {
        return open.begin();
    }

    public List<DrainJob> jobs() {
        return open.jobs();
    }

    /// The same, but these jobs keep their slots to the end, because no worker runs them.
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
                        pending,
                        Stream.concat(
                                        Stream.of(
                                                jobs == 1
                                                        ? "1 job holds a slot, but no worker is running it. The"
                                                                + " forecast assumes that it keeps the"
                                                                + " slot until you requeue it."
                                                        : NumberText.count(jobs)
                                                                + " jobs hold slots, but no worker is running"
                                                                + " them. The forecast assumes that"
                                                                + " they keep the slots until you"
                                                                + " requeue them."),
                                        notes.stream())
                                .toList());
    }

    /// What a forecast leaves out or assumes. If it covers only a part of the jobs, the first note says how many.
    public List<String> notes(DrainForecast forecast) {
        var all = new ArrayList<String>();
        if (forecast.unread() > 0) {
            all.add(ofAPart(forecast));
        }
        all.addAll(unseenThrottles(forecast));
        all.addAll(notes);
        return all;
    }

    private List<String> unseenThrottles(DrainForecast forecast) {
        var names = forecast.channels().stream()
                .filter(channel -> channel.jobs() > 0)
                .map(ChannelForecast::setting)
                .filter(setting -> open.lastStarts().mayMissOneOf(setting, open.begin()))
                .map(ChannelSetting::name)
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of("Whether the throttle of " + ListText.and(names)
                        + " makes jobs wait now is not known: the newest rows of queue_job do not show the last start."
                        + " The forecast assumes that it does not.");
    }

    private String ofAPart(DrainForecast forecast) {
        var left = NumberText.of(forecast.unread(), "job was", "jobs were")
                + " not looked at, because there are too many" + ": how long all would take is not known.";
        return pending.equals(Pending.NONE)
                ? left
                : left + " In all, " + NumberText.of(pending.due(), "job is", "jobs are") + " due and "
                        + NumberText.of(pending.later(), "has", "have") + " an ETA in the future.";
    }

    /// `12 jobs`; `50,000 of 398,371 jobs` where not all are looked at.
    public String measured(DrainForecast forecast) {
        var looked = forecast.jobs() + forecast.never();
        return forecast.unread() == 0
                ? NumberText.of(looked, "job")
                : NumberText.count(looked) + " of " + NumberText.of(looked + forecast.unread(), "job");
    }

    /// How the backlog would drain with these channels.
    public DrainForecast forecastWith(ChannelPlan plan) {
        return DrainForecast.of(plan, open);
    }
}
