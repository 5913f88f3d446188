package signalbox.health.why;

import java.util.Optional;
import java.util.Set;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.probe.ProbeChannel;

/// That a job is a probe of a drill, and whether that drill still runs.
final class ProbeStep {
    private static final Set<JobState> OPEN = Set.of(JobState.PENDING, JobState.ENQUEUED, JobState.STARTED);
    private static final String NAME = "drill";

    private ProbeStep() {}

    /// Empty for other jobs, and for a probe that is over.
    static Optional<Step> of(Job job, Snapshot snapshot) {
        if (!job.channel().equals(ProbeChannel.NAME)
                || !job.call().name().equals(ProbeChannel.JOB)
                || !OPEN.contains(job.state())) {
            return Optional.empty();
        }
        var probes = snapshot.health().probes();
        return Optional.of(probes.known()
                .filter(DrillProbes::present)
                .map(ProbeStep::step)
                .orElseGet(() -> Step.unknown(
                        NAME,
                        "It is a probe job of a drill; whether that drill runs is not known. "
                                + probes.whyUnknown().orElse("It was added since the queue was read."))));
    }

    private static Step step(DrillProbes probes) {
        return probes.areLeft()
                ? Step.no(
                        NAME,
                        "It is a probe job " + probes.origin()
                                + ", and does nothing. Signalbox tries to remove it at the"
                                + " next command that changes something, when the profile is armed, and in the next"
                                + " drill.",
                        Remedy.none())
                : Step.yes(NAME, "It is a probe job " + probes.origin() + ", which removes it.");
    }
}
