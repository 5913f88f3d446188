package signalbox.ui.trends;

import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.trend.TrendPeriod;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;

/// The layout of the screen: the head, and below it the tables or the page of one method. It binds to its view-model
/// and
/// forwards clicks.
final class TrendsView {
    private final TrendsViewModel model;
    private final Label title = Labels.title("Trends");
    private final Button back;
    private final Button jobs;
    private final Button export;
    private final Label summary = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label read = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label missing = Labels.sentence("", "t-12", "t-warning");
    private final Label notes = Labels.sentence("", "t-11", "t-muted");
    private final Banner banner = new Banner(Banner.Level.WARNING);
    private final TrendListPage list;
    private final TrendMethodPage method;
    private final StackPane pages;
    private final EmptyState waiting = new EmptyState(Icon.TRENDS, "", "");
    private final Button retry = new Button();
    private final ScrollPane scroll;
    private final StackPane root;

    TrendsView(TrendsViewModel model, ColumnMemory columns, Runnable onExport) {
        this.model = model;
        list = new TrendListPage(model, columns);
        method = new TrendMethodPage(model, columns);
        back = Labels.iconButton(Icon.BACK, "Back to all channels and methods", this::closePage, "flat", "small");
        back.setId("trend-back");
        jobs = Labels.button("Open in Jobs", Icon.JOBS, this::openJobs);
        jobs.setId("trend-jobs");
        export = Labels.button("Export CSV", Icon.EXPORT, onExport);
        export.setId("trend-export");
        pages = new StackPane(list.node(), method.node());
        var body = new StackPane(pages, waiting);
        VBox.setVgrow(body, Priority.ALWAYS);
        var page = new VBox(12, head(), banner, missing, body, notes);
        page.setMinHeight(Region.USE_PREF_SIZE);
        page.getStyleClass().add("page");
        scroll = new ScrollPane(page);
        scroll.setId("trends-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        root = new StackPane(scroll);
        root.getStyleClass().add("trends");
        Theme.addSheet(root, "trends.css");
        listen();
    }

    private void listen() {
        root.widthProperty().subscribe(width -> {
            if (width.doubleValue() > 0) {
                list.fit(width.doubleValue());
                method.fit(width.doubleValue());
            }
        });
        retry.setOnAction(_ -> model.recover());
        waiting.action(retry);
        missing.managedProperty().bind(missing.textProperty().isNotEmpty());
        root.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && model.page().get() != null) {
                closePage();
                key.consume();
            }
        });
        model.content().subscribe(this::show);
        model.page().subscribe(_ -> {
            arrange();
            show(model.content().get());
        });
        model.failure().subscribe(_ -> show(model.failure().get()));
        model.fault().subscribe(_ -> show(model.failure().get()));
        model.reading().subscribe(_ -> showReading());
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        if (model.page().get() == null) {
            list.focus();
        } else {
            back.requestFocus();
        }
    }

    private HBox head() {
        var period = new SegmentedControl<>("Period", Arrays.asList(TrendPeriod.values()), TrendPeriod::label);
        period.selectedProperty().bindBidirectional(model.period());
        period.setMinWidth(Region.USE_PREF_SIZE);
        summary.setMinWidth(0);
        read.setMinWidth(0);
        var head = Labels.row(10, back, title, summary, Labels.spacer(), read, period, jobs, export);
        head.getStyleClass().add("page-header");
        return head;
    }

    private void closePage() {
        model.closePage();
        list.focus();
    }

    private void openJobs() {
        var open = model.page().get();
        if (open != null) {
            model.openJobs(open);
        }
    }

    private void arrange() {
        var open = model.page().get();
        title.setText(open == null ? "Trends" : open.label());
        for (var node : new Node[] {back, jobs, method.node()}) {
            node.setVisible(open != null);
            node.setManaged(open != null);
        }
        list.node().setVisible(open == null);
        list.node().setManaged(open == null);
        scroll.setVvalue(0);
    }

    private void show(@Nullable TrendsContent content) {
        for (var node : new Node[] {pages, export}) {
            node.setVisible(content != null);
            node.setManaged(content != null);
        }
        waiting.setVisible(content == null);
        waiting.setManaged(content == null);
        if (content != null) {
            summary.setText(model.page().get() == null ? content.summary() : "");
            missing.setText(content.missing());
            notes.setText(String.join(" ", content.notes()));
            if (model.page().get() == null) {
                list.show(content);
            } else {
                method.show(content);
            }
        }
        showReading();
    }

    private void showReading() {
        var content = model.content().get();
        var isReading = model.reading().get();
        read.setText(
                isReading ? "reading " + model.period().get().label() + "…" : content == null ? "" : content.read());
        if (isReading && content == null) {
            waiting.say("Reading the trends of " + model.period().get().label() + "…", "");
            retry.setVisible(false);
        }
    }

    private void show(@Nullable TrendFailure failure) {
        if (failure == null) {
            banner.clear();
            retry.setVisible(false);
            if (model.content().get() == null) {
                waiting.say("Reading the trends…", model.fault().get());
            }
            return;
        }
        if (model.content().get() != null) {
            banner.say(failure.sentence(), failure.hint()).action(failure.action(), model::recover);
        }
        waiting.say(failure.sentence(), failure.hint());
        retry.setText(failure.action());
        retry.setVisible(true);
    }
}
