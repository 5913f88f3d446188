package signalbox.ui.jobs.stuck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.JobAction;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.LateJobs;
import signalbox.text.NumberText;
import signalbox.ui.screen.action.ActionFlow;

/// Which late jobs are to be requeued: jobs that no worker runs unless the operator deselects them, jobs for which
/// this is not known only if the operator selects them, and never a job that a worker runs. On the FX thread only.
final class StuckViewModel {
    private final ActionFlow actions;
    private final Consumer<List<String>> asking;
    private final ReadOnlyBooleanProperty armed;
    private final ReadOnlyObjectWrapper<StuckContent> content = new ReadOnlyObjectWrapper<>(StuckContent.NONE);
    private final Set<String> takenOut = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    /// @param asking asks for these jobs again
    StuckViewModel(ActionFlow actions, Consumer<List<String>> asking, ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.asking = asking;
        this.armed = armed;
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

    /// Asks, then requeues what is chosen.
    void requeue() {
        var picked = content.get().picked().stream().limit(JobAction.MOST_JOBS).toList();
        if (picked.isEmpty() || !armed.get()) {
            return;
        }
        actions.begin(
                new JobAction.Requeue(picked.stream()
                        .map(proof ->
                                new JobTarget(proof.job().uuid(), proof.job().state()))
                        .toList()),
                text(picked));
    }

    /// Asking again does no harm if a worker may have the job: the operator need not choose.
    void askAgain() {
        var notBegun = content.get().notBegun();
        if (!notBegun.isEmpty() && armed.get()) {
            asking.accept(notBegun);
        }
    }

    private ActionFlow.Words text(List<StuckJobInvestigation> picked) {
        var verb = verb(picked.size());
        var sentences = new ArrayList<String>();
        sentences.add(
                "On " + actions.target().label() + ", " + NumberText.of(picked.size(), "job becomes", "jobs become")
                        + " pending. A job that changed in the meantime is left alone.");
        var unsure = picked.stream()
                .filter(proof -> proof.verdict() == JobLiveness.UNKNOWN)
                .count();
        if (unsure > 0) {
            sentences.add("Of " + NumberText.count(unsure)
                    + " it is not known whether a worker still runs it: then it runs twice.");
        }
        return new ActionFlow.Words(
                verb + "?",
                verb,
                sentences,
                List.of(),
                "Requeued. A job that had changed was left alone.",
                "No job was requeued.",
                verb + ": that failed.");
    }

    /// `Requeue 3 jobs`
    static String verb(int jobs) {
        return "Requeue " + NumberText.of(jobs, "job", "jobs");
    }

    ReadOnlyObjectProperty<StuckContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty armed() {
        return armed;
    }
}
