package signalbox.ui.jobs.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.action.bulk.BulkSamples;
import signalbox.ui.Headless;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;

/// From the choice of all that match to the report.
@Tag("fx")
class BulkViewModelTest {
    private final BulkModelSamples samples = new BulkModelSamples();
    private final List<Question> questions = new ArrayList<>();
    private final List<Consumer<Question.Answer>> answers = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(true);
    private final BulkViewModel model = Headless.on(() -> samples.model(
            (question, onYes) -> {
                questions.add(question);
                answers.add(onYes);
            },
            notices::add,
            armed.getReadOnlyProperty()));

    @AfterEach
    void end() {
        samples.current.stop("the test is over");
        samples.batches.release(1_000);
    }

    private void on(Runnable what) {
        Headless.on(() -> {
            what.run();
            return true;
        });
    }

    private Question asked(int number) {
        await().until(() -> questions.size() >= number);
        return questions.get(number - 1);
    }

    private void requeueAll() {
        on(() -> {
            model.choose(BulkSamples.FAILED, "12,009");
            model.onChosen().accept(JobOperations.REQUEUE);
        });
        asked(1);
    }

    private void yes(int number) {
        on(() -> answers.get(number - 1).accept(new Question.Answer("", "p_acme_prod")));
    }

    private void awaitPhase(BulkPhase phase) {
        await().until(() -> samples.current
                .newest()
                .filter(run -> run.progress().phase() == phase)
                .isPresent());
        on(model::refresh);
    }

    private BulkContent shown() {
        return Objects.requireNonNull(Headless.on(() -> model.content().get()));
    }

    @Test
    void what_is_chosen_follows_the_number_that_match() {
        Headless.on(() -> {
            model.choose(BulkSamples.FAILED, "52,078");
            model.counted("26,571");
            assertThat(Objects.requireNonNull(model.chosen().get()).title()).isEqualTo("26,571 jobs match");
            model.counted("");
            assertThat(Objects.requireNonNull(model.chosen().get()).figure())
                    .as("it is being counted")
                    .isEqualTo("26,571");

            model.counted("0");

            assertThat(model.chosen().get()).isNull();
            return true;
        });
    }

    @Test
    void the_question_counts_by_state_and_channel_and_offers_a_trial() {
        requeueAll();

        var question = asked(1);
        assertThat(question.title()).isEqualTo("Requeue 12,009 jobs?");
        assertThat(question.typeToEnable()).contains("p_acme_prod");
        assertThat(question.sentences())
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("12,009 jobs matched state:failed at 03:14:22 UTC."))
                .contains("By state: 12,009 failed.", "By channel: 10,675 root.mail, 1,334 root.slow.")
                .anySatisfy(
                        sentence -> assertThat(sentence).startsWith("25 batches, each in a transaction of its own."));
        assertThat(question.changes()).hasSize(5);
        assertThat(question.alternative().map(Question.Alternative::text)).contains("First 5 only…");
    }

    @Test
    void the_trial_changes_five_of_the_same_jobs_and_waits() {
        requeueAll();
        on(() -> asked(1).alternative().orElseThrow().onChosen().run());
        assertThat(asked(2).title()).isEqualTo("Requeue 12,009 jobs, 5 first?");
        samples.batches.release(1);
        yes(2);
        awaitPhase(BulkPhase.TRIED);

        assertThat(shown().badge()).isEqualTo("trial done");
        assertThat(shown().figure()).isEqualTo("4");
        assertThat(shown().facts()).contains("1 left alone: It changed from failed to done in the meantime.");

        samples.batches.release(100);
        on(model::goOn);
        awaitPhase(BulkPhase.OVER);
        assertThat(shown().batches()).isEqualTo("26 of 26 batches");
        assertThat(samples.begun).hasSize(1);
    }

    @Test
    void it_can_be_stopped_saved_and_gone_on_with(@TempDir Path folder) throws Exception {
        var file = folder.resolve("report.json");
        samples.file = Optional.of(file);
        samples.matching = 1_200;
        requeueAll();
        yes(1);
        await().until(() -> samples.current.running().isPresent());
        on(model::stop);
        samples.batches.release(1);
        awaitPhase(BulkPhase.OVER);

        assertThat(shown().badge()).isEqualTo("ended");
        assertThat(shown().why()).isEqualTo("stopped by the operator");
        assertThat(shown().rest()).isEqualTo(700);
        on(model::save);
        await().until(() -> notices.stream().anyMatch(each -> each.sentence().startsWith("The report was saved")));
        assertThat(Files.readString(file)).contains("\"notReached\":700", "\"result\":\"not reached\"");

        on(model::goOn);
        assertThat(asked(2).title()).isEqualTo("Requeue 700 jobs?");
        samples.batches.release(10);
        yes(2);
        await().until(() -> samples.begun.size() == 2);
        awaitPhase(BulkPhase.OVER);
        assertThat(samples.begun.stream().map(BulkAction::size)).containsExactly(1_200, 700);
    }

    @Test
    void only_one_runs_at_a_time_and_none_while_not_armed() {
        assertThat(Headless.on(() -> model.availability("").isPossible())).isTrue();
        on(() -> armed.set(false));
        assertThat(Headless.on(() -> model.availability("").locked())).isTrue();
        on(() -> armed.set(true));

        requeueAll();
        yes(1);
        await().until(() -> samples.current.running().isPresent());

        assertThat(Headless.on(() -> model.availability("").reason())).contains("is running");
    }

    @Test
    void the_card_of_one_that_is_over_can_be_closed() {
        samples.matching = 3;
        requeueAll();
        samples.batches.release(1);
        yes(1);
        awaitPhase(BulkPhase.OVER);

        on(model::dismiss);

        assertThat(Headless.on(() -> model.content().get() == null)).isTrue();
        await().until(() -> notices.stream().anyMatch(each -> each.sentence().equals("2 of 3 jobs requeued.")));
    }
}
