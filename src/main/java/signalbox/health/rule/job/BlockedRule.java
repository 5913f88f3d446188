package signalbox.health.rule.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.stuck.BlockedJob;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Finds jobs that nothing will release: those behind a failed job until an operator acts, those behind a cancelled job
/// forever.
public final class BlockedRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var blocked = snapshot.health().blocked().known().orElse(BlockedJobs.NONE);
        return Stream.concat(
                        Optional.of(blocked).filter(jobs -> jobs.all() > 0).map(BlockedRule::finding).stream(),
                        Optional.of(blocked.ring()).filter(ring -> !ring.isEmpty()).map(BlockedRule::ring).stream())
                .toList();
    }

    private static Finding ring(List<String> ring) {
        var shown = ring.stream().limit(FindingWords.SAMPLES).collect(Collectors.joining(" waits for "));
        return new Finding(
                "ring-of-jobs",
                Severity.WARNING,
                "Jobs wait for each other forever",
                List.of(
                        ring.size() == 1
                                ? "1 job waits for itself."
                                : NumberText.of(ring.size(), "job") + " wait for each other in a ring.",
                        shown + (ring.size() > FindingWords.SAMPLES ? ", and so on" : "") + ", back to "
                                + ring.getFirst() + "."),
                "A job in wait_dependencies is released when its parents are done. Here each job is its own"
                        + " ancestor.",
                FindingWords.END_OF_RING + " Then correct the code that creates this ring.",
                new Remedy.ShowJobs(JobFilter.ALL.withStates(Set.of(JobState.WAIT_DEPENDENCIES))));
    }

    private static Finding finding(BlockedJobs blocked) {
        return new Finding(
                "blocked-jobs",
                Severity.WARNING,
                title(blocked),
                seen(blocked),
                "A job in wait_dependencies is released only when its parents are done. Odoo cancels direct"
                        + " dependants at most: the jobs below those keep waiting.",
                todo(blocked),
                new Remedy.ShowJobs(JobFilter.ALL.withStates(Set.of(JobState.WAIT_DEPENDENCIES))));
    }

    private static String title(BlockedJobs blocked) {
        if (blocked.heldBy(JobState.CANCELLED) > 0) {
            return "Jobs wait for cancelled jobs forever";
        }
        return blocked.heldBy(JobState.FAILED) > 0
                ? "Jobs wait for failed jobs"
                : "Jobs wait although nothing holds them";
    }

    private static String todo(BlockedJobs blocked) {
        var held = blocked.all() > blocked.unheld().jobs()
                ? "Requeue the " + parents(blocked) + " parents, or set them done."
                : "";
        return (held + " " + todo(blocked.unheld())).strip();
    }

    private static String todo(BlockedJobs.Unheld unheld) {
        var words = new ArrayList<String>();
        var released = unheld.released();
        if (released != null) {
            words.add(FindingWords.releasedBy(released.parent(), released.uuid()));
        }
        var left = unheld.left();
        if (left != null) {
            words.add(FindingWords.releasedByNone(left, left));
        }
        if (unheld.jobs() > words.size()) {
            words.add("Why says of each other job that waits so what releases it.");
        }
        return String.join(" ", words);
    }

    private static String parents(BlockedJobs blocked) {
        return Stream.of(JobState.FAILED, JobState.CANCELLED)
                .filter(state -> blocked.heldBy(state) > 0)
                .map(JobState::stored)
                .collect(Collectors.joining(" and "));
    }

    private static List<String> seen(BlockedJobs blocked) {
        var seen = new ArrayList<String>();
        var atLeast = blocked.complete() ? "" : "At least ";
        addCount(seen, atLeast, blocked.heldBy(JobState.FAILED), "for a failed parent.");
        addCount(
                seen,
                atLeast,
                blocked.heldBy(JobState.CANCELLED),
                "for a cancelled parent: nothing releases such a job.");
        addCount(seen, atLeast, blocked.heldBy(JobState.WAIT_DEPENDENCIES), "below those.");
        addCount(
                seen,
                atLeast,
                blocked.unheld().jobs(),
                (blocked.unheld().jobs() == 1
                                ? "although all its parents are done or gone: nothing releases it."
                                : "although all their parents are done or gone: nothing releases them.")
                        + " For example "
                        + blocked.unheld().example() + ".");
        if (!blocked.complete()) {
            seen.add("More jobs wait. They were not read.");
        }
        if (blocked.unreadable() > 0) {
            seen.add("For " + NumberText.of(blocked.unreadable(), "job")
                    + " that waits, the parents are not known: the column dependencies is not in the form that"
                    + " queue_job writes.");
        }
        blocked.samples().stream()
                .limit(FindingWords.SAMPLES)
                .map(BlockedRule::sample)
                .forEach(seen::add);
        return seen;
    }

    private static void addCount(List<String> seen, String atLeast, long jobs, String what) {
        if (jobs > 0) {
            seen.add(atLeast + NumberText.of(jobs, "job") + (jobs == 1 ? " waits " : " wait ") + what);
        }
    }

    private static String sample(BlockedJob job) {
        return JobMention.of(job.uuid(), job.call()) + " waits for " + job.blocker() + ", "
                + FindingWords.whichIs(StoredState.of(job.blockerState())) + ".";
    }
}
