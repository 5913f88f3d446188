package signalbox.ui.workers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.text.Severity;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.FoldingRow;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;
import signalbox.ui.workers.SiteViewModel.Pace;

/// The Workers screen's layout: the site and the processes at the left, one process at the right. It binds to its
/// view-models and forwards clicks.
final class WorkersView {
    private static final double DETAIL_WIDTH = 396;
    private static final double LEFT_MINIMUM = 480;

    private final Label count = Labels.of("", "t-12", "t-muted");
    private final Label kinds = Labels.of("", "t-12", "t-semibold");
    private final Banner listed = new Banner(Banner.Level.INFORMATION);
    private final Banner asleep = new Banner(Banner.Level.WARNING);
    private final Banner finding = new Banner(Banner.Level.DANGER);
    private final DataTable<WorkerRow> table;
    private final ProcessKindsPart course = new ProcessKindsPart();
    private final FoldingRow siteStrip;
    private final EmptyState waiting = new EmptyState(Icon.WORKERS, "", "");
    private final VBox content;
    private final SideSplit split;
    private final StackPane root;

    WorkersView(WorkersViewModel model, ProcessListViewModel list, SiteViewModel site, ColumnMemory columns) {
        table = new DataTable<>("workers", WorkerRow::id, columns);
        columns();
        table.ready(new EmptyState(
                Icon.EMPTY, "No process of Odoo runs here.", "\"All processes\" lists those of other programs too."));
        table.selectedRowProperty().subscribe(model::select);
        model.selected().subscribe(this::select);
        VBox.setVgrow(table, Priority.ALWAYS);
        siteStrip = siteStrip(site);
        SidePane.foldable(siteStrip, course.node());
        content = new VBox(siteStrip, banners(model), table, course.node());
        var body = new StackPane(waiting, content);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(head(model, list), body);
        split = SideSplit.of(left, LEFT_MINIMUM, DETAIL_WIDTH);
        root = new StackPane(split);
        root.getStyleClass().add("workers");
        Theme.addSheet(root, "workers.css");
        show(new WorkerDetailPane(model), new ProcessListPane(list), list);
        model.content().subscribe(this::show);
        model.fault().subscribe(this::say);
    }

    private void show(WorkerDetailPane detail, ProcessListPane form, ProcessListViewModel list) {
        list.open().subscribe(open -> {
            split.side(open ? form.node() : detail.node());
            if (open) {
                form.focus();
            }
        });
    }

    private Node banners(WorkersViewModel model) {
        listed.setId("listed");
        listed.action("Back to live", model::backToLive);
        var banners = new VBox(8, listed, finding, asleep);
        banners.getStyleClass().add("workers-banners");
        banners.visibleProperty()
                .bind(listed.visibleProperty().or(finding.visibleProperty()).or(asleep.visibleProperty()));
        banners.managedProperty().bind(banners.visibleProperty());
        return banners;
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        table.requestFocus();
    }

    private HBox head(WorkersViewModel model, ProcessListViewModel list) {
        var all = new CheckBox("All processes");
        all.setId("all-processes");
        all.selectedProperty().bindBidirectional(model.all());
        var open = Labels.button("Open a list…", Icon.STATEMENT, list::begin);
        open.setId("open-list");
        var title = Labels.title("Workers");
        Stream.of(title, kinds, all).forEach(node -> node.setMinWidth(Region.USE_PREF_SIZE));
        kinds.managedProperty().bind(kinds.textProperty().isNotEmpty());
        count.setMinWidth(0);
        Labels.wholeInTooltip(count);
        var head = Labels.row(12, title, kinds, count, Labels.spacer(), all, open);
        head.getStyleClass().add("workers-head");
        return head;
    }

