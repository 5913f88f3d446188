package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.graph.GraphSamples;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;

/// The page Dependencies.
@Tag("fx")
class GraphPageTest {
    private final JobsStage stage = Headless.on(() -> new JobsStage(40));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private <T> T on(Callable<T> work) {
        var done = Headless.on(work);
        Headless.settle();
        return done;
    }

    private void open(String uuid) {
        on(() -> {
            stage.turn();
            stage.openGraph(uuid);
            return true;
        });
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private List<String> boxes() {
        return on(() -> find("#graph-page").lookupAll(".graph-job").stream()
                .map(Node::getAccessibleText)
                .toList());
    }

    private String selected() {
        return stage.graph.selected().get();
    }

    /// As the keyboard does: to the node that has the focus.
    private void press(KeyCode... keys) {
        for (var key : keys) {
            press(key, false);
        }
    }

    private void press(KeyCode key, boolean shift) {
        on(() -> {
            var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false);
            Objects.requireNonNull(scene.getFocusOwner()).fireEvent(event);
            return true;
        });
    }

    private String zoom() {
        return on(() -> ((Label) find("#graph-zoom")).getText());
    }

    private void fire(String button) {
        on(() -> {
            ((Button) find(button)).fire();
            return true;
        });
    }

    private String texts(String selector) {
        return on(() -> ScreenTexts.of(find(selector)).toString());
    }

    private Node box(String name) {
        return find("#graph-page").lookupAll(".graph-job").stream()
                .filter(node -> node.getAccessibleText().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private Point2D place(String name) {
        return on(() -> box(name).localToScene(5, 5));
    }

    @Test
    void each_job_is_a_node_that_says_what_it_is_and_the_selected_one_has_the_focus() {
        open("9b2f4c1e");

        assertThat(boxes())
                .hasSize(24)
                .contains(
                        "export_catalog 9b2f4c1e, failed",
                        "set_price e05b7a43, waits, and is blocked",
                        "sync_stock a97f14e2, waits for its parents",
                        "export_stock 2ee95b06, started");
        assertThat(on(() -> Objects.requireNonNull(scene.getFocusOwner()).getAccessibleText()))
                .startsWith("export_catalog");
    }

    @Test
    void the_button_in_the_pane_and_the_menu_of_a_row_open_the_graph_and_escape_leads_back() {
        on(() -> {
            stage.turn();
            return true;
        });
        on(() -> {
            var table = (TableView<?>) find("#table-jobs");
            table.getSelectionModel().clearAndSelect(2);
            table.getContextMenu().getItems().getFirst().getOnAction().handle(null);
            return true;
        });
        assertThat(scene.lookup("#table-jobs")).isNull();

        press(KeyCode.ESCAPE);

        assertThat(scene.lookup("#graph-page")).isNull();
        assertThat(scene.lookup("#table-jobs")).isNotNull();
        assertThat(scene.lookup(".job-tabs")).as("the pane is back").isNotNull();
        fire("#show-graph");
        assertThat(scene.lookup("#graph-page")).isNotNull();
        fire("#graph-back");
        assertThat(scene.lookup("#table-jobs")).isNotNull();
    }

    @Test
    void the_arrows_go_along_the_dependencies_and_the_pane_follows() {
        open("c41e07b2");

        press(KeyCode.RIGHT);
        assertThat(List.of("9b2f4c1e", "71d0a8f4", "2ee95b06", "b80c3d17")).contains(selected());
        press(KeyCode.LEFT);
        assertThat(selected()).isEqualTo("c41e07b2");
        press(KeyCode.LEFT);
        assertThat(selected()).as("it waits for none").isEqualTo("c41e07b2");
        press(KeyCode.N);

        assertThat(selected()).as("the failed one").isEqualTo("9b2f4c1e");
        assertThat(texts(".job-head")).contains("export_catalog");
        assertThat(on(() -> Objects.requireNonNull(scene.getFocusOwner()).getAccessibleText()))
                .startsWith("export_catalog 9b2f4c1e");
    }

    @Test
    void up_and_down_stay_in_the_layer() {
        open("9b2f4c1e");
        var graph = GraphSamples.shop();

        press(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        var top = selected();
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);

        assertThat(graph.layer(graph.place(top).orElseThrow())).isEqualTo(1);
        assertThat(selected()).isNotEqualTo(top);
        assertThat(graph.layer(graph.place(selected()).orElseThrow())).isEqualTo(1);
    }

    @Test
    void enter_leads_into_the_pane_with_the_job() {
        open("9b2f4c1e");

        press(KeyCode.ENTER);

        assertThat(on(() -> Objects.requireNonNull(scene.getFocusOwner()).getStyleClass()))
                .contains("job-tabs");
    }

    @Test
    void keys_wheel_and_buttons_zoom_and_fit_shows_all() {
        open("9b2f4c1e");
        press(KeyCode.DIGIT0);
        assertThat(zoom()).isEqualTo("100 %");
        press(KeyCode.PLUS);
        assertThat(zoom()).isEqualTo("120 %");
        press(KeyCode.MINUS, KeyCode.MINUS);
        assertThat(zoom()).isEqualTo("83 %");

        on(() -> {
            var graph = find(".graph");
            graph.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    10,
                    10,
                    10,
                    10,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    40,
                    0,
                    40,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    new PickResult(graph, 10, 10)));
            return true;
        });
        assertThat(zoom()).isEqualTo("100 %");

        press(KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS);
        assertThat(boxes()).as("only what is in view has a node").hasSizeLessThan(24);
        fire("#graph-fit");
        assertThat(boxes()).hasSize(24);
    }

