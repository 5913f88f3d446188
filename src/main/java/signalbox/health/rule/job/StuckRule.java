package signalbox.health.rule.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.LateJobs;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Jobs that have been enqueued or started for long and that no worker seems to run.
public final class StuckRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var proofs = StuckJobInvestigation.all(snapshot);
        return Stream.of(JobState.ENQUEUED, JobState.STARTED)
                .map(state -> proofs.stream()
                        .filter(proof -> proof.job().state() == state && proof.verdict() != JobLiveness.ALIVE)
                        .toList())
                .filter(group -> !group.isEmpty())
                .map(group -> finding(group, snapshot))
                .toList();
    }

    private static Finding finding(List<StuckJobInvestigation> group, Snapshot snapshot) {
        var state = group.getFirst().job().state();
        var dead = StuckJobInvestigation.dead(group);
        var seen = new ArrayList<String>();
        addCount(seen, dead.size(), state, "no worker runs " + (dead.size() == 1 ? "it" : "them"));
        var open = group.size() - dead.size();
        addCount(seen, open, state, "whether a worker runs " + (open == 1 ? "it" : "them") + " is not known");
        addMore(seen, snapshot);
        group.stream()
                .limit(FindingWords.SAMPLES)
                .map(proof -> sample(proof, snapshot))
                .forEach(seen::add);
        return new Finding(
                "stuck-" + state.stored(),
                dead.isEmpty() ? Severity.INFO : Severity.WARNING,
                title(state, group, dead),
                seen,
                "Each of these jobs takes a slot of its channel and of all channels above it.",
                dead.isEmpty()
                        ? "Check whether their workers are still alive before you requeue them."
                        : "Requeue them. From 2025 on, queue_job does this by itself while a runner leads;"
                                + " older releases do it in the garbage collector's cron.",
                dead.isEmpty()
                        ? new Remedy.ShowJobs(JobFilter.ALL.withStates(Set.of(state)))
                        : new Remedy.RequeueDead(dead));
    }

    private static String title(JobState state, List<StuckJobInvestigation> group, List<JobTarget> dead) {
        if (!dead.isEmpty()) {
            return "Jobs are " + state.stored() + ", but no worker is running them";
        }
        var isDated = group.stream().anyMatch(proof -> proof.job().age().isLate());
        return isDated
                ? "Jobs have been " + state.stored() + " for a long time"
                : "Jobs are " + state.stored() + ", and their rows do not say since when";
    }

    private static void addCount(List<String> seen, int jobs, JobState state, String how) {
        if (jobs > 0) {
            seen.add(NumberText.of(jobs, "job is ", "jobs are ") + state.stored() + ", and " + how + ".");
        }
    }

    private static void addMore(List<String> seen, Snapshot snapshot) {
        var more = snapshot.health().late().known().map(LateJobs::more).orElse(0L);
        if (more > 0) {
            seen.add(LateJobs.notChecked(more));
        }
    }

    private static String since(LateJob job, Snapshot snapshot) {
        return job.age() == LateJob.Age.EARLIER_THAN_ALL
                ? "since before any time of a job"
                : FindingWords.sinceOrUnknown(job.since(), snapshot.serverTime());
    }

    private static String sample(StuckJobInvestigation proof, Snapshot snapshot) {
        var job = proof.job();
        return JobMention.withChannel(job) + ", " + job.state().stored() + " "
                + since(job, snapshot) + ": "
                + String.join(" ", proof.evidence());
    }
}
