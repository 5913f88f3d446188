package signalbox.ui.jobs;

import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;
import signalbox.ui.jobs.bulk.BulkButtons;
import signalbox.ui.jobs.detail.DetailContent;
import signalbox.ui.jobs.detail.DetailView;
import signalbox.ui.jobs.detail.DetailViewModel;
import signalbox.ui.jobs.detail.JobLifeViewModel;
import signalbox.ui.jobs.export.ExportBar;
import signalbox.ui.jobs.export.ShownColumns;
import signalbox.ui.jobs.filter.FilterViewModel;
import signalbox.ui.jobs.filter.SavedFilterMenu;
import signalbox.ui.jobs.filter.SavedFiltersViewModel;
import signalbox.ui.jobs.groups.GroupButtons;
import signalbox.ui.jobs.groups.GroupSource;
import signalbox.ui.jobs.groups.GroupsView;
import signalbox.ui.jobs.groups.GroupsViewModel;
import signalbox.ui.jobs.groups.ListMode;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.ZoneSwitch;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;

/// The jobs: filter, table, detail, and what can be done to them.
public final class JobsScreen implements Screen {
    private final JobsViewModel model;
    private final DetailViewModel detail;
    private final JobActionParts tools;
    private final GroupsViewModel groups;
    private final JobsView view;
    private final DetailView pane;
    private final GraphPage graph;
    private final ShownFirst shownFirst;
    private final GroupsView groupList;
    private final ChangeListener<ZoneId> onZone = (_, _, _) -> writeAgain();
    private boolean fresh = true;

    public JobsScreen(ScreenContext context) {
        this(
                new JobsViewModel(
                        JobSource.of(context.session()),
                        new SavedFiltersViewModel(
                                new FilterViewModel(),
                                context.session().filters(),
                                context.background(),
                                context.notices()),
                        context.background()),
                new GroupsViewModel(GroupSource.of(context.session()), context.background()),
                JobDetailParts.of(context),
                JobActionParts.of(context),
                context.columns());
        addActions(context.session().operations());
        JobCopies.addTo(view.table().node(), context.session().profile().name());
        addTrends(context.navigation());
        pane.addLife(new JobLifeViewModel(context.session().reads().recorded()::life, context.background()));
    }

    JobsScreen(
            JobsViewModel model,
            GroupsViewModel groups,
            JobDetailParts parts,
            JobActionParts tools,
            ColumnMemory columns) {
        this.model = model;
        this.groups = groups;
        this.detail = parts.pane();
        this.tools = tools;
        pane = new DetailView(detail, tools.buttons(), tools.remedies(), this::list);
        view = new JobsView(
                model,
                columns,
                pane.node(),
                tools.buttons(),
                WholeSelection.of(tools),
                Labels.row(
                        8,
                        ExportBar.button(tools.export(), this::export),
                        new SavedFilterMenu(model.saved()).node(),
                        tools.stuck().button()));
        pane.actedOnElsewhere(Bindings.createBooleanBinding(
                () -> model.selection().get().size() > 1 || groups.isOpen(), model.selection(), groups.mode()));
        graph = new GraphPage(parts, pane, view, tools.actions());
        shownFirst = view.table().shownFirst();
        addGraph();
        groupList = groupList(columns);
        addGroups();
        view.below(new ExportBar(tools.export()).node());
        view.table().node().selectedRowProperty().subscribe(row -> {
            if (row != null) {
                detail.open(row.job());
            }
        });
        model.rows().subscribe(_ -> showFirst());
        ZoneSwitch.shown().addListener(new WeakChangeListener<>(onZone));
    }

    /// Asks where to write all jobs that match, as the list shows them.
    public void export() {
        tools.export().ask(model.listing(), ShownColumns.of(view.table().node().chosenKeys()));
    }

    /// Above the others in the menu of a row, in the order of the buttons.
    private void addActions(List<OperationEntry> operations) {
        var place = 0;
        for (var operation : JobOperations.withButton(operations)) {
            view.table()
                    .node()
                    .action(
                            place,
                            operation.verb("the selected jobs") + "…",
                            () -> tools.actions()
                                    .act(operation, model.selection().get()));
            place++;
        }
    }

