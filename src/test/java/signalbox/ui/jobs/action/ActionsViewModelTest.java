package signalbox.ui.jobs.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static signalbox.ui.JobSamples.READER;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobAction.CancelScope;
import signalbox.queue.action.JobOperations;
import signalbox.queue.job.Job;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;

class ActionsViewModelTest {
    private static final ActionTarget PRODUCTION =
            new ActionTarget("acme", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true);
    private static final ActionTarget STAGING =
            new ActionTarget("acme", "acme_staging", "10.0.12.3:5432", Environment.STAGING, false, false);
    private static final ActionTarget LOOK_ONLY =
            new ActionTarget("acme", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, true, true);
    private static final List<Job> FAILED = List.of(job(1, JobState.FAILED), job(2, JobState.FAILED));

    /// Does as it is told, and notes it.
    private static final class RecordingGateway implements ActionGateway {
        private final List<Action> ran = new ArrayList<>();
        private final List<Confirmation> confirmations = new ArrayList<>();
        private List<Refusal> refused = List.of();
        private List<Change> followers = List.of();
        private List<String> blocked = List.of();
        private @Nullable RuntimeException fault;

        @Override
        public Preview preview(Action action) {
            if (fault != null) {
                throw fault;
            }
            var subtree = action instanceof JobAction.Cancel cancel && cancel.scope() == CancelScope.SUBTREE;
            var also = new ArrayList<>(followers);
            if (subtree) {
                blocked.forEach(uuid -> also.add(new Change(uuid, "wait_dependencies", "cancelled")));
            }
            return new Preview(changes(action), also, refused, subtree ? List.of() : blocked, List.of());
        }

        @Override
        public Outcome run(Action action, Confirmation confirmation) {
            if (fault != null) {
                throw fault;
            }
            ran.add(action);
            confirmations.add(confirmation);
            return new Outcome(changes(action), followers, refused, blocked);
        }

        private List<Change> changes(Action action) {
            return ((JobAction) action)
                    .targets().stream()
                            .filter(target -> refused.stream()
                                    .noneMatch(refusal -> refusal.subject().equals(target.uuid())))
                            .map(target ->
                                    new Change(target.uuid(), target.shown().stored(), "pending"))
                            .toList();
        }
    }

    private final RecordingGateway gateway = new RecordingGateway();
    private final List<Question> questions = new ArrayList<>();
    private final List<Consumer<Question.Answer>> answers = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(true);
    private ActionsViewModel model = model(PRODUCTION);

    private ActionsViewModel model(ActionTarget target) {
        return new ActionsViewModel(
                new ActionFlow(
                        target,
                        gateway,
                        new InlineBackground(),
                        (question, onYes) -> {
                            questions.add(question);
                            answers.add(onYes);
                        },
                        notices::add),
                notices::add,
                JobOperations.withButton(JobOperations.ALL),
                armed.getReadOnlyProperty());
    }

    @BeforeEach
    void connected() {
        model.show(WRITER);
    }

    @Test
    void a_button_is_locked_until_armed() {
        armed.set(false);
        assertThat(model.availability(JobOperations.REQUEUE, FAILED)).isEqualTo(Availability.LOCKED);
        var before = model.changes().get();
        armed.set(true);
        assertThat(model.changes().get()).isGreaterThan(before);
        assertThat(model.availability(JobOperations.REQUEUE, FAILED).isPossible())
                .isTrue();
    }

    @Test
    void a_button_says_why_it_can_never_work() {
        assertThat(model.availability(JobOperations.CANCEL, List.of(job(1, JobState.DONE)))
                        .reason())
                .isEqualTo("Only pending, enqueued and failed jobs can be cancelled.");
        assertThat(model.availability(JobOperations.REQUEUE, List.of(job(1, JobState.WAIT_DEPENDENCIES)))
                        .reason())
                .contains("cannot be requeued");
        assertThat(model.availability(JobOperations.REQUEUE, List.of()).reason())
                .isEqualTo("No job is selected.");
        model.show(READER);
        assertThat(model.availability(JobOperations.REQUEUE, FAILED).reason())
                .isEqualTo("Role watcher may not change queue_job. Connect as Odoo's own role.");
        model = model(LOOK_ONLY);
        model.show(WRITER);
        assertThat(model.availability(JobOperations.REQUEUE, FAILED).reason()).contains("read-only");
    }

    @Test
    void more_than_a_thousand_jobs_are_refused_with_a_sentence() {
        model.act(JobOperations.REQUEUE, Collections.nCopies(1_001, FAILED.getFirst()));
        assertThat(questions).isEmpty();
        assertThat(notices.getFirst().details()).startsWith("At most 1,000 jobs at once");
    }