    @Test
    void dragging_and_shift_with_arrows_move_the_picture() {
        open("9b2f4c1e");
        press(KeyCode.DIGIT0);
        var before = place("export_catalog");

        press(KeyCode.RIGHT, true);
        assertThat(place("export_catalog").getX()).isCloseTo(before.getX() - 60, within(0.01));
        on(() -> {
            drag(MouseEvent.MOUSE_PRESSED, 100, 200);
            drag(MouseEvent.MOUSE_DRAGGED, 130, 220);
            return true;
        });

        assertThat(place("export_catalog").getX()).isCloseTo(before.getX() - 30, within(0.01));
        assertThat(place("export_catalog").getY()).isCloseTo(before.getY() + 20, within(0.01));
        assertThat(selected()).isEqualTo("9b2f4c1e");
    }

    private void drag(EventType<MouseEvent> type, double x, double y) {
        var graph = find(".graph");
        var inside = graph.sceneToLocal(x, y);
        graph.fireEvent(new MouseEvent(
                graph,
                graph,
                type,
                inside.getX(),
                inside.getY(),
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                new PickResult(graph, new Point3D(inside.getX(), inside.getY(), 0), 0)));
    }

    @Test
    void states_of_now_are_shown_and_nothing_moves() {
        open("9b2f4c1e");
        var before = place("set_price e05b7a43");
        var graph = GraphSamples.shop();
        stage.states.put(graph.job(1).id(), StoredState.of(JobState.DONE));

        on(() -> {
            stage.turn();
            return true;
        });

        assertThat(boxes()).contains("export_catalog 9b2f4c1e, done", "push_variant 04d7e91c, waits for its parents");
        assertThat(place("set_price e05b7a43")).isEqualTo(before);
        assertThat(texts("#graph-page")).contains("Blocked 0");
    }

    @Test
    void what_it_blocks_is_counted_and_what_actions_would_do_is_said() {
        open("9b2f4c1e");

        assertThat(texts("#subtree"))
                .contains("This job holds back 9 jobs")
                .contains("14 jobs")
                .contains("wait in 3 layers, the oldest for 2 h 04 m")
                .contains("3 dependants become pending")
                .contains("7 jobs become cancelled: this one and 6 that wait for it. 3 jobs below keep waiting");
    }

    @Test
    void an_action_on_the_subtree_is_asked_with_its_preview_and_needs_arming() {
        open("9b2f4c1e");
        on(() -> {
            stage.armed.set(false);
            stage.turn();
            return true;
        });
        assertThat(find("#subtree-cancel").isDisabled()).isTrue();
        assertThat(find("#subtree-requeue").isDisabled()).isTrue();
        on(() -> {
            stage.armed.set(true);
            return true;
        });

        fire("#subtree-cancel");

        assertThat(texts(".confirm-pane")).contains("Cancel").contains("p_acme_prod");
    }

    @Test
    void a_parent_in_the_pane_is_selected_in_the_graph() {
        open("9b2f4c1e");

        on(() -> {
            ((Button) find("#subtree").lookup(".neighbour")).fire();
            return true;
        });

        assertThat(selected()).isEqualTo("c41e07b2");
        assertThat(texts(".job-head")).contains("import_batch");
    }

    @Test
    void blocked_makes_the_others_pale() {
        open("9b2f4c1e");

        on(() -> {
            find("#graph-page").lookupAll(".segment").stream()
                    .map(ToggleButton.class::cast)
                    .filter(button -> button.getText().equals("Blocked 9"))
                    .forEach(ToggleButton::fire);
            return true;
        });

        assertThat(on(() -> box("export_stock").getOpacity())).isLessThan(1);
        assertThat(on(() -> box("set_price").getOpacity())).isEqualTo(1);
        assertThat(on(() -> box("export_catalog").getOpacity())).isEqualTo(1);
    }

    @Test
    void of_two_thousand_jobs_only_those_in_view_have_nodes() {
        stage.graphs = _ -> GraphSamples.layered(2_000, 60, 2);
        open(GraphSamples.uuid(700));

        assertThat(boxes()).hasSizeBetween(10, 200).anyMatch(text -> text.startsWith("step_11"));
        fire("#graph-fit");
        assertThat(boxes()).as("too small to be read: the selected one alone").hasSize(1);
    }

    @Test
    void without_dependencies_without_the_job_and_without_an_answer_it_says_so() {
        stage.graphs = _ -> GraphSamples.graph(List.of(GraphSamples.job("9b2f4c1e", JobState.FAILED)));
        open("9b2f4c1e");
        assertThat(texts("#graph-page")).contains("This job waits for none, and no job waits for it");

        stage.graphs = _ -> null;
        open("9b2f4c1e");
        assertThat(texts("#graph-page")).contains("This job no longer exists");

        stage.graphs = _ -> {
            throw new UnsupportedOperationException("queue_job has no dependencies here (they came with 14.0).");
        };
        on(() -> {
            stage.graph.open("9b2f4c1e");
            return true;
        });
        assertThat(texts("#graph-page")).contains("The graph could not be read").contains("14.0");
    }
}
