package signalbox.health.why;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.Collectors;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// The jobs that another one waits for.
final class DependencyStep {
    private static final String NAME = "dependencies";

    private DependencyStep() {}

    static Step step(JobDetail detail, Snapshot snapshot) {
        var open = detail.parents().stream()
                .filter(parent -> parent.state() != JobState.DONE)
                .sorted(comparing(parent -> !holds(parent)))
                .toList();
        if (detail.job().state() != JobState.WAIT_DEPENDENCIES) {
            return Step.yes(NAME, released(detail, open));
        }
        if (!detail.relations().readable()) {
            return Step.unknown(
                    NAME,
                    "It is not known what it waits for: the column dependencies is not in the form that"
                            + " queue_job writes.");
        }
        var ring = detail.relations().ring();
        if (!ring.isEmpty()) {
            return Step.no(NAME, ring(detail.job(), ring), new Remedy.ShowJob(ring.getFirst()));
        }
        if (open.isEmpty() && snapshot.capabilities().hidesJobs()) {
            return Step.unknown(
                    NAME, "It is in wait_dependencies. Row security may hide the parents that it waits for.");
        }
        if (open.isEmpty()) {
            return Step.no(
                    NAME,
                    "It is in wait_dependencies, but all its parents are done or gone: nothing will release it. "
                            + wayOut(detail),
                    new Remedy.ShowJob(detail.job().uuid()));
        }
        return Step.no(
                NAME,
                sentence(open, detail.relations().openParents()),
                new Remedy.ShowJob(open.getFirst().uuid()));
    }

    /// An operator may have put it back, or a parent may have been requeued later.
    private static String released(JobDetail detail, List<Job> open) {
        if (detail.parents().isEmpty()) {
            return "It waits for no other job.";
        }
        if (open.isEmpty()) {
            return "It waits for no other job: its parents are done.";
        }
        var named = open.stream()
                .limit(FindingWords.SAMPLES)
                .map(parent -> JobMention.of(parent.uuid(), parent.call()) + " is not done ("
                        + parent.stored().label() + ")")
                .collect(Collectors.joining(", "));
        return "It is " + detail.job().stored().label() + ", and waits for no other job, although " + named + ".";
    }

    private static String wayOut(JobDetail detail) {
        var parent = detail.relations().releasing();
        return parent == null
                ? FindingWords.releasedByNone(detail.job().uuid(), "it")
                : FindingWords.releasedBy(parent, "it");
    }

    private static String ring(Job job, List<String> ring) {
        var named = ring.stream().limit(FindingWords.SAMPLES).collect(Collectors.joining(", which waits for "));
        var rest = ring.size() > FindingWords.SAMPLES
                ? ", and so on through " + NumberText.of(ring.size(), "job") + " back to " + ring.getFirst()
                : ", which waits for " + ring.getFirst();
        return (ring.contains(job.uuid())
                        ? "It waits for itself, in a ring: "
                        : "It waits for jobs that wait for themselves, in a ring: ")
                + named + rest + ". Nothing will release them. " + FindingWords.END_OF_RING;
    }

    /// Whether this parent will not release its dependants by itself.
    private static boolean holds(Job parent) {
        return parent.state() == JobState.FAILED || parent.state() == JobState.CANCELLED;
    }

    /// @param all how many there are, including those that were not read
    private static String sentence(List<Job> open, long all) {
        var named = open.stream()
                .limit(FindingWords.SAMPLES)
                .map(parent ->
                        JobMention.of(parent.uuid(), parent.call()) + ", " + FindingWords.whichIs(parent.stored()))
                .collect(Collectors.joining("; "));
        var more = all - Math.min(open.size(), FindingWords.SAMPLES);
        return "It waits for " + NumberText.of(all, "job") + ": " + named
                + (more > 0 ? "; " + ListText.more(more) : "") + "."
                + (open.stream().anyMatch(DependencyStep::holds)
                        ? " A failed or cancelled job releases its dependants only when it is done."
                        : "");
    }
}
