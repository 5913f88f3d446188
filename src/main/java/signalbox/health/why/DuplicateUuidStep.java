package signalbox.health.why;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;

/// Other rows with the job's uuid: no index forbids them. A runner keeps one job for each uuid. What the runner and a
/// worker write `WHERE uuid = …` changes all these rows (OCA's `Channel.notify`, `_set_state`).
final class DuplicateUuidStep {
    private DuplicateUuidStep() {}

    /// Empty when there are no other rows.
    static Optional<Step> of(List<Job> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var states = others.stream().map(job -> job.stored().label()).distinct().collect(Collectors.joining(", "));
        var said = (others.size() == 1
                        ? "Another row of queue_job has the same uuid, in state "
                        : NumberText.count(others.size()) + " other rows of queue_job have the same uuid, in state ")
                + states + ". Runners know a job only by its uuid and keep one job for each uuid: ";
        return Optional.of(
                others.stream().anyMatch(job -> JobState.OPEN.contains(job.state()))
                        ? Step.no(
                                "uuid",
                                said + "it is not certain which of them they take, and one may hold the other."
                                        + " Delete one, or give it a new uuid.",
                                Remedy.none())
                        : Step.unknown("uuid", said + "a runner may mistake that job for this one when it changes."));
    }
}
