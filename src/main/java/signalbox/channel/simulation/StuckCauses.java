package signalbox.channel.simulation;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;

/// Finds what stops jobs from ever starting. Pure.
final class StuckCauses {
    private final ChannelPlan plan;
    private final Set<String> twins;
    private final Map<String, Long> dead;
    private final Set<String> failed = new HashSet<>();

    private StuckCauses(ChannelPlan plan, JobsToDrain open) {
        this.plan = plan;
        this.twins = open.duplicateUuids();
        this.dead = open.jobs().stream()
                .map(DrainJob::facts)
                .filter(job -> open.dead().contains(job.uuid()))
                .flatMap(job -> ChannelName.upwards(job.channel()))
                .collect(toMap(name -> name, _ -> 1L, Long::sum));
        open.jobs().stream()
                .map(DrainJob::facts)
                .filter(job -> job.phase() == JobFacts.Phase.FAILED)
                .flatMap(job -> ChannelName.upwards(job.channel()))
                .forEach(failed::add);
    }

    /// How many jobs there are for each cause.
    ///
    /// @param stuck their uuids
    static Map<StuckCause, Integer> of(ChannelPlan plan, JobsToDrain open, Collection<String> stuck) {
        var causes = new StuckCauses(plan, open);
        var wanted = Set.copyOf(stuck);
        var counts = new EnumMap<StuckCause, Integer>(StuckCause.class);
        open.jobs().stream()
                .map(DrainJob::facts)
                .filter(job -> job.phase() == JobFacts.Phase.QUEUED && wanted.contains(job.uuid()))
                .forEach(job -> counts.merge(causes.of(job), 1, Integer::sum));
        return counts;
    }

    private StuckCause of(JobFacts job) {
        var eta = job.eta();
        if (twins.contains(job.uuid())) {
            return StuckCause.TWIN;
        }
        if (eta != null && !eta.isBefore(DrainSimulation.NEVER)) {
            return StuckCause.NEVER_DUE;
        }
        if (upToRoot(job).anyMatch(ChannelSetting::paused)) {
            return StuckCause.PAUSED;
        }
        if (upToRoot(job).anyMatch(at -> !at.hasRoom(dead.getOrDefault(at.name(), 0L)))) {
            return StuckCause.DEAD;
        }
        return upToRoot(job).anyMatch(at -> at.sequential() && failed.contains(at.name()))
                ? StuckCause.FAILED
                : StuckCause.BEHIND;
    }

    private Stream<ChannelSetting> upToRoot(JobFacts job) {
        return ChannelName.upwards(job.channel()).map(plan::setting);
    }
}
