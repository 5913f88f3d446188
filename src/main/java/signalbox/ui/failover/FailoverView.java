package signalbox.ui.failover;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.SaveAs;

/// The lab's layout: the set-up at the left; the drill and earlier drills at the right.
final class FailoverView {
    private final SetupPart setup;
    private final VBox root;

    FailoverView(FailoverViewModel model, ColumnMemory columns, SaveAs saveAs) {
        setup = new SetupPart(model);
        var history = new HistoryPart(model, columns);
        var export = Labels.button("Export report…", Icon.EXPORT, new ReportExport(model, saveAs)::ask);
        export.setId("export-report");
        model.content()
                .subscribe(content -> export.setDisable(model.selected().isEmpty()
                        || content == null
                        || model.running().get()));
        var head = Labels.row(
                12,
                Labels.title("Failover lab"),
                Labels.of("Ends the leader on purpose and measures how long the queue stands still", "t-12", "t-muted"),
                Labels.spacer(),
                export);
        head.getStyleClass().add("failover-head");
        var right = new VBox(12, new DrillPart(model).node(), history.node());
        VBox.setVgrow(history.node(), Priority.ALWAYS);
        var scroll = new ScrollPane(right);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var body = new HBox(12, setup.node(), scroll);
        body.getStyleClass().add("failover-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(head, left(model), body);
        root.getStyleClass().addAll("failover", "pane");
        Theme.addSheet(root, "failover.css");
    }

    /// The banner about probe jobs that a killed drill left behind.
    private static Banner left(FailoverViewModel model) {
        var banner = new Banner(Banner.Level.INFORMATION);
        banner.setId("probes-left");
        VBox.setMargin(banner, new Insets(0, 16, 12, 16));
        model.left()
                .subscribe(found -> found.ifPresentOrElse(
                        finding -> banner.say(
                                finding.title() + ".",
                                String.join(" ", finding.seen()) + " " + finding.why() + " " + finding.todo()),
                        banner::clear));
        return banner;
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        setup.focus();
    }
}
