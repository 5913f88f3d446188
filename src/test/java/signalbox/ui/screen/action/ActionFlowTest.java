package signalbox.ui.screen.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.RefusedException;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.action.LeaveElection;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;

/// What the window does around every action.
class ActionFlowTest {
    private static final Action ACTION = new LeaveElection(LeaveElection.Kind.LEAVE);
    private static final Action SETTLED = new LeaveElection(LeaveElection.Kind.HAND_BACK);
    private static final Change CHANGE = new Change("embedded runner", "joined", "absent");

    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> course = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<Action> ran = new ArrayList<>();
    private final List<Consumer<Question.Answer>> answers = new ArrayList<>();
    private @Nullable RuntimeException fault;

    private final ActionFlow flow = new ActionFlow(
            new ActionTarget("acme", "acme", "db.example.com:5432", Environment.PRODUCTION, false, true),
            new ActionGateway() {
                @Override
                public Preview preview(Action action) {
                    return Preview.of(CHANGE, List.of()).settling(SETTLED);
                }

                @Override
                public Outcome run(Action action, Confirmation confirmation) {
                    course.add("run");
                    confirmations.add(confirmation);
                    ran.add(action);
                    if (fault != null) {
                        throw fault;
                    }
                    return Outcome.of(CHANGE);
                }
            },
            new InlineBackground(),
            (question, answer) -> {
                questions.add(question);
                answers.add(answer);
            },
            notices::add);

    private void takeBack() {
        flow.takeBack(ACTION, "It left.", "It did not leave.", () -> course.add("after"));
    }

    @Test
    void what_is_confirmed_is_what_the_question_named_and_not_what_there_is_at_the_click() {
        flow.begin(ACTION, new ActionFlow.Words("End?", "End", List.of(), List.of(), "Done.", "Left.", "Failed."));

        answers.getFirst().accept(new Question.Answer("", "acme"));

        assertThat(ran).containsExactly(SETTLED);
    }

    @Test
    void what_was_shown_is_kept_with_the_answer() {
        flow.begin(
                ACTION,
                new ActionFlow.Words(
                        "End?", "End", List.of("It ends."), List.of("Last."), "Done.", "Left.", "Failed."));

        answers.getFirst().accept(new Question.Answer("too slow", "acme"));

        var shown = Objects.requireNonNull(confirmations.getFirst().preview());
        assertThat(shown.rows()).isEqualTo(1);
        assertThat(shown.refused()).isZero();
        assertThat(shown.sentences()).containsExactly("End?", "It ends.", "Last.");
    }

    @Test
    void what_is_taken_back_asks_nobody() {
        takeBack();

        assertThat(questions).isEmpty();
        assertThat(course).containsExactly("run", "after");
        assertThat(notices).containsExactly(Notice.done("It left."));
    }

    @Test
    void what_could_not_be_taken_back_is_told_with_the_reason() {
        fault = new RefusedException("It does not take part.");

        takeBack();

        assertThat(course).containsExactly("run", "after");
        assertThat(notices).containsExactly(Notice.failed("It did not leave.", "It does not take part."));
    }

    @Test
    void what_nobody_knows_is_not_called_undone() {
        fault = new PostgresException(PostgresException.Kind.OUTCOME_UNKNOWN, "The connection was lost.", null);

        takeBack();

        assertThat(notices)
                .containsExactly(Notice.warning("It is not known whether this was done.", "The connection was lost."));
    }

    @Test
    void what_is_asked_for_is_not_run_before_the_answer() {
        flow.begin(
                ACTION,
                new ActionFlow.Words("Leave?", "Leave", List.of(), List.of(), "Done.", "Left alone.", "Failed."));

        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.asksReason()).isTrue();
            assertThat(question.typeToEnable()).contains("acme");
        });
        assertThat(course).isEmpty();
    }
}
