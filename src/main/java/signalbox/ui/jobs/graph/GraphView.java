package signalbox.ui.jobs.graph;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.queue.graph.JobGraph;
import signalbox.text.NumberText;
import signalbox.ui.jobs.graph.GraphContent.Drawn;
import signalbox.ui.jobs.graph.layout.GraphPlaces;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ToggleChoice;

/// The page Dependencies: the graph, and beside it the pane with the selected job.
public final class GraphView {
    private static final double SIDE = 464;
    private static final double NARROW = 480;

    private final GraphViewModel model;
    private final Runnable onBack;
    private final Label summary = Labels.of("", "t-12", "t-muted");
    private final Label notes = Labels.sentence("", "t-12", "t-muted");
    private final Banner trouble = new Banner(Banner.Level.WARNING);
    private final ToggleButton all = new ToggleButton("All");
    private final ToggleButton blocked = new ToggleButton("Blocked");
    private final GraphPane graph;
    private final GraphMap map;
    private final GraphLegend legend = new GraphLegend();
    private final Label zoom = Labels.of("100 %", "t-12");
    private final Button failed;
    private final StackPane middle = new StackPane();
    private final StackPane drawn;
    private final SideSplit split;
    private final VBox root;

    /// @param onBack leads back to the list
    /// @param onOpen puts the focus into the pane with the selected job
    public GraphView(GraphViewModel model, Runnable onBack, Runnable onOpen) {
        this.model = model;
        this.onBack = onBack;
        graph = new GraphPane(this::select, onOpen);
        map = new GraphMap(graph);
        failed = Labels.button("Failed", Icon.PREDICT, this::nextFailed);
        drawn = drawn();
        var left = new VBox(head(), notes, trouble, middle, legend);
        summary.visibleProperty().bind(left.widthProperty().greaterThan(NARROW));
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        split = SideSplit.of(left, 420, SIDE);
        split.getStyleClass().add("jobs-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(split);
        root.setId("graph-page");
        Theme.addSheet(root, "graph.css");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        var _ = new GraphKeys(graph, this::select, onOpen, this::nextFailed);
        graph.onView(this::viewed);
        model.content().subscribe(this::show);
        model.selected().subscribe(_ -> refresh());
        model.blockedOnly().subscribe(_ -> refresh());
    }

    public Node node() {
        return root;
    }

    /// @param pane the pane with the selected job; it is in one place at a time
    public void side(Region pane) {
        split.side(pane);
    }

    public void leaveSide() {
        split.side(null);
    }

    /// The focus goes to the selected job.
    public void focus() {
        graph.focusSelected();
    }

    private Node head() {
        var back = Labels.button("Jobs", Icon.BACK, onBack, "flat");
        back.setId("graph-back");
        back.setAccessibleText("Back to the list of jobs");
        var choice = new HBox(all, blocked);
        choice.getStyleClass().add("segmented");
        choice.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var toggles = new ToggleChoice<Boolean>(model.blockedOnly()::set);
        for (var button : List.of(all, blocked)) {
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            toggles.add(button.equals(blocked), button);
        }
        blocked.setTooltip(new Tooltip("All but the blocked jobs, and what blocks them, become pale"));
        model.blockedOnly().subscribe(toggles::select);
        var again = Labels.iconButton(Icon.REFRESH, "Read the graph again and draw it from here", model::read, "flat");
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        notes.visibleProperty().bind(notes.managedProperty());
        notes.setPadding(new Insets(0, 16, 6, 16));
        VBox.setMargin(trouble, new Insets(0, 12, 8, 12));
        summary.setMinWidth(0);
        summary.managedProperty().bind(summary.visibleProperty());
        var head = Labels.row(10, back, Labels.title("Dependencies"), summary, Labels.spacer(), choice, again);
        head.getStyleClass().addAll("page-header", "graph-head");
        return head;
    }

    private StackPane drawn() {
        var out = Labels.iconButton(
                Icon.MINUS, "Smaller (−)", () -> graph.move(view -> view.zoom(1 / Viewport.STEP)), "flat");
        var in = Labels.iconButton(Icon.ADD, "Larger (+)", () -> graph.move(view -> view.zoom(Viewport.STEP)), "flat");
        var fit = Labels.button("Fit", Icon.FIT, graph::fit, "flat");
        fit.setId("graph-fit");
        failed.setId("graph-failed");
        failed.getStyleClass().add("flat");
        failed.setTooltip(new Tooltip("The next failed job (N)"));
        fit.setTooltip(new Tooltip("The whole graph (F)"));
        zoom.setId("graph-zoom");
        zoom.setAlignment(Pos.CENTER);
        zoom.setMinWidth(52);
        var tools = Labels.row(0, out, zoom, in, fit, failed);
        tools.getStyleClass().add("graph-tools");
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var all = new StackPane(graph, tools, map);
        StackPane.setAlignment(tools, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(map, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(tools, new Insets(12));
        StackPane.setMargin(map, new Insets(12));
        map.visibleProperty().bind(all.widthProperty().greaterThan(NARROW));
        all.setMinSize(0, 0);
        return all;
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            onBack.run();
            key.consume();
        }
    }

    private void select(int place) {
        model.select(place);
        graph.reveal(place);
        graph.focusSelected();
    }

    private void nextFailed() {
        model.nextFailed().ifPresent(place -> {
            select(place);
            graph.centre(place);
            graph.focusSelected();
        });
    }

    private void viewed() {
        zoom.setText(NumberText.percent(Math.rint(graph.view().zoom() * 100)));
        map.frame();
    }

    private void show(GraphContent content) {
        trouble.clear();
        legend.setVisible(content instanceof Drawn);
        summary.setText("");
        notes.setText("");
        switch (content) {
            case GraphContent.Closed _ -> {}
            case GraphContent.Reading _ -> instead(new EmptyState(Icon.JOBS, "Reading the graph…", ""));
            case GraphContent.Alone alone ->
                instead(new EmptyState(
                        Icon.CHANNELS,
                        "This job waits for none, and no job waits for it",
                        String.join(" ", alone.notes())));
            case GraphContent.Gone _ -> instead(new EmptyState(Icon.EMPTY, "This job no longer exists", ""));
            case GraphContent.Unread(var reason) ->
                instead(new EmptyState(Icon.WARNING, "The graph could not be read", reason)
                        .action("Try again", model::read));
            case Drawn found -> show(found);
        }
    }

    private void instead(EmptyState state) {
        middle.getChildren().setAll(state);
    }

    private void show(Drawn found) {
        var jobs = found.graph();
        if (!found.trouble().isEmpty()) {
            trouble.say(found.trouble(), "The states are those that were read last.");
        }
        summary.setText(NumberText.of(jobs.size(), "job", "jobs") + " in "
                + NumberText.of(found.places().columns().size(), "layer", "layers"));
        notes.setText(String.join(" ", notes(jobs, found.places())));
        blocked.setText("Blocked " + NumberText.count(jobs.blocked().cardinality()));
        failed.setDisable(jobs.jobs().stream().noneMatch(job -> job.state() == JobState.FAILED));
        legend.show(jobs);
        var first = !middle.getChildren().contains(drawn);
        if (first) {
            middle.getChildren().setAll(drawn);
        }
        refresh();
        if (first) {
            graph.focusSelected();
        }
    }

    private static List<String> notes(JobGraph jobs, GraphPlaces places) {
        var notes = new ArrayList<>(jobs.extent().sentences(jobs.size()));
        if (!places.note().isEmpty()) {
            notes.add(places.note());
        }
        return notes;
    }

    private void refresh() {
        if (model.content().get() instanceof Drawn found && middle.getChildren().contains(drawn)) {
            graph.show(new GraphScene(
                    found.graph(),
                    found.places(),
                    model.selectedPlace().orElse(-1),
                    model.blockedOnly().get()));
            map.draw();
        }
    }
}
