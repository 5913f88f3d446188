package signalbox.health.rule.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Sequential channels in which a failed job makes all later jobs wait.
public final class SequentialBlockedRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.waits().stream()
                .flatMap(wait -> wait.blocks().stream()
                        .filter(block -> block.kind() == WaitReason.Kind.SEQUENTIAL
                                && block.channel().equals(wait.name()))
                        .map(block -> finding(wait, block)))
                .toList();
    }

    private static Finding finding(ChannelWait wait, WaitReason block) {
        var due = wait.total().due();
        var seen = new ArrayList<>(block.evidence());
        seen.add(NumberText.of(due, "job") + (due == 1 ? " waits" : " wait") + " behind it.");
        return new Finding(
                "sequential-blocked",
                Severity.WARNING,
                "A failed job holds the sequential channel " + wait.name(),
                seen,
                "A sequential channel keeps the order of its jobs: no job starts until the failed one is"
                        + " requeued, set done or cancelled.",
                "Read why it failed, then requeue it, set it done or cancel it.",
                new Remedy.ShowJobs(
                        JobFilter.ALL.withStates(Set.of(JobState.FAILED)).withChannel(wait.name())));
    }
}
