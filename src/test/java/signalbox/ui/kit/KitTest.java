package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.JobState;
import signalbox.testing.TestProcess;
import signalbox.ui.Headless;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.kit.state.SlotBar;
import signalbox.ui.kit.state.StateTile;

@Tag("fx")
class KitTest {
    /// In a process of its own: the suite's draws nothing.
    @Test
    void every_control_is_drawn_in_both_themes(@TempDir Path folder) throws Exception {
        var options = List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");
        try (var gallery = TestProcess.start(folder, options, Gallery.class.getName(), folder.toString())) {
            await().atMost(Duration.ofMinutes(1)).until(gallery::isOver);
        }

        assertThat(List.of("kit-light.png", "kit-dark.png"))
                .allSatisfy(name -> assertThat(
                                colors(ImageIO.read(folder.resolve(name).toFile())))
                        .hasSizeGreaterThan(200));
    }

    @Test
    void a_slot_has_the_colour_of_its_theme() {
        var bar = Headless.on(SlotBar::new);
        Headless.scene(() -> new StackPane(bar), 200, 40, Theme.DARK);
        Headless.on(() -> {
            bar.show(1, 0, 0);
            var slot = (Shape) bar.getChildrenUnmodifiable().getFirst();
            assertThat(slot.getFill()).isEqualTo(Color.web("#2b3038"));
            return true;
        });
    }

    @Test
    void a_choice_made_with_the_arrow_keys_counts_like_a_click() {
        var control = Headless.on(() -> new SegmentedControl<>("Range", List.of("15 min", "1 h"), text -> text));
        Headless.window(() -> new StackPane(control), Theme.LIGHT);
        Headless.on(() -> {
            var first = (ToggleButton) control.getChildren().getFirst();
            var last = (ToggleButton) control.getChildren().getLast();
            first.requestFocus();
            first.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            assertThat(last.isSelected()).isTrue();
            assertThat(control.selected()).isEqualTo("1 h");
            first.fire();
            assertThat(control.selected()).isEqualTo("15 min");
            return true;
        });
    }

    @Test
    void a_click_on_the_chosen_value_keeps_it_chosen() {
        var control = Headless.on(() -> new SegmentedControl<>("Range", List.of("15 min", "1 h"), text -> text));
        Headless.on(() -> {
            var first = (ToggleButton) control.getChildren().getFirst();
            first.fire();
            assertThat(first.isSelected()).isTrue();
            assertThat(control.selected()).isEqualTo("15 min");
            return true;
        });
    }

    @Test
    void a_choice_that_nobody_has_made_is_shown_as_none_and_the_first_can_be_made() {
        var chosen = new SimpleObjectProperty<@Nullable String>(null);
        var control = Headless.on(() -> new SegmentedControl<>("Range", List.of("15 min", "1 h"), text -> text));
        Headless.on(() -> {
            control.selectedProperty().bindBidirectional(chosen);
            var first = (ToggleButton) control.getChildren().getFirst();
            assertThat(first.isSelected()).isFalse();
            first.fire();
            assertThat(chosen.get()).isEqualTo("15 min");
            return true;
        });
    }

    @Test
    void a_refresh_keeps_the_selection_by_id() {
        Headless.on(() -> {
            var table = Gallery.table();
            table.select("9b2f4c13");
            var seen = new ArrayList<>();
            table.selectedRowProperty().subscribe(row -> seen.add(row == null ? "none" : row.uuid()));
            var rows = new ArrayList<>(table.getItems());
            rows.addFirst(new Gallery.Row(JobState.DONE, "new", "other", 1));
            table.show(rows);
            assertThat(table.selectedRows()).extracting(Gallery.Row::uuid).containsExactly("9b2f4c13");
            assertThat(seen).doesNotContain("none");
            table.show(List.of(rows.getFirst()));
            assertThat(table.selectedRowProperty().get()).isNull();
            return true;
        });
    }

