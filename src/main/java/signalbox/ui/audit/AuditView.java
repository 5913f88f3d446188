package signalbox.ui.audit;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.audit.chain.ChainReport;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditRow;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.ShownZone;
import signalbox.ui.audit.content.AuditFacts;
import signalbox.ui.audit.content.AuditFigures;
import signalbox.ui.audit.content.AuditItem;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ZoneSwitch;

/// The Audit screen's layout: figures, filters and the list at the left, one action at the right. It binds to its
/// view-model and forwards clicks.
final class AuditView {
    private static final double DETAIL_WIDTH = 396;
    private static final double LEFT_MINIMUM = 440;

    private final ChangeListener<ZoneId> onZone = (_, _, _) -> showZone();
    private @Nullable Label time;
    private final AuditViewModel model;
    private final AuditFilterBar filters;
    private final ListView<AuditItem> list = new ListView<>();
    private final EmptyState none = new EmptyState(Icon.AUDIT, "", "");
    private final Banner fault = new Banner(Banner.Level.DANGER);
    private final Banner broken = new Banner(Banner.Level.DANGER);
    private final Label shown = Labels.of("", "t-12", "t-muted");
    private final Label chain = Labels.of("", "t-12", "t-muted");
    private final Hyperlink older = new Hyperlink("Show older");
    private final SideSplit split;
    private final Node detail;
    private final StackPane root;
    private boolean refreshing;

