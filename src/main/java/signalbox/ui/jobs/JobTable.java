package signalbox.ui.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobTimes;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.TimeText;
import signalbox.ui.fx.FxThread;
import signalbox.ui.jobs.export.ShownColumns;
import signalbox.ui.jobs.filter.CellConditions;
import signalbox.ui.jobs.filter.CellFilterMenu;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateLabel;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataColumn;
import signalbox.ui.kit.table.DataTable;

/// The list. Only the database sorts it. When rows are added above, it stays where it was scrolled to. It asks for more
/// when its end becomes visible.
final class JobTable {
    private static final double ROW = 30;
    private static final double MOMENT = 126;
    private static final double WITH_YEAR = 164;
    private static final int BEFORE_THE_END = 20;
    private static final String TOO_MANY =
            NumberText.count(JobList.MOST) + " jobs at most are selected one by one. Ctrl+A selects all that match.";
    private static final String MORE = ShownColumns.MORE;

    private final JobsViewModel model;
    private final DataTable<JobRow> table;
    private final ShownFirst shownFirst;
    private boolean following;
    private boolean toTop;
    private @Nullable VirtualFlow<?> watched;

    JobTable(JobsViewModel model, ColumnMemory memory) {
        this.model = model;
        table = new DataTable<>("jobs", JobRow::id, memory);
        shownFirst = new ShownFirst(table);
        columns();
        table.setFixedCellSize(ROW);
        table.ready(new Label());
        table.setAccessibleText("Jobs");
        CellFilterMenu.addTo(table, model.filters(), (column, row) -> CellConditions.of(column, row.job()));
        model.columns().offered().subscribe(this::offer);
        table.getVisibleLeafColumns().subscribe(this::chooseVisible);
        chooseVisible();
        // The rows come in the order that the titles say.
        table.order(_ -> null);
        table.setOnSort(sort -> {
            sort.consume();
            if (!following) {
                sortAsAsked();
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, this::explainHeader);
        table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::refuseToSort);
        RangeLimit.on(table, JobList.MOST, () -> model.hint(TOO_MANY));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<JobRow>) _ -> {
            if (!following) {
                model.hint("");
                select();
            }
        });
        model.order().subscribe(order -> {
            showOrder(order);
            toTop = true;
        });
        model.filter().subscribe(filter -> {
            showSortable(filter);
            toTop = true;
        });
        model.rows().subscribe(this::show);
    }

    DataTable<JobRow> node() {
        return table;
    }

    ShownFirst shownFirst() {
        return shownFirst;
    }

    /// Selects the job at that place, and shows it at the top.
    void goTo(int place) {
        table.getSelectionModel().clearAndSelect(place);
        table.scrollTo(place);
        table.requestFocus();
    }

    void whenEmpty(Node placeholder) {
        table.setPlaceholder(placeholder);
    }

    private void columns() {
        fixed(table.column("state", "State", 108, row -> row.job().stored().label()), 130)
                .drawn(StateLabel::new, (label, row) -> label.show(row.job().stored()));
        sorted(moment("created", "Created", JobRow::created, JobTimes::created));
        sorted(moment("started", "Started", JobRow::started, JobTimes::started)).hidden();
        moment("enqueued", "Enqueued", JobRow::enqueued, JobTimes::enqueued).hidden();
        moment("done", "Done", JobRow::done, JobTimes::done).hidden();
        moment("cancelled", "Cancelled", JobRow::cancelled, JobTimes::cancelled).hidden();
        fixed(table.column("uuid", "UUID", 80, JobRow::uuid), 110)
                .givesWay(2)
                .drawn(() -> Labels.of("", "t-mono"), (label, row) -> label.setText(row.shortUuid()));
        table.column("method", "Model, method, name", 320, MethodCell::text)
                .givesWay(-1)
                .drawn(MethodCell::line, MethodCell::show)
                .setMinWidth(170);
        table.column("channel", "Channel", 110, row -> row.job().channel())
                .style("t-muted")
                .hidden();
        sorted(fixed(
                        table.column(
                                "priority",
                                "Priority",
                                70,
                                row -> row.job().tries().priorityText()),
                        90))
                .style("t-mono")
                .right()
                .hidden();
        sorted(fixed(table.column("tries", "Tries", 72, JobRow::tries), 80))
                .givesWay(3)
                .style("t-mono")
                .right()
                .setMinWidth(56);
        fixed(table.column("ran", "Ran for", 82, JobRow::ranFor), 110)
                .givesWay(3)
                .style("t-mono")
                .right();
        sorted(moment("eta", "ETA", JobRow::eta, JobTimes::eta)).hidden();
        table.column("exception", "Exception", 104, JobRow::exception)
                .atLeast(104)
                .givesWay(1)
                .style("t-mono-11", "t-muted");
        table.column("message", "Message", 160, JobRow::message)
                .atLeast(140)
                .style("t-muted")
                .hidden();
        fixed(table.column("worker", "Worker", 70, JobRow::worker), 90)
                .style("t-mono")
                .right()
                .hidden();
        fixed(
                        table.column(
                                "graph",
                                "Graph",
                                80,
                                row -> ShortUuid.of(
                                        Objects.requireNonNullElse(row.job().graph(), ""))),
                        110)
                .style("t-mono")
                .hidden();
    }

    /// As wide as a day and a time of this year, and at most as one of another year.
    private DataColumn<JobRow> moment(
            String id, String title, Function<JobRow, String> text, Function<JobTimes, @Nullable Instant> at) {
        return fixed(table.column(id, title, MOMENT, text), WITH_YEAR)
                .style("t-mono")
                .moment(row -> at.apply(row.job().times()));
    }

    /// The columns that the table of this database has besides.
    private void offer(List<String> names) {
        table.addLater(() -> names.stream()
                .filter(name -> !table.has(MORE + name))
                .forEach(name -> table.column(MORE + name, MoreColumnsChoice.title(name), 120, row -> row.more(name))
                        .style("t-mono-11", "t-muted")
                        .hidden()));
    }

    private void chooseVisible() {
        model.columns()
                .choose(table.chosenKeys().stream()
                        .filter(key -> key.startsWith(MORE))
                        .map(key -> key.substring(MORE.length()))
                        .toList());
    }

    /// A column with texts of one width stays narrow in a wide window.
    private static DataColumn<JobRow> fixed(DataColumn<JobRow> column, double widest) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(widest);
        return column;
    }

    private static DataColumn<JobRow> sorted(DataColumn<JobRow> column) {
        return column.sortedElsewhere();
    }

    /// The order for a column. Most columns have only one, in the direction that is useful.
    private static Optional<JobOrder> order(TableColumn<JobRow, ?> column, SortType type) {
        var up = type == SortType.ASCENDING;
        return switch (column.getId()) {
            case "created" -> Optional.of(up ? JobOrder.OLDEST : JobOrder.NEWEST);
            case "started" -> Optional.of(JobOrder.STARTED);
            case "priority" -> Optional.of(JobOrder.PRIORITY);
            case "tries" -> Optional.of(JobOrder.RETRY);
            case "eta" -> Optional.of(JobOrder.ETA);
            default -> Optional.empty();
        };
    }

    private void sortAsAsked() {
        if (table.getSortOrder().isEmpty()) {
            model.order(JobOrder.NEWEST);
            return;
        }
        var column = table.getSortOrder().getFirst();
        var wanted = order(column, column.getSortType()).orElse(JobOrder.NEWEST);
        var again = wanted == model.order().get();
        model.order(again && !column.getId().equals("created") ? JobOrder.NEWEST : wanted);
        showOrder(model.order().get());
    }

    /// The arrow in the header shows how the list is sorted, not what was clicked.
    private void showOrder(JobOrder order) {
        var wanted = order == JobOrder.OLDEST ? JobOrder.NEWEST : order;
        following = true;
        try {
            for (var column : table.getColumns()) {
                if (order(column, SortType.DESCENDING).filter(wanted::equals).isPresent()) {
                    column.setSortType(order.isAscending() ? SortType.ASCENDING : SortType.DESCENDING);
                    if (!table.getSortOrder().equals(List.of(column))) {
                        table.getSortOrder().setAll(List.of(column));
                    }
                }
            }
        } finally {
            following = false;
        }
    }

    private void showSortable(JobFilter filter) {
        for (var column : table.getColumns()) {
            order(column, SortType.DESCENDING).ifPresent(order -> column.setSortable(order.isCheapFor(filter)));
        }
    }

    private void explainHeader(MouseEvent entered) {
        header(entered)
                .ifPresent(header -> Tooltip.install(
                        header, new Tooltip(explanation(header.getTableColumn().getId()))));
    }

    /// A click that sorts nothing is answered.
    private void refuseToSort(MouseEvent click) {
        header(click)
                .map(TableColumnHeader::getTableColumn)
                .filter(column -> click.isStillSincePress() && !column.isSortable())
                .ifPresent(column -> model.hint(explanation(column.getId())));
    }

    /// The header of a column that the event is about.
    private Optional<TableColumnHeader> header(MouseEvent event) {
        for (var node = event.getTarget() instanceof Node target ? target : null;
                node != null && node != table;
                node = node.getParent()) {
            if (node instanceof TableColumnHeader header && header.getTableColumn() != null) {
                return Optional.of(header);
            }
        }
        return Optional.empty();
    }

    private String explanation(String id) {
        return switch (id) {
            case "created" ->
                model.inLine().get()
                        ? "Sort by the time of creation"
                        : "Sort by id, which is the order of creation but for jobs that were imported: only open jobs in"
                                + " memory are sorted by time";
            case "started", "priority", "tries", "eta" ->
                model.filter().get().openOnly()
                        ? "Sort by this column"
                        : "To sort by this column, filter on open states only: done and cancelled jobs have no index"
                                + " for it, and sorting all of them would load the server.";
            default -> "Not sortable: the database has no index for it.";
        };
    }

    private void show(List<JobRow> rows) {
        var flow = flow();
        var first = flow.map(VirtualFlow::getFirstVisibleCell).orElse(null);
        var anchor = first instanceof TableRow<?> row && row.getItem() instanceof JobRow top ? top.id() : -1;
        var before = first == null ? 0 : first.getIndex();
        // Nor does the list move away under a job that the operator selected.
        var held = before > 0 || (first != null && first.getLayoutY() < 0) || isAtWork();
        giveYearsSpace(rows);
        following = true;
        try {
            if (rows instanceof LineRows line) {
                table.showLine(line);
            } else {
                table.show(rows);
            }
        } finally {
            following = false;
        }
        // A table that gets another list forgets by what it is sorted.
        showOrder(model.order().get());
        select();
        flow.ifPresent(this::watch);
        if (toTop) {
            toTop = false;
            table.scrollTo(0);
        } else if (held) {
            flow.ifPresent(it -> follow(it, anchor, before));
        }
    }

    /// The oldest job is at an end of the list: it shows whether a time of creation has its year.
    private void giveYearsSpace(List<JobRow> rows) {
        var hasYear = !rows.isEmpty()
                && Stream.of(rows.getFirst(), rows.getLast())
                        .anyMatch(row -> row.created().length() > TimeText.DAY_LENGTH);
        table.getColumns().stream()
                .filter(column -> "created".equals(column.getId()))
                .forEach(column -> column.setMinWidth(hasYear ? WITH_YEAR : MOMENT));
    }

    /// The table makes another flow when it gets another skin, for instance with another theme.
    private void watch(VirtualFlow<?> flow) {
        if (!flow.equals(watched)) {
            watched = flow;
            flow.positionProperty().subscribe(_ -> mindTheView(flow));
            // After a jump the cells are laid out later: until then the last visible cell is the old one.
            flow.needsLayoutProperty().subscribe(needed -> {
                if (!needed) {
                    // Not while it is laid out: rows that come then are not laid out.
                    FxThread.later(() -> mindTheView(flow));
                }
            });
        }
    }

    private void mindTheView(VirtualFlow<?> flow) {
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        if (first == null || last == null) {
            return;
        }
        model.see(first.getIndex(), last.getIndex());
        if (last.getIndex() >= table.getItems().size() - BEFORE_THE_END) {
            model.loadMore();
        }
    }

    /// Keeps the top row in its place when other rows are added above it.
    private void follow(VirtualFlow<?> flow, long anchor, int before) {
        var place = table.placesOf(Set.of(anchor)).get(anchor);
        if (place != null && place != before) {
            flow.scrollPixels((place - before) * ROW);
        }
    }

    private boolean isAtWork() {
        return table.selectedRowProperty().get() != null && !shownFirst.isSelected();
    }

    private void select() {
        model.select(table.selectedRows().stream().map(JobRow::job).toList());
    }

    private Optional<VirtualFlow<?>> flow() {
        return Optional.ofNullable((VirtualFlow<?>) table.lookup(".virtual-flow"));
    }
}