    private static FoldingRow siteStrip(SiteViewModel model) {
        var address = Labels.of("", "t-12", "t-semibold");
        address.textProperty().bind(model.address());
        var state = Labels.of("", "t-12", "t-muted");
        state.setId("site-state");
        state.textProperty().bind(model.state());
        state.setMinWidth(0);
        address.setMinWidth(0);
        state.setTooltip(new Tooltip());
        state.getTooltip().textProperty().bind(model.state());
        address.setTooltip(new Tooltip());
        address.getTooltip().textProperty().bind(model.address());
        var visit = Labels.button("Visit the site", Icon.RUN, model::visit);
        visit.setId("visit-site");
        visit.disableProperty().bind(model.unable());
        var pace = new SegmentedControl<>("Keep awake", Arrays.asList(Pace.values()), Pace::label);
        pace.selectedProperty().bindBidirectional(model.pace());
        pace.disableProperty().bind(model.unknown());
        pace.setMinWidth(Region.USE_PREF_SIZE);
        var keep = Labels.of("Keep awake", "t-12", "t-muted");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        var words = new VBox(1, address, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(120);
        var strip = new FoldingRow(10, words, Labels.row(10, keep, pace), visit);
        strip.getStyleClass().add("site-strip");
        return strip;
    }

    private void columns() {
        table.column("pid", "PID", 64, row -> Integer.toString(row.pid()))
                .atLeast(56)
                .style("t-mono")
                .sortedBy(comparingInt(WorkerRow::pid));
        table.column("kind", "Kind", 104, WorkerRow::badge)
                .atLeast(92)
                .drawn(() -> new Badge("", Badge.Style.NEUTRAL), (badge, row) -> badge.showWorker(row.badge()))
                .sortedBy(comparing(row -> row.worker().kind()));
        table.column("started", "Started, UTC", 120, WorkerRow::started)
                .atLeast(116)
                .moment(row -> row.worker().process().started())
                .style("t-mono-11")
                .sortedBy(comparing(row -> row.worker().process().started()));
        table.column("age", "Age", 68, WorkerRow::age).atLeast(68).right();
        table.column("backends", "Backends", 96, WorkerRow::connectionsText)
                .atLeast(60)
                .style("t-mono-11");
        table.column("runner", "Runner", 90, row -> row.part().label())
                .atLeast(48)
                .drawn(Label::new, WorkersView::showPart)
                .sortedBy(comparing(WorkerRow::part));
        table.column("command", "Command", 360, WorkerRow::commandText)
                .drawn(CommandLineLabel::new, (line, row) -> line.show(CommandLinePart.brief(row.command())));
    }

    private static void showPart(Label label, WorkerRow row) {
        label.setText(row.part().label());
        label.setGraphic(row.part() == WorkerRow.Part.LEADS ? Icon.LEADER.at(14, "i-accent") : null);
    }

    private void select(@Nullable WorkerRow row) {
        var current = table.selectedRowProperty().get();
        if (row != null && (current == null || !current.id().equals(row.id()))) {
            table.select(row.id());
        }
    }

    private void say(String fault) {
        waiting.say(fault.isEmpty() ? "Listing the processes…" : "The processes cannot be shown.", fault);
    }

    private void show(@Nullable WorkersContent shown) {
        content.setVisible(shown != null);
        waiting.setVisible(shown == null);
        count.setText(shown == null ? "" : shown.counted());
        kinds.setText(shown == null || shown.course() != null ? "" : shown.kindsText());
        if (shown == null) {
            return;
        }
        finding.level(shown.finding().severity() == Severity.CRITICAL ? Banner.Level.DANGER : Banner.Level.WARNING);
        say(finding, shown.finding().text(), "");
        say(asleep, shown.asleep(), shown.due());
        table.show(shown.rows());
        showPast(shown);
    }

    /// A process list shows one moment, and another host.
    private void showPast(WorkersContent shown) {
        var live = shown.list().isEmpty();
        listed.say(shown.list(), live ? "" : "A list shows no connections, and Signalbox can end no process in it.");
        siteStrip.setVisible(live);
        course.node().setVisible(shown.course() != null);
        if (shown.course() != null) {
            course.show(shown.course());
        }
    }

    private static void say(Banner banner, String sentence, String explanation) {
        if (sentence.isEmpty()) {
            banner.clear();
        } else {
            banner.say(sentence, explanation);
        }
    }
}
