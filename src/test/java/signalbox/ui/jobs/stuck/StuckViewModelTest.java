package signalbox.ui.jobs.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.snapshot;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.audit.Action;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobOperations;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.LateJob;
import signalbox.text.ShortUuid;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.jobs.action.ActionSamples;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.Unasked;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;

class StuckViewModelTest {
    private static final LateJob DEAD = StuckSamples.dead(1);
    private static final LateJob OTHER = StuckSamples.dead(2);
    private static final LateJob UNKNOWN = StuckSamples.unknown(3);
    private static final LateJob ALIVE = StuckSamples.alive(4);

    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(true);
    private final List<Question> asked = new ArrayList<>();
    private final List<Action> done = new ArrayList<>();
    private final List<String> again = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final ActionsViewModel actions = ActionSamples.over(
            StuckSamples.actions(
                    (question, onYes) -> {
                        asked.add(question);
                        onYes.accept(new Question.Answer("", "p_acme_prod"));
                    },
                    notices::add,
                    done),
            notices::add,
            armed.getReadOnlyProperty());
    private final StuckViewModel model = new StuckViewModel(actions, again::addAll);

    private void see(LateJob... late) {
        model.show(StuckSamples.with(snapshot(NOW, WRITER, counts()), List.of(late)));
    }

    private StuckJobInvestigation proof(LateJob job) {
        return model.content().get().proofs().stream()
                .filter(proof -> proof.job().equals(job))
                .findFirst()
                .orElseThrow();
    }

    private static JobTarget target(LateJob job) {
        return new JobTarget(job.uuid(), JobState.STARTED);
    }

    @Test
    void the_dead_are_chosen_the_unknown_by_hand_and_the_living_never() {
        see(DEAD, UNKNOWN, ALIVE);
        assertThat(model.content().get().chosen()).containsExactly(DEAD.uuid());
        model.choose(proof(UNKNOWN), true);
        model.choose(proof(ALIVE), true);
        assertThat(model.content().get().chosen()).containsExactlyInAnyOrder(DEAD.uuid(), UNKNOWN.uuid());
        model.choose(proof(DEAD), false);
        assertThat(model.content().get().chosen()).containsExactly(UNKNOWN.uuid());
    }

    @Test
    void those_that_are_not_begun_are_asked_for_again_whatever_is_chosen() {
        var left = StuckSamples.left(5);
        see(DEAD, UNKNOWN, ALIVE, left);

        model.askAgain();

        assertThat(again).containsExactly(left.uuid());
        armed.set(false);
        model.askAgain();
        assertThat(again).hasSize(1);
        assertThat(done).isEmpty();
    }

    @Test
    void on_a_read_only_profile_the_reason_is_said_and_nothing_is_asked_for() {
        var readOnly = new ActionFlow(
                new ActionTarget("acme", "p_acme", "10.0.12.3:5432", Environment.STAGING, true, false),
                new Unasked(),
                new InlineBackground(),
                (_, _) -> {},
                notices::add);
        var locked = new StuckViewModel(
                ActionSamples.over(readOnly, notices::add, armed.getReadOnlyProperty()), again::addAll);
        locked.show(StuckSamples.with(snapshot(NOW, WRITER, counts()), List.of(StuckSamples.left(5))));

        locked.askAgain();

        assertThat(again).isEmpty();
        assertThat(locked.mayAskAgain().reason()).isEqualTo("Profile \"acme\" is read-only.");
        assertThat(locked.mayRequeue()).isEqualTo(locked.mayAskAgain());
    }

    @Test
    void a_choice_lasts_over_the_snapshots_but_not_over_the_proof_of_life() {
        see(DEAD, UNKNOWN);
        model.choose(proof(UNKNOWN), true);
        model.choose(proof(DEAD), false);
        see(DEAD, OTHER, UNKNOWN);
        assertThat(model.content().get().chosen()).containsExactlyInAnyOrder(OTHER.uuid(), UNKNOWN.uuid());
        see(DEAD, StuckSamples.alive(3));
        assertThat(model.content().get().chosen()).isEmpty();
    }

    @Test
    void who_comes_for_certain_jobs_finds_only_those_chosen() {
        see(DEAD, OTHER, UNKNOWN);
        model.begin(List.of(target(OTHER)));
        assertThat(model.content().get().chosen()).containsExactly(OTHER.uuid());
        model.begin(List.of());
        assertThat(model.content().get().chosen()).containsExactlyInAnyOrder(DEAD.uuid(), OTHER.uuid());
    }

    @Test
    void what_is_chosen_is_requeued_after_a_question_that_tells_what_is_not_known() {
        see(DEAD, UNKNOWN, ALIVE);
        model.choose(proof(UNKNOWN), true);
        model.requeue();
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.verb()).isEqualTo("Requeue 2 jobs");
            assertThat(question.typeToEnable()).hasValue("p_acme_prod");
            assertThat(question.sentences())
                    .anySatisfy(sentence -> assertThat(sentence).startsWith("Of 1 it is not known"));
        });
        assertThat(done).containsExactly(new JobAction.Requeue(List.of(target(DEAD), target(UNKNOWN))));
    }

    /// One action, one question: only what is known of the workers comes on top.
    @Test
    void its_question_and_notice_are_those_of_the_list_of_jobs() {
        see(DEAD, OTHER, UNKNOWN);
        model.choose(proof(UNKNOWN), true);

        actions.act(JobOperations.REQUEUE, List.of(DEAD, OTHER, UNKNOWN));
        model.requeue();

        var ofList = asked.getFirst();
        var ofStuck = asked.getLast();
        assertThat(ofStuck.title()).isEqualTo(ofList.title()).isEqualTo("Requeue 3 jobs?");
        assertThat(ofStuck.weight()).isEqualTo(ofList.weight());
        assertThat(ofStuck.changes()).isEqualTo(ofList.changes());
        assertThat(ofStuck.changes().getFirst())
                .startsWith(ShortUuid.of(DEAD.uuid()))
                .endsWith(DEAD.call().name());
        assertThat(ofStuck.sentences()).containsAll(ofList.sentences());
        assertThat(ofStuck.sentences())
                .filteredOn(sentence -> !ofList.sentences().contains(sentence))
                .containsExactly(
                        "2 jobs that no worker is running: No transaction locks its row in queue_job_lock. A worker"
                                + " that runs the job would lock it.",
                        "Of 1 it is not known whether a worker still runs it: then it runs twice.");
        assertThat(notices).extracting(Notice::sentence).containsExactly("3 requeued.", "3 requeued.");
    }

    @Test
    void nothing_is_asked_while_not_armed() {
        see(DEAD);
        armed.set(false);
        model.requeue();
        assertThat(asked).isEmpty();
    }

    @Test
    void late_jobs_that_could_not_be_read_are_not_none() {
        model.show(snapshot(NOW, WRITER, counts()));
        assertThat(model.content().get().unknown()).isEqualTo("It was not checked.");
        see();
        assertThat(model.content().get().unknown()).isEmpty();
        assertThat(model.content().get().of(JobLiveness.DEAD)).isEmpty();
    }
}
