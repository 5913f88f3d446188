package signalbox.ui.runners;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.runners.picture.RunnerDetail;
import signalbox.ui.runners.picture.RunnersPage;
import signalbox.ui.runners.picture.Scope;

/// The Runners screen's layout: the succession, the course of leadership and its log at the left, one
/// connection at the right. Binds to its view-model and forwards clicks.
final class RunnersView {
    private static final double DETAIL_WIDTH = 396;
    private static final double LEFT_MINIMUM = 480;

    private final RunnersViewModel model;
    private final Label count = Labels.of("", "t-12", "t-muted");
    private final Label scheme = Labels.of("", "t-12", "t-semibold");
    private final Label stale = Labels.of("", "t-12", "t-warning");
    private final VBox banners = new VBox(8);
    private final RunnersTable table;
    private final TimelinePart timeline;
    private final ElectionLog log;
    private final Node detail;
    private final SplitPane split = new SplitPane();
    private final EmptyState none = new EmptyState(Icon.RUNNERS, "", "");
    private final EmptyState waiting = new EmptyState(Icon.RUNNERS, "", "");
    private final StackPane root = new StackPane(waiting, split);
    private List<Anomaly.Code> shown = List.of();
    private boolean divided;

    RunnersView(RunnersViewModel model, ColumnMemory columns) {
        this.model = model;
        table = new RunnersTable(columns, model::select);
        timeline = new TimelinePart(model.reach(), model::selectPid);
        log = new ElectionLog(columns, model::selectPid);
        detail = new DetailPane(model).node();
        SplitPane.setResizableWithParent(detail, false);
        banners.getStyleClass().add("runners-banners");
        banners.managedProperty().bind(banners.visibleProperty());
        VBox.setVgrow(log.node(), Priority.ALWAYS);
        var parts = new VBox(banners, table.node(), timeline.node(), log.node());
        parts.visibleProperty().bind(none.visibleProperty().not());
        var body = new StackPane(parts, none);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(head(), body);
        left.getStyleClass().add("pane");
        left.setMinWidth(LEFT_MINIMUM);
        split.getItems().setAll(left);
        root.getStyleClass().add("runners");
        root.getStylesheets()
                .add(Objects.requireNonNull(RunnersView.class.getResource("/signalbox/ui/runners.css"))
                        .toExternalForm());
        split.widthProperty().subscribe(this::divide);
        model.page().subscribe(this::show);
        model.detail().subscribe(this::show);
        model.fault().subscribe(this::say);
    }

    Node node() {
        return root;
    }

    /// Where work begins.
    void focus() {
        table.node().requestFocus();
    }

    private HBox head() {
        var scope = new SegmentedControl<>("Runners shown", Arrays.asList(Scope.values()), Scope::words);
        scope.selectedProperty().bindBidirectional(model.scope());
        var words = Labels.row(0, count, scheme);
        var head = Labels.row(12, Labels.title("Runners"), words, stale, Labels.spacer(), scope);
        head.getStyleClass().add("runners-head");
        return head;
    }

    private void say(String fault) {
        waiting.say(fault.isEmpty() ? "Reading the runners…" : "The runners cannot be read.", fault);
    }

    private void show(@Nullable RunnersPage page) {
        split.setVisible(page != null);
        waiting.setVisible(page == null);
        if (page == null) {
            return;
        }
        count.setText(page.count() + " · scheme ");
        scheme.setText(page.scheme());
        stale.setText(page.stale());
        table.show(page);
        timeline.show(page.leaders());
        log.show(page.log());
        none.setVisible(page.isBare());
        none.say(page.empty().sentence(), page.empty().hint());
        showBanners(page);
    }

    /// Made anew only for other anomalies, so that unfolded details stay unfolded.
    private void showBanners(RunnersPage page) {
        var codes = page.banners().stream().map(Anomaly::code).toList();
        if (!codes.equals(shown)) {
            shown = codes;
            banners.getChildren().setAll(codes.stream().map(RunnersView::banner).toList());
        }
        for (var i = 0; i < codes.size(); i++) {
            var anomaly = page.banners().get(i);
            ((Banner) banners.getChildren().get(i))
                    .say(anomaly.code().title(), page.meaning(anomaly))
                    .details(String.join("\n", anomaly.evidence()));
        }
        banners.setVisible(!codes.isEmpty());
    }

    private static Banner banner(Anomaly.Code code) {
        return new Banner(
                switch (code.severity()) {
                    case CRITICAL -> Banner.Severity.DANGER;
                    case WARNING -> Banner.Severity.WARNING;
                    case INFO -> Banner.Severity.INFORMATION;
                });
    }

    private void show(@Nullable RunnerDetail selected) {
        var open = split.getItems().contains(detail);
        if (selected == null && open) {
            split.getItems().remove(detail);
        } else if (selected != null && !open) {
            split.getItems().add(detail);
            divided = false;
            divide();
        }
        table.select(selected);
        timeline.select(selected);
    }

    /// A split pane knows shares only, and its width not before it is laid out. Once divided, it is the user's.
    private void divide() {
        if (!divided && split.getItems().contains(detail) && split.getWidth() >= LEFT_MINIMUM + DETAIL_WIDTH) {
            split.setDividerPositions(1 - DETAIL_WIDTH / split.getWidth());
            divided = true;
        }
    }
}
