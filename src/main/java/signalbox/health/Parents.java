package signalbox.health;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.Collectors;
import signalbox.health.Why.Step;
import signalbox.queue.Job;
import signalbox.queue.JobDetail;
import signalbox.queue.JobState;

/// The jobs that another one waits for.
final class Parents {
    private static final String NAME = "dependencies";

    private Parents() {}

    static Step step(JobDetail detail) {
        var open = detail.parents().stream()
                .filter(parent -> parent.state() != JobState.DONE)
                .sorted(comparing(parent -> !holds(parent)))
                .toList();
        if (detail.job().state() != JobState.WAIT_DEPENDENCIES) {
            return Step.yes(
                    NAME,
                    detail.parents().isEmpty() ? "It waits for no other job." : "It was released by its parents.");
        }
        if (open.isEmpty()) {
            return Step.no(
                    NAME,
                    "It is in wait_dependencies, but all its parents are done or gone: nothing will release it.",
                    new Remedy.ShowJob(detail.job().uuid()));
        }
        return Step.no(NAME, sentence(open), new Remedy.ShowJob(open.getFirst().uuid()));
    }

    /// Whether it releases nobody by itself.
    private static boolean holds(Job parent) {
        return parent.state() == JobState.FAILED || parent.state() == JobState.CANCELLED;
    }

    private static String sentence(List<Job> open) {
        var named = open.stream()
                .limit(Words.SAMPLES)
                .map(parent -> parent.uuid() + " (" + parent.call().model() + "."
                        + parent.call().method() + "), which is "
                        + parent.state().stored())
                .collect(Collectors.joining("; "));
        var more = open.size() - Words.SAMPLES;
        return "It waits for " + Words.counted(open.size(), "job") + ": " + named
                + (more > 0 ? "; and " + more + " more." : ".")
                + (open.stream().anyMatch(Parents::holds)
                        ? " What failed or was cancelled releases nobody until it is done."
                        : "");
    }
}