    @Test
    void the_question_names_the_place_and_production_has_its_name_typed() {
        model.act(JobOperations.REQUEUE, FAILED);
        var question = questions.getFirst();
        assertThat(question.title()).isEqualTo("Requeue 2 jobs?");
        assertThat(question.verb()).isEqualTo("Requeue 2 jobs");
        assertThat(question.environment()).isEqualTo("production");
        assertThat(question.sentences().getFirst())
                .isEqualTo(
                        "On PRODUCTION, database p_acme_prod at 10.0.12.2:5432: 2 jobs go back to the queue and run again.");
        assertThat(question.changes()).hasSize(2).allMatch(line -> line.contains("failed → pending"));
        assertThat(question.asksReason()).isTrue();
        assertThat(question.typeToEnable()).contains("p_acme_prod");
        assertThat(gateway.ran).isEmpty();
    }

    @Test
    void elsewhere_nothing_is_typed() {
        model = model(STAGING);
        model.show(WRITER);
        model.act(JobOperations.SET_DONE, FAILED);
        assertThat(questions.getFirst().typeToEnable()).isEmpty();
        assertThat(questions.getFirst().weight()).isEqualTo(Question.Weight.DANGEROUS);
    }

    @Test
    void the_answer_is_handed_on_and_the_outcome_told() {
        gateway.refused = List.of(new Refusal(FAILED.getFirst().uuid(), "pending", "It changed."));
        model.act(JobOperations.REQUEUE, FAILED);
        answers.getFirst().accept(new Question.Answer("shop was down", "p_acme_prod"));
        assertThat(gateway.ran).hasSize(1);
        assertThat(gateway.confirmations)
                .extracting(Confirmation::reason, Confirmation::typedDatabase)
                .containsExactly(tuple("shop was down", "p_acme_prod"));
        assertThat(notices.getFirst().sentence()).isEqualTo("1 requeued, 1 had changed.");
        assertThat(notices.getFirst().kind()).isEqualTo(Notice.Kind.WARNING);
        assertThat(notices.getFirst().details()).isEqualTo("1 is left alone: It changed.");
    }

    @Test
    void an_answer_without_words_gives_no_reason() {
        model.act(JobOperations.REQUEUE, FAILED);
        answers.getFirst().accept(new Question.Answer("", ""));
        assertThat(gateway.confirmations)
                .extracting(Confirmation::reason, Confirmation::typedDatabase)
                .containsExactly(tuple(null, null));
        assertThat(notices.getFirst()).isEqualTo(Notice.done("2 requeued."));
    }

    @Test
    void cancelling_offers_the_whole_subtree_where_odoo_would_stop() {
        gateway.followers = List.of(new Change("dependant", "wait_dependencies", "cancelled"));
        gateway.blocked = List.of("grandchild");
        model.act(JobOperations.CANCEL, List.of(FAILED.getFirst()));
        var offer = questions.getFirst().alternative().orElseThrow();
        assertThat(offer.text()).isEqualTo("Whole subtree: 3 jobs…");
        offer.onChosen().run();
        assertThat(questions).hasSize(2);
        assertThat(questions.getLast().changes()).anyMatch(line -> line.startsWith("grandchi"));
        assertThat(questions.getLast().alternative()).isEmpty();
        answers.getLast().accept(new Question.Answer("", "p_acme_prod"));
        assertThat(((JobAction.Cancel) gateway.ran.getFirst()).scope()).isEqualTo(CancelScope.SUBTREE);
    }

    @Test
    void without_anything_below_no_subtree_is_offered() {
        model.act(JobOperations.CANCEL, FAILED);
        assertThat(questions.getFirst().alternative()).isEmpty();
    }

    @Test
    void a_failure_is_a_notice_with_its_sentence() {
        gateway.fault = new IllegalStateException("The server has closed the connection.");
        model.act(JobOperations.REQUEUE, FAILED);
        assertThat(questions).isEmpty();
        assertThat(notices.getFirst().kind()).isEqualTo(Notice.Kind.FAILED);
        assertThat(notices.getFirst().details()).isEqualTo("The server has closed the connection.");
        assertThat(model.availability(JobOperations.REQUEUE, FAILED).isPossible())
                .isTrue();
    }

    @Test
    void nothing_is_asked_when_all_changed() {
        gateway.refused = FAILED.stream()
                .map(job -> new Refusal(job.uuid(), "gone", "The job no longer exists."))
                .toList();
        model.act(JobOperations.REQUEUE, FAILED);
        assertThat(questions).isEmpty();
        assertThat(notices.getFirst().sentence()).isEqualTo("Nothing to change: 2 gone.");
    }
}