    AuditView(AuditViewModel model, AuditLinks links, Runnable onExport) {
        this.model = model;
        filters = new AuditFilterBar(model);
        detail = new AuditDetailPane(model, links).node();
        var figures = new AuditHead();
        model.figures().subscribe(figures::show);
        // A log that cannot be read has not had 0 actions.
        figures.node()
                .visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.fault().get().isEmpty()
                                || !AuditFigures.NONE.equals(model.figures().get()),
                        model.fault(),
                        model.figures()));
        figures.node().managedProperty().bind(figures.node().visibleProperty());
        var body = new StackPane(list, none);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(head(onExport), banners(), figures.node(), filters.node(), columns(), body, foot());
        split = SideSplit.of(left, LEFT_MINIMUM, DETAIL_WIDTH);
        root = new StackPane(split);
        root.getStyleClass().add("audit");
        Theme.addSheet(root, "audit.css");
        prepareList();
        model.rows().subscribe(this::show);
        model.page().subscribe(_ -> showFoot());
        model.read().subscribe(_ -> showFoot());
        model.chain().subscribe(this::show);
        model.selected().subscribe(this::show);
        model.fault().subscribe(this::showFault);
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        list.requestFocus();
    }

    void find() {
        filters.focus();
    }

    void clearFilters() {
        filters.clear();
    }

    private static HBox head(Runnable onExport) {
        var where = Labels.of("kept on this computer, never rewritten", "t-12", "t-muted");
        where.setMinWidth(0);
        var export = Labels.button("Export CSV…", Icon.EXPORT, onExport);
        export.setId("audit-export");
        var head = Labels.row(12, Labels.title("Audit"), where, Labels.spacer(), export);
        head.getStyleClass().add("audit-head");
        return head;
    }

    private Node banners() {
        fault.setId("audit-fault");
        broken.setId("audit-broken");
        var banners = new VBox(8, fault, broken);
        banners.getStyleClass().add("audit-banners");
        banners.visibleProperty().bind(fault.visibleProperty().or(broken.visibleProperty()));
        banners.managedProperty().bind(banners.visibleProperty());
        return banners;
    }

    private Node columns() {
        var titles = Stream.of(AuditLine.Column.values())
                .map(column -> Labels.of(column.title(), "t-12", "t-muted"))
                .toList();
        time = titles.getFirst();
        ZoneSwitch.shown().addListener(new WeakChangeListener<>(onZone));
        showZone();
        var head = new AuditLine(titles, list::getWidth, model.everywhere()::get);
        list.widthProperty().subscribe(head::requestLayout);
        model.everywhere().subscribe(head::requestLayout);
        head.getStyleClass().add("audit-columns");
        return head;
    }

    /// The lines have equal content: nothing else would write them again.
    private void showZone() {
        if (time != null) {
            time.setText("Time, " + ShownZone.title());
        }
        list.refresh();
    }

    private Node foot() {
        older.setId("audit-older");
        older.setOnAction(_ -> model.older());
        older.managedProperty().bind(older.visibleProperty());
        shown.setMinWidth(0);
        chain.setId("audit-chain");
        chain.setGraphicTextGap(6);
        chain.setMinWidth(Label.USE_PREF_SIZE);
        chain.setTooltip(new Tooltip());
        var foot = Labels.row(12, shown, Labels.spacer(), chain, older);
        foot.getStyleClass().add("audit-foot");
        return foot;
    }

    private void prepareList() {
        list.setId("audit-list");
        list.setAccessibleText("Actions");
        list.setCellFactory(_ -> new AuditCell(model.everywhere()::get));
        list.setFixedCellSize(30);
        list.visibleProperty().bind(Bindings.isNotEmpty(list.getItems()));
        none.visibleProperty().bind(list.visibleProperty().not());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!refreshing && item instanceof AuditItem.ActionItem(var row)) {
                model.select(row);
            }
        });
    }

    private void show(List<AuditRow> rows) {
        refreshing = true;
        try {
            var items = AuditItem.of(rows, model.clock().instant());
            if (!items.equals(List.copyOf(list.getItems()))) {
                list.getItems().setAll(items);
            }
        } finally {
            refreshing = false;
        }
        mark(model.selected().get());
        showFoot();
    }

    private void show(@Nullable AuditFacts selected) {
        split.side(selected == null ? null : detail);
        mark(selected);
    }

    /// Selects the line of the action in the list, if it is there.
    private void mark(@Nullable AuditFacts selected) {
        refreshing = true;
        try {
            var index = selected == null ? -1 : index(selected.detail().row().offset());
            if (index < 0) {
                list.getSelectionModel().clearSelection();
            } else if (list.getSelectionModel().getSelectedIndex() != index) {
                list.getSelectionModel().clearAndSelect(index);
            }
        } finally {
            refreshing = false;
        }
    }

    private int index(long offset) {
        for (var i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof AuditItem.ActionItem(var row) && row.offset() == offset) {
                return i;
            }
        }
        return -1;
    }

    private void showFoot() {
        var page = model.page().get();
        var count = model.rows().get().size();
        var back = page.lookedBackTo();
        var words = NumberText.count(count) + " shown";
        shown.setText(back == null || page.older() == null ? words : words + ", back to " + ShownTime.full(back));
        older.setVisible(model.hasOlder());
        var filter = model.filter().get();
        if (!model.read().get()) {
            none.say(model.fault().get().isEmpty() ? "Reading the audit log…" : "No action can be shown.", "");
        } else if (page.older() != null) {
            none.say("No action matches so far.", "\"Show older\" looks further back.");
        } else if (filter.equals(AuditFilter.ALL.on(filter.profile()))) {
            none.say("No action yet.", "Each action is listed here with its reason, its preview and its result.");
        } else {
            none.say("No action matches.", "Choose \"any\" and \"all\", or another text.");
        }
    }

    private void showFault(String words) {
        fault.say(
                words.isEmpty() ? "" : "The audit log cannot be read.",
                words.isEmpty() ? "" : words + " Actions are still possible as long as it can be written.");
        showFoot();
        show(model.chain().get());
    }

    private void show(@Nullable ChainReport report) {
        if (report == null) {
            chain.setText(model.fault().get().isEmpty() ? "checking the chain…" : "chain not checked");
            return;
        }
        var good = report.isUnbroken() && !report.hasRemark();
        chain.setText(report.label());
        chain.setGraphic(
                !report.isUnbroken()
                        ? Icon.CRITICAL.at(15, "i-danger")
                        : good ? Icon.CHECK.at(15, "i-success") : Icon.INFORMATION.at(15, "i-accent"));
        chain.getTooltip().setText(report.sentence() + "\n" + ChainReport.LIMITS);
        chain.getTooltip().setWrapText(true);
        chain.getTooltip().setMaxWidth(420);
        broken.say(
                report.isUnbroken() ? "" : "The audit log is not as Signalbox wrote it.",
                report.isUnbroken()
                        ? ""
                        : report.sentence() + " Actions are still possible, and are still written to it.");
    }
}