    @Test
    void a_refresh_of_several_selected_rows_keeps_the_one_selected_last() {
        Headless.on(() -> {
            var table = Gallery.table();
            table.select("9b2f4c15");
            table.getSelectionModel().select(2);
            var rows = new ArrayList<>(table.getItems());
            rows.addFirst(new Gallery.Row(JobState.DONE, "new", "other", 1));
            table.show(rows);
            assertThat(table.selectedRows()).hasSize(2);
            assertThat(table.selectedRowProperty().get())
                    .extracting(Gallery.Row::uuid)
                    .isEqualTo("9b2f4c12");
            return true;
        });
    }

    @Test
    void enter_does_not_confirm_before_the_name_is_typed() {
        var yes = new AtomicInteger();
        var overlay = Headless.on(() -> new Overlay(new StackPane(new Button("below"))));
        var scene = Headless.window(() -> overlay, Theme.LIGHT);
        Headless.on(() -> {
            overlay.ask(
                    Question.of("Terminate?", "Terminate backend", "production")
                            .dangerous()
                            .typing("acme-prod"),
                    _ -> yes.incrementAndGet());
            var name = scene.lookup("#confirm-name");
            assertThat(name.isFocused()).isTrue();
            press(name, KeyCode.ENTER);
            assertThat(yes).hasValue(0);
            ((TextField) name).setText("acme-prod");
            press(name, KeyCode.ENTER);
            assertThat(yes).hasValue(1);
            assertThat(scene.lookup(".scrim")).isNull();
            return true;
        });
    }

    @Test
    void escape_closes_a_question_without_an_answer() {
        var yes = new AtomicInteger();
        var overlay = Headless.on(() -> new Overlay(new StackPane()));
        var scene = Headless.window(() -> overlay, Theme.DARK);
        Headless.on(() -> {
            overlay.ask(Question.of("Requeue?", "Requeue 3 jobs", "demo"), _ -> yes.incrementAndGet());
            press(scene.lookup("#confirm"), KeyCode.ESCAPE);
            assertThat(scene.lookup(".scrim")).isNull();
            assertThat(yes).hasValue(0);
            return true;
        });
    }

    @Test
    void a_notice_covers_no_button() {
        var low = Headless.on(() -> new Button("Requeue"));
        StackPane.setAlignment(low, Pos.BOTTOM_RIGHT);
        var wide = Headless.on(() -> new Button("Cancel"));
        StackPane.setAlignment(wide, Pos.TOP_RIGHT);
        var overlay = Headless.on(() -> new Overlay(new StackPane(low, wide)));
        var scene = Headless.window(() -> overlay, Theme.LIGHT);
        Headless.on(() -> {
            overlay.notifyOperator(Notice.warning("2 of 5 jobs were requeued.", "3 had changed in the meantime."));
            overlay.notifyOperator(Notice.done("3 jobs are pending again."));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var notices = scene.lookup(".notices");
            var place = notices.localToScene(notices.getLayoutBounds());
            for (var button : List.of(low, wide)) {
                assertThat(place.intersects(button.localToScene(button.getLayoutBounds())))
                        .as(button.getText())
                        .isFalse();
            }
            assertThat(place.getMaxX()).isGreaterThan(scene.getWidth() - 200);
            return true;
        });
    }

    @Test
    void one_control_stays_usable_while_a_question_is_open() {
        var free = Headless.on(() -> new Button("Armed"));
        var other = Headless.on(() -> new Button("Profile"));
        var row = Headless.on(() -> new Button("Row"));
        var overlay = Headless.on(() -> new Overlay(new VBox(new HBox(other, free), row)));
        var scene = Headless.window(() -> overlay, Theme.LIGHT);
        Headless.on(() -> {
            overlay.keepFree(free);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            overlay.ask(Question.of("Requeue?", "Requeue 3 jobs", "demo"), _ -> {});
            scene.getRoot().layout();
            assertThat(free.isDisabled()).isFalse();
            assertThat(other.isDisabled()).isTrue();
            assertThat(row.isDisabled()).isTrue();
            var scrim = scene.lookup(".scrim");
            assertThat(scrim.localToScene(scrim.getLayoutBounds()).getMinY())
                    .isGreaterThanOrEqualTo(
                            free.localToScene(free.getLayoutBounds()).getMaxY());
            press(scene.lookup("#confirm"), KeyCode.ESCAPE);
            assertThat(other.isDisabled()).isFalse();
            assertThat(row.isDisabled()).isFalse();
            return true;
        });
    }

