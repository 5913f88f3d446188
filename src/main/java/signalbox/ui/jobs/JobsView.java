package signalbox.ui.jobs;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.text.ShownTime;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.table.ColumnMemory;

/// The layout of the screen Jobs. Binds to its view-model and forwards what was clicked.
final class JobsView {
    private static final double DETAIL_WIDTH = 464;

    private final JobsViewModel model;
    private final FilterBar filters;
    private final JobTable table;
    private final Label total = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label limit = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Banner banner = new Banner(Banner.Level.DANGER);
    private final VBox list;
    private final VBox left;
    private final Node running;
    private final Region detail;
    private final SideSplit split;
    private final VBox root;

    JobsView(
            JobsViewModel model,
            ColumnMemory columns,
            Region detail,
            ActionButtons buttons,
            WholeSelection whole,
            Node stuck) {
        this.model = model;
        filters = new FilterBar(model);
        table = new JobTable(model, columns);
        var selection = new SelectionBar(
                model, buttons, whole, () -> table.node().getSelectionModel().clearSelection());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setMargin(banner, new Insets(8, 12, 8, 12));
        limit.textProperty().bind(model.limit());
        limit.visibleProperty().bind(limit.textProperty().isNotEmpty());
        limit.managedProperty().bind(limit.visibleProperty());
        VBox.setMargin(limit, new Insets(4, 12, 4, 12));
        list = new VBox(banner, new SearchBar(model).node(), table.node(), limit, selection.node());
        VBox.setVgrow(list, Priority.ALWAYS);
        list.managedProperty().bind(list.visibleProperty());
        running = whole.card().node();
        left = new VBox(list, running);
        whole.follow(model, table.node());
        left.getStyleClass().add("pane");
        left.setMinWidth(420);
        this.detail = detail;
        split = split(left, detail);
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(head(stuck), split);
        model.failure().subscribe(this::showFailure);
        model.whenEmpty().subscribe(this::whenEmpty);
    }

    Node node() {
        return root;
    }

    /// Something else at the place of the list, with the switch between them.
    void beside(Node choice, Node other) {
        left.getChildren().setAll(choice, list, other, running);
        list.visibleProperty().bind(other.visibleProperty().not());
    }

    /// At the end, below whatever stands there.
    void below(Node bar) {
        left.getChildren().add(bar);
    }

    JobTable table() {
        return table;
    }

    private VBox head(Node stuck) {
        total.textProperty().bind(model.total());
        var time = new GoToTime(model, table::goTo);
        var title = Labels.row(10, Labels.title("Jobs"), total, Labels.spacer(), time.node(), stuck);
        title.getStyleClass().add("page-header");
        var head = new VBox(6, title, filters.node());
        head.getStyleClass().add("jobs-head");
        return head;
    }

    /// Takes the pane with the job away, for another page.
    Region lendDetail() {
        split.side(null);
        return detail;
    }

    void takeDetailBack() {
        split.side(detail);
    }

    private static SideSplit split(Region list, Region pane) {
        pane.setMinWidth(340);
        var split = new SideSplit(list, DETAIL_WIDTH);
        split.getStyleClass().add("jobs-split");
        split.side(pane);
        return split;
    }

    private void showFailure(String sentence) {
        if (sentence.isEmpty()) {
            banner.clear();
        } else {
            var rows = model.rows().get().isEmpty()
                    ? ""
                    : "The rows below are as of " + ShownTime.ofDay(model.readAt()) + ".";
            banner.say(sentence, rows).action("Try again", model::reload);
        }
    }

    private void whenEmpty(EmptyListText words) {
        var state = new EmptyState(Icon.EMPTY, words.sentence(), words.hint());
        table.whenEmpty(words.narrowed() ? state.action("Clear the filter", model.filters()::clear) : state);
    }

    void find() {
        filters.focusText();
    }
}