    private void addGraph() {
        var table = view.table().node();
        table.action(0, "Show dependencies", () -> {
            var row = table.selectedRowProperty().get();
            if (row != null && !row.job().uuid().isEmpty()) {
                graph.open(row.job().uuid());
            }
        });
    }

    /// From the menu of a row, and from the pane.
    void addTrends(Navigation navigation) {
        var table = view.table().node();
        table.action(1, "Open the trends of this method", () -> {
            var row = table.selectedRowProperty().get();
            if (row != null) {
                navigation.trend(row.job().call().model(), row.job().call().method());
            }
        });
        pane.addTrends(navigation::trend);
    }

    private GroupsView groupList(ColumnMemory columns) {
        var buttons = tools.buttons();
        var bulk = tools.bulk();
        var all = new BulkButtons(
                bulk,
                tools.actions()::roleObjection,
                groups::figure,
                () -> operation -> groups.freeze((filter, jobs) -> bulk.act(operation, filter, jobs)),
                tools.values());
        return new GroupsView(groups, columns, new GroupButtons(buttons, all), wanted -> {
            filter(wanted);
            opened();
        });
    }

    private void addGroups() {
        view.beside(groupList.head(), groupList.node());
        model.filter().subscribe(groups::filter);
        groupList.onSample(job -> {
            detail.open(job);
            pane.showTraceback();
        });
        groups.mode().subscribe(mode -> {
            var row = view.table().node().selectedRowProperty().get();
            if (mode == ListMode.LIST && row != null) {
                detail.open(row.job());
            }
        });
    }

    /// Shows the groups of the failed jobs of this method.
    public void groups(String ofModel, String method) {
        graph.close();
        model.filters().clear();
        groups.open(ofModel, method);
    }

    /// Begins this operation on the jobs that the operator selected: the one that is shown at first is not among them.
    public void act(JobOperation operation) {
        var selected = model.selection().get();
        tools.actions().act(operation, shownFirst.isSelected() ? List.of() : selected);
    }

    @Override
    public Node node() {
        return graph.node();
    }

    @Override
    public void show(Feed feed) {
        var snapshot = feed.snapshot();
        if (snapshot != null) {
            tools.actions().show(snapshot.capabilities().rights());
            tools.stuck().show(snapshot);
            tools.values().show(snapshot);
            detail.show(snapshot);
            groups.show(snapshot);
            graph.show(snapshot);
        }
        model.show(feed);
        tools.bulk().refresh();
    }

    @Override
    public void opened() {
        if (graph.isOpen()) {
            graph.focus();
        } else if (groups.isOpen()) {
            groupList.focus();
        } else {
            view.table().node().requestFocus();
        }
    }

    @Override
    public boolean find() {
        graph.close();
        view.find();
        return true;
    }

    /// With times in the zone that is shown now.
    private void writeAgain() {
        model.redraw();
        pane.writeAgain();
    }

    @Override
    public void tick() {
        tools.export().tick();
    }

    @Override
    public boolean isAlive() {
        return model.isAnswered() && !(detail.content().get() instanceof DetailContent.Awaited);
    }

    /// Lists these jobs beside the one in the pane, which stays.
    private void list(JobFilter filter) {
        graph.close();
        groups.mode(ListMode.LIST);
        model.filters().filter(filter);
    }

    /// Shows these jobs for another screen.
    public void filter(JobFilter filter) {
        fresh = true;
        graph.close();
        groups.mode(ListMode.LIST);
        model.filters().filter(filter);
        showFirst();
    }

    /// Shows the dependency graph of this job.
    void graph(String uuid) {
        graph.open(uuid);
    }

    /// Shows the stuck jobs, with these chosen; if the list is empty, with all that no worker runs.
    public void stuck(List<JobTarget> wanted) {
        tools.stuck().open(wanted);
    }

    /// When the screen is opened, one job is shown in full at once.
    private void showFirst() {
        var table = view.table().node();
        if (fresh && model.isCurrent() && !model.rows().get().isEmpty()) {
            fresh = false;
            if (table.getSelectionModel().isEmpty()) {
                shownFirst.select();
            }
        }
    }
}