    @Test
    void tab_stops_once_in_a_choice_and_arrows_go_on_in_it() {
        var choice = Headless.on(() -> new SegmentedControl<>("Time", List.of("5 min", "15 min", "1 h"), text -> text));
        var scene = Headless.window(() -> new HBox(choice), Theme.LIGHT);
        Headless.on(() -> {
            choice.select("15 min");
            assertThat(choice.getChildren().filtered(Node::isFocusTraversable)).hasSize(1);
            var stop = choice.getChildren().get(1);
            assertThat(stop.isFocusTraversable()).isTrue();
            stop.requestFocus();
            press(stop, KeyCode.RIGHT);
            assertThat(choice.selected()).isEqualTo("1 h");
            assertThat(scene.getFocusOwner()).isEqualTo(choice.getChildren().get(2));
            return true;
        });
    }

    private static void press(Node on, KeyCode key) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static Set<Integer> colors(BufferedImage picture) {
        var colors = new HashSet<Integer>();
        for (var y = 0; y < picture.getHeight(); y += 2) {
            for (var x = 0; x < picture.getWidth(); x += 2) {
                colors.add(picture.getRGB(x, y));
            }
        }
        return colors;
    }

    @Test
    void statements_in_a_question_stand_in_a_block_of_code() {
        var overlay = Headless.on(() -> new Overlay(new StackPane()));
        var scene = Headless.window(() -> overlay, Theme.DARK);
        Headless.on(() -> {
            overlay.ask(
                    Question.of("Install?", "Install guard", "demo")
                            .say("These statements run:")
                            .say("CREATE SEQUENCE a;\nCREATE FUNCTION b();"),
                    _ -> {});
            assertThat(scene.getRoot().lookupAll(".code-block")).hasSize(1);
            return true;
        });
    }

    @Test
    void a_figure_that_does_not_fit_is_rounded_and_not_cut() {
        var tile = Headless.on(() -> new StateTile(JobState.PENDING, () -> {}));
        for (var width : List.of(150, 84)) {
            var scene = Headless.scene(() -> tile, width, 90, Theme.LIGHT);
            figureColor(scene, tile, "446,461");
            Headless.layOut(scene);
            var figure = (Label) tile.lookup(".figure");
            assertThat(figure.getText()).as("%s", width).isEqualTo(width == 150 ? "446,461" : "446 k");
            assertThat(figure.getWidth()).isGreaterThanOrEqualTo(figure.prefWidth(-1));
            assertThat(tile.getTooltip() == null).isEqualTo(width == 150);
            Headless.on(() -> {
                scene.setRoot(new StackPane());
                return true;
            });
        }
    }

    @Test
    void no_failed_job_is_no_alarm() {
        var tile = Headless.on(() -> new StateTile(JobState.FAILED, () -> {}));
        var scene = Headless.scene(() -> tile, 120, 90, Theme.LIGHT);
        assertThat(figureColor(scene, tile, "3")).isNotEqualTo(figureColor(scene, tile, "0"));
    }

    private static Paint figureColor(Scene scene, StateTile tile, String figure) {
        Headless.on(() -> {
            tile.show(figure, "", List.of());
            return true;
        });
        Headless.layOut(scene);
        return Headless.on(() -> ((Label) tile.lookup(".figure")).getTextFill());
    }
}
