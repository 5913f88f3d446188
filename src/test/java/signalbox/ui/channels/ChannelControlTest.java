package signalbox.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.action.channel.ChannelAction;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;

class ChannelControlTest {
    private static final ActionTarget PRODUCTION =
            new ActionTarget("acme-prod", "acme", "10.0.12.2:5432", Environment.PRODUCTION, false, true);

    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final List<Question> asked = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private final List<Action> done = new ArrayList<>();
    private List<Change> changes = List.of();
    private List<Refusal> refused = List.of();

    private final ChannelControl actions = new ChannelControl(
            new ActionFlow(
                    PRODUCTION,
                    new ActionGateway() {
                        @Override
                        public Preview preview(Action action) {
                            return new Preview(changes, List.of(), refused, List.of(), List.of("A note."));
                        }

                        @Override
                        public Outcome run(Action action, Confirmation confirmation) {
                            done.add(action);
                            return new Outcome(changes, List.of(), refused, List.of());
                        }
                    },
                    new InlineBackground(),
                    (question, yes) -> {
                        asked.add(question);
                        yes.accept(new Question.Answer("", "acme"));
                    },
                    told::add),
            armed);

    @Test
    void moving_asks_with_the_number_of_jobs_and_the_environment_then_moves() {
        changes = List.of(new Change("j", "root.a", "root.b"));

        actions.move("root.a", "root.b", 1);

        var question = asked.getFirst();
        assertThat(question.title()).isEqualTo("Move 1 pending job from root.a to root.b?");
        assertThat(question.sentences().getFirst()).contains("PRODUCTION");
        assertThat(question.sentences()).contains("A note.");
        assertThat(question.typeToEnable()).contains("acme");
        assertThat(done).containsExactly(new ChannelAction.Move("root.a", "root.b", 1));
    }

    @Test
    void what_is_refused_is_told_with_the_reason_and_not_asked() {
        refused = List.of(new Refusal("channel root.a", "cannot be paused", "Stop the runners instead."));

        actions.pause("root.a");

        assertThat(asked).isEmpty();
        assertThat(done).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.toString()).contains("root.a was not paused.", "Stop the runners instead."));
    }

    @Test
    void nothing_is_asked_unless_armed() {
        armed.set(false);
        changes = List.of(new Change("channel root.a", "open", "paused"));

        actions.pause("root.a");

        assertThat(asked).isEmpty();
    }

    @Test
    void a_question_lists_fifty_jobs_and_counts_the_rest() {
        var many = new ArrayList<Change>();
        for (int i = 0; i < 1_234; i++) {
            many.add(new Change("job-" + i, "root.a", "root.b"));
        }
        changes = many;

        actions.move("root.a", "root.b", 1_234);

        assertThat(asked.getFirst().changes()).hasSize(51).last().isEqualTo("and 1,184 more");
    }
}
