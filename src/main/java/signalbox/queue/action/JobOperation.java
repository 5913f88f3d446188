package signalbox.queue.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import signalbox.audit.Action;
import signalbox.audit.ActionHandler;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// What an operator can do to jobs: all that the window and the command line must know of it. They make a button, a
/// question, a notice and a command of each operation in `JobOperations`, and know none by name. An operation that
/// changes rows of queue_job is a `RowOperation`, which says how.
public non-sealed interface JobOperation extends OperationEntry {
    /// How a button stands out, and how its question is put.
    enum Emphasis {
        /// What helps most often: a button that stands out, an ordinary question.
        USUAL,
        /// A plain button, an ordinary question.
        QUIET,
        /// A plain button, and a question that warns.
        SERIOUS,
        /// A red button, and a question that warns.
        DANGEROUS
    }

    /// The command, and the word of the log: `requeue`, `done`.
    String name();

    Emphasis emphasis();

    /// What will be, the number of jobs at the beginning: `2 jobs go back to the queue and run again.`
    String effect(int jobs);

    /// After the number of changed jobs: `requeued`, `set done`.
    String done();

    /// After the number of dependants that changed along: `released`, `cancelled too`.
    String followed();

    /// Of the whole subtree: the help of `--subtree`.
    @Override
    String help();

    /// The same for all jobs below as well, which is offered where dependants keep waiting; empty: there is no such
    /// form.
    Optional<JobOperation> subtree();

    /// The action on these jobs.
    Action on(List<JobTarget> targets);

    /// What to tell the operator even if no confirmation is asked for. Reads only.
    List<String> warnings(Sql sql, List<JobTarget> targets, Capabilities capabilities);

    /// Also for the actions of its subtree.
    @Override
    ActionHandler<?> handler(ActionSessions sessions);

    @Override
    default String command() {
        return name();
    }

    @Override
    default Optional<JobOperation> ready() {
        return Optional.of(this);
    }

    /// `Requeue 3 jobs`, `Set 1 job done`
    default String verb(int jobs) {
        return verb(NumberText.of(jobs, "job", "jobs"));
    }

    /// What is to be known before it is begun on so many jobs of each state: sentences.
    default List<String> cautions(Map<StoredState, Integer> byState) {
        return List.of();
    }

    /// Why a job with this state is left alone, also where queue_job does not know the state; empty where it is not.
    default Optional<String> objection(StoredState stored) {
        return stored.state() == JobState.OTHER
                ? Optional.of("Its state is " + stored.label() + ", which queue_job does not know: Signalbox does"
                        + " not change it.")
                : objection(stored.state());
    }
}
