package signalbox.health.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import signalbox.channel.ChannelWait;
import signalbox.election.Anomaly.Severity;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.ProbeChannel;
import signalbox.queue.job.JobFilter;
import signalbox.text.NumberText;

/// Finds probe jobs of a drill that was killed before it could clean up. It removes none.
public final class LeftProbesRule implements Rule {
    public static final String CODE = "probes-left";

    /// No drill takes longer, including its preparation and its cleaning up.
    private static final Duration LONGEST_DRILL = Duration.ofMinutes(12);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.channel(ProbeChannel.NAME).flatMap(wait -> finding(wait, snapshot)).stream()
                .toList();
    }

    private static Optional<Finding> finding(ChannelWait wait, Snapshot snapshot) {
        var facts = wait.own();
        var since = Optional.ofNullable(facts.moments().dueSince())
                .or(() -> Optional.ofNullable(facts.moments().lastStart()));
        var jobs = facts.due() + facts.running();
        return since.filter(at -> at.plus(LONGEST_DRILL).isBefore(snapshot.serverTime()))
                .filter(_ -> jobs > 0)
                .map(at -> new Finding(
                        CODE,
                        Severity.INFO,
                        "Probe jobs of a drill were left behind",
                        List.of(NumberText.of(jobs, "open probe job") + " in " + ProbeChannel.NAME + ", since "
                                + FindingWords.since(at, snapshot.serverTime()) + "; no drill takes so long."),
                        "They do nothing, but they take slots of root. A drill that is killed cannot remove its"
                                + " probes, and Signalbox changes nothing while it only looks.",
                        "Arm this profile, or run a command that changes something: Signalbox then removes"
                                + " them. The next drill removes them too.",
                        new Remedy.ShowJobs(JobFilter.ALL.withChannel(ProbeChannel.NAME))));
    }
}
