package signalbox.ui.jobs.stuck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.LateJobs;
import signalbox.text.NumberText;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.screen.action.Availability;

/// Which late jobs are to be requeued: jobs that no worker runs unless the operator deselects them, jobs for which
/// this is not known only if the operator selects them, and never a job that a worker runs. On the FX thread only.
final class StuckViewModel {
    private static final JobOperation REQUEUE = JobOperations.REQUEUE;

    /// The question shows at most this many kinds of evidence; all are beside the jobs.
    private static final int MOST_PROOFS = 3;

    private final ActionsViewModel actions;
    private final Consumer<List<String>> asking;
    private final ReadOnlyObjectWrapper<StuckContent> content = new ReadOnlyObjectWrapper<>(StuckContent.NONE);
    private final Set<String> takenOut = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    /// @param asking asks for these jobs again
    StuckViewModel(ActionsViewModel actions, Consumer<List<String>> asking) {
        this.actions = actions;
        this.asking = asking;
    }

    void show(Snapshot snapshot) {
        var late = snapshot.health().late();
        set(new StuckContent(
                StuckJobInvestigation.all(snapshot),
                Set.of(),
                late.known().map(LateJobs::more).orElse(0L),
                late.whyUnknown().orElse(""),
                snapshot.serverTime()));
    }

    /// Starts with a new choice.
    ///
    /// @param wanted choose only these of the dead jobs; if it is empty, all
    void begin(List<JobTarget> wanted) {
        added.clear();
        takenOut.clear();
        if (!wanted.isEmpty()) {
            content.get()
                    .of(JobLiveness.DEAD)
                    .forEach(proof -> takenOut.add(proof.job().uuid()));
            wanted.forEach(target -> takenOut.remove(target.uuid()));
        }
        set(content.get());
    }

    void choose(StuckJobInvestigation proof, boolean wanted) {
        var uuid = proof.job().uuid();
        if (wanted) {
            takenOut.remove(uuid);
            added.add(uuid);
        } else {
            takenOut.add(uuid);
            added.remove(uuid);
        }
        set(content.get());
    }

    private void set(StuckContent seen) {
        var chosen = seen.proofs().stream()
                .filter(this::isWanted)
                .map(proof -> proof.job().uuid())
                .collect(Collectors.toSet());
        content.set(new StuckContent(seen.proofs(), chosen, seen.more(), seen.unknown(), seen.now()));
    }

    private boolean isWanted(StuckJobInvestigation proof) {
        var uuid = proof.job().uuid();
        return switch (proof.verdict()) {
            case DEAD -> !takenOut.contains(uuid);
            case UNKNOWN -> added.contains(uuid);
            case ALIVE -> false;
        };
    }

    /// Asks as the list of jobs does, and says besides what is known of their workers.
    void requeue() {
        var picked = picked();
        if (!picked.isEmpty() && mayRequeue().isPossible()) {
            actions.act(REQUEUE, jobs(picked), proofs(picked));
        }
    }

    Availability mayRequeue() {
        return actions.availability(REQUEUE, jobs(picked()));
    }

    Availability mayAskAgain() {
        return actions.availability();
    }

    private List<StuckJobInvestigation> picked() {
        return content.get().picked().stream().limit(JobAction.MOST_JOBS).toList();
    }

    private static List<LateJob> jobs(List<StuckJobInvestigation> picked) {
        return picked.stream().map(StuckJobInvestigation::job).toList();
    }

    private static List<String> proofs(List<StuckJobInvestigation> picked) {
        var sentences = new ArrayList<String>();
        picked.stream()
                .filter(proof -> proof.verdict() == JobLiveness.DEAD)
                .collect(Collectors.groupingBy(
                        proof -> String.join(" ", proof.evidence()), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .limit(MOST_PROOFS)
                .map(proof -> NumberText.of(proof.getValue(), "job", "jobs") + " that no worker is running: "
                        + proof.getKey())
                .forEach(sentences::add);
        var unsure = picked.stream()
                .filter(proof -> proof.verdict() == JobLiveness.UNKNOWN)
                .count();
        if (unsure > 0) {
            sentences.add("Of " + NumberText.count(unsure)
                    + " it is not known whether a worker still runs it: then it runs twice.");
        }
        return sentences;
    }

    /// Asking again does no harm if a worker may have the job: the operator need not choose.
    void askAgain() {
        var notBegun = content.get().notBegun();
        if (!notBegun.isEmpty() && mayAskAgain().isPossible()) {
            asking.accept(notBegun);
        }
    }

    ReadOnlyObjectProperty<StuckContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Counts up each time that an answer of `mayRequeue` or `mayAskAgain` may have changed.
    ReadOnlyIntegerProperty changes() {
        return actions.changes();
    }
}
