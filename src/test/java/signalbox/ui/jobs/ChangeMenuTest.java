package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;

/// Move, priority and ETA: from the menu through the question for the value to the usual question.
@Tag("fx")
class ChangeMenuTest {
    private static final String SELECTED = ".selection-bar #act-change";
    private static final String ALL = ".selection-bar #act-all-change";

    private final JobsStage stage = Headless.on(() -> new JobsStage(1_000));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        on(() -> scene.getWindow().hide());
        stage.bulk.batches.release(1_000);
    }

    private void on(Runnable what) {
        Headless.on(() -> {
            what.run();
            return true;
        });
        Headless.settle();
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private MenuButton menu(String selector) {
        return (MenuButton) find(selector);
    }

    private TableView<?> table() {
        return (TableView<?>) find("#table-jobs");
    }

    /// Six failed jobs are selected.
    private void several() {
        on(stage::turn);
        on(() -> stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED))));
        on(() -> table().getSelectionModel().selectRange(0, 6));
    }

    private void all() {
        several();
        on(() -> table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "a", KeyCode.A, false, true, false, false)));
    }

    /// @param line of the menu: channel, priority, ETA
    private void choose(String menu, int line) {
        on(() -> menu(menu).getItems().get(line).fire());
    }

    private void type(String text) {
        on(() -> ((TextField) find("#value-text")).setText(text));
    }

    private void press(KeyCode key) {
        on(() -> {
            var target = Objects.requireNonNull(scene.getFocusOwner());
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        });
    }

    private boolean isAsking() {
        return Headless.on(() -> scene.lookup("#value-card") != null);
    }

    private boolean isConfirming() {
        return Headless.on(() -> scene.lookup("#confirm") != null);
    }

    private String text(String selector) {
        return Headless.on(() -> ((Label) find(selector)).getText());
    }

    private List<String> question() {
        await().until(this::isConfirming);
        return Headless.on(() -> ScreenTexts.of(find(".confirm-pane")));
    }

    @Test
    void while_not_armed_no_value_can_be_set() {
        stage.armed.set(false);
        all();

        for (var selector : new String[] {SELECTED, ALL, ".action-footer #act-change"}) {
            assertThat(Headless.on(() -> menu(selector).isDisabled())).isTrue();
            assertThat(Headless.on(() -> menu(selector).getItems())).hasSize(3).allMatch(line -> line.isDisable());
            assertThat(Headless.on(() -> menu(selector).getAccessibleHelp())).isEqualTo("Arm to enable");
        }
    }

    @Test
    void a_job_that_a_worker_has_or_that_is_done_says_why_it_cannot_change() {
        on(stage::turn);
        on(() -> stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.DONE))));
        on(() -> table().getSelectionModel().clearAndSelect(0));

        var menu = menu(".action-footer #act-change");
        assertThat(Headless.on(menu::isDisabled)).isTrue();
        assertThat(Headless.on(menu::getAccessibleHelp)).startsWith("Only pending, waiting, failed and cancelled jobs");
    }

    @Test
    void a_bad_value_is_refused_in_the_card_before_the_server_is_asked() {
        several();
        choose(SELECTED, 1);
        type("soon");

        press(KeyCode.ENTER);

        assertThat(text("#value-fault"))
                .isEqualTo("soon: it must be a whole number from 0 to 2147483647; 10 is usual.");
        assertThat(isAsking()).isTrue();
        assertThat(isConfirming()).isFalse();
    }

    @Test
    void arrows_take_what_is_offered_and_enter_leads_to_the_usual_question() {
        several();
        choose(SELECTED, 0);
        assertThat(Headless.on(() -> scene.getFocusOwner())).isSameAs(find("#value-text"));

        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(Headless.on(() -> ((TextField) find("#value-text")).getText()))
                .isEqualTo("root.connector");
        press(KeyCode.ENTER);

        assertThat(question()).contains("Move 6 jobs to root.connector?");
        assertThat(isAsking()).isFalse();
        assertThat(Headless.on(() -> scene.lookup("#confirm-name") != null)).isTrue();
    }

    @Test
    void escape_closes_the_card_and_changes_nothing() {
        several();
        choose(SELECTED, 2);
        assertThat(isAsking()).isTrue();

        press(KeyCode.ESCAPE);

        assertThat(isAsking()).isFalse();
        assertThat(isConfirming()).isFalse();
    }

    @Test
    void all_that_match_go_to_the_run_in_batches_whatever_is_selected_by_then() {
        all();
        assertThat(Headless.on(() -> menu(ALL).getText())).isEqualTo("Change 12,874");
        choose(ALL, 1);
        on(() -> table().getSelectionModel().clearAndSelect(0));
        type("5");
        press(KeyCode.ENTER);

        assertThat(question()).contains("Set priority 5 for 12,009 jobs?");
        on(() -> ((TextField) find("#confirm-name")).setText("p_acme_prod"));
        on(() -> ((Button) find("#confirm")).fire());
        await().until(() -> !stage.bulk.begun.isEmpty());
        assertThat(stage.bulk.begun.getFirst())
                .returns("state:failed", BulkAction::label)
                .returns("priority", action -> action.operation().name());
    }

    @Test
    void a_large_group_goes_to_the_run_in_batches() {
        on(stage::turn);
        on(() -> stage.screen.groups("mail.mail", "send"));
        on(() -> ((TableView<?>) find("#table-groups")).getSelectionModel().select(0));
        on(() -> menuOfGroup().getItems().get(2).fire());
        type("none");
        press(KeyCode.ENTER);

        assertThat(question()).anyMatch(said -> said.startsWith("Set no ETA for ") && said.endsWith("jobs?"));
        on(() -> ((TextField) find("#confirm-name")).setText("p_acme_prod"));
        on(() -> ((Button) find("#confirm")).fire());
        await().until(() -> !stage.bulk.begun.isEmpty());
        assertThat(stage.bulk.begun.getFirst().operation().name()).isEqualTo("eta");
    }

    /// The bars of the list and of the groups have one each.
    private MenuButton menuOfGroup() {
        return scene.getRoot().lookupAll(ALL).stream()
                .filter(each ->
                        each.getParent().getParent().getParent().getParent().isVisible())
                .map(MenuButton.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void in_a_narrow_window_neither_a_button_nor_the_number_of_jobs_is_cut() {
        all();
        for (var words : List.of("12,874 jobs match", "Change 12,874")) {
            assertThat(Headless.on(() -> ScreenTexts.of(find(".selection-bar"))))
                    .contains(words);
        }
        on(() -> scene.getWindow().setWidth(NarrowPanes.WIDTH));

        assertThat(NarrowPanes.cut(scene)).isEmpty();
        assertThat(Headless.on(() -> find(".selection-bar .t-semibold").prefWidth(-1)))
                .isLessThanOrEqualTo(Headless.on(() ->
                        find(".selection-bar .t-semibold").getLayoutBounds().getWidth()));
    }
}
