package signalbox.ui.jobs.detail;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.health.Remedy;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobText;
import signalbox.text.MarkedText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.ShownTime;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.detail.related.RelatedTab;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.TextHighlight;
import signalbox.ui.kit.state.StateStyle;
import signalbox.ui.screen.action.RemedyButtons;
import signalbox.ui.screen.log.LogPane;

/// The pane beside the list: one job in full, with its actions.
public final class DetailView {
    private static final Duration NOTICEABLE = Duration.millis(300);
    private static final String READING = "Reading the job…";
    private static final int MANY_LINES = 10_000;

    private final DetailViewModel model;
    private final StackPane icon = new StackPane();
    private final Label title = Labels.of("", "t-13", "t-semibold");
    private final Label uuid = Labels.of("", "t-mono-11", "t-muted");
    private final Banner banner = new Banner(Banner.Level.WARNING);
    private final SummaryTab summary;
    private final CodeBlock call = new CodeBlock("call", 4).wrapping().searchable();
    private final CodeBlock arguments = new CodeBlock("arguments", MANY_LINES).searchable();
    private final CodeBlock traceback = new CodeBlock("traceback", MANY_LINES).searchable();
    private final Map<JobText, LongTextBar> missing = new EnumMap<>(JobText.class);
    private final EmptyState noTraceback =
            new EmptyState(Icon.DONE, "No traceback", "queue_job keeps one for a job that failed or was retried.");
    private final DependencyLists neighbours;
    private final VBox dependencies = new VBox(12);
    private final Tab summaryTab;
    private final Tab whyTab;
    private final Tab tracebackTab;
    private final Tab dependencyTab;
    private final TabPane tabs;
    private final Label dependencyCount = Labels.of("", "pill");
    private final ActionButtons buttons;
    private final Button trends =
            Labels.iconButton(Icon.TRENDS, "Open the trends of this method", () -> {}, "flat", "small");
    private final EmptyState empty = new EmptyState(Icon.JOBS, "", "");
    private final VBox content;
    private final StackPane root;
    private @Nullable JobDetail shown;
    private final PauseTransition slow = new PauseTransition(NOTICEABLE);

    /// @param onShowAll gets the filter of all jobs that are like the shown one
    public DetailView(
            DetailViewModel model, ActionButtons buttons, RemedyButtons remedies, Consumer<JobFilter> onShowAll) {
        this.model = model;
        this.buttons = buttons;
        for (var text : JobText.values()) {
            missing.put(text, new LongTextBar(model.texts(), text));
        }
        model.texts().changes().subscribe(_ -> showTexts());
        summary = new SummaryTab(model::follow);
        neighbours = new DependencyLists(model::follow);
        summaryTab = tab("Summary", summary.node());
        whyTab = whyTab(remedies);
        tracebackTab = tracebackTab();
        dependencyTab = dependencyTab();
        tabs = tabs();
        tabs.getTabs().addAll(relatedTab(onShowAll), logTab());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox.setMargin(banner, new Insets(0, 14, 8, 14));
        var footer = Labels.row(8, buttons);
        footer.setMinHeight(VBox.USE_PREF_SIZE);
        footer.getStyleClass().add("action-footer");
        content = new VBox(head(), banner, tabs, footer);
        root = new StackPane(content, empty);
        root.getStyleClass().add("pane");
        slow.setOnFinished(_ -> nothing(READING, ""));
        model.content().subscribe(detail -> show(detail));
    }

    public Region node() {
        return root;
    }

    /// While this is true, other buttons act on the jobs, such as those for several selected jobs: the buttons here
    /// are hidden.
    public void actedOnElsewhere(ObservableBooleanValue elsewhere) {
        buttons.getParent().visibleProperty().bind(Bindings.not(elsewhere));
        buttons.getParent().managedProperty().bind(buttons.getParent().visibleProperty());
    }

    /// Adds the way to the graph of the shown job.
    ///
    /// @param subtree what the job blocks, shown above the jobs around it
    /// @param possible false while that graph is shown
    public void addGraph(Node subtree, ObservableBooleanValue possible, Runnable onOpen) {
        var show = Labels.button("Show the graph", Icon.CHANNELS, onOpen);
        show.setId("show-graph");
        show.visibleProperty().bind(dependencyCount.visibleProperty().and(possible));
        show.managedProperty().bind(show.visibleProperty());
        neighbours.visibleProperty().bind(subtree.visibleProperty().not());
        neighbours.managedProperty().bind(neighbours.visibleProperty());
        dependencies.getChildren().setAll(show, subtree, neighbours);
        summary.onGraph(possible, onOpen);
    }

    /// Adds the way to the trends of the shown job's method.
    ///
    /// @param onOpen gets the model and the method
    public void addTrends(BiConsumer<String, String> onOpen) {
        trends.setVisible(true);
        trends.setOnAction(_ -> {
            if (shown != null) {
                var call = shown.job().call();
                onOpen.accept(call.model(), call.method());
            }
        });
    }

    /// Adds the tab with what was recorded of the job.
    public void addLife(JobLifeViewModel life) {
        model.content().subscribe(life::follow);
        tabs.getTabs().add(new JobLifeTab(life).tab());
    }

    /// Opens the tab with the dependencies, also of the jobs that are opened next.
    public void showDependencies() {
        tabs.getSelectionModel().select(dependencyTab);
    }

    /// Puts the focus on the tabs.
    public void focus() {
        tabs.requestFocus();
    }

    /// Opens the tab with the traceback, also of the jobs that are opened next.
    public void showTraceback() {
        tabs.getSelectionModel().select(tracebackTab);
    }

    private Node head() {
        title.setMinWidth(0);
        uuid.setMinWidth(Label.USE_PREF_SIZE);
        SpokenName.picture(icon);
        var back = Labels.iconButton(Icon.BACK, "Back to the job before", model::back, "flat", "small");
        back.visibleProperty().bind(model.canGoBack());
        back.managedProperty().bind(back.visibleProperty());
        var copy = Labels.iconButton(Icon.COPY, "Copy the UUID", this::copyUuid, "flat", "small");
        trends.setId("job-trends");
        trends.setVisible(false);
        trends.managedProperty().bind(trends.visibleProperty());
        var head = Labels.row(8, back, icon, title, uuid, copy, Labels.spacer(), trends);
        head.getStyleClass().add("job-head");
        return head;
    }

    private Tab tracebackTab() {
        var trace = new VBox(6, bar(JobText.TRACEBACK), new StackPane(traceback, noTraceback));
        VBox.setVgrow(trace.getChildren().getLast(), Priority.ALWAYS);
        noTraceback.visibleProperty().bind(traceback.visibleProperty().not());
        return tab("Traceback", padded(trace));
    }

    private TabPane tabs() {
        var called = new VBox(
                6,
                Labels.of("Call", "t-12", "t-semibold"),
                call,
                bar(JobText.CALL),
                Labels.of("Records, args, kwargs", "t-12", "t-semibold"),
                arguments,
                bar(JobText.RECORDS),
                bar(JobText.ARGUMENTS),
                bar(JobText.KEYWORDS));
        VBox.setVgrow(arguments, Priority.ALWAYS);
        call.managedProperty().bind(call.visibleProperty());
        var tabs = new TabPane(summaryTab, tab("Arguments", padded(called)), tracebackTab, dependencyTab);
        tabs.getStyleClass().add("job-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private Tab dependencyTab() {
        dependencies.getChildren().add(neighbours);
        var list = new ScrollPane(padded(dependencies));
        list.setFitToWidth(true);
        var tab = tab("Dependencies", list);
        tab.setGraphic(dependencyCount);
        return tab;
    }

    private Tab relatedTab(Consumer<JobFilter> onShowAll) {
        var page = new RelatedTab(model.related(), model::follow, onShowAll);
        var related = tab("Related", page.node());
        related.setTooltip(new Tooltip("Jobs with the same identity key, and of the same method"));
        related.selectedProperty().subscribe(selected -> model.related().watch(selected));
        return related;
    }

    private Tab logTab() {
        var log = tab("Log", padded(new LogPane(model.log(), MANY_LINES).node()));
        log.setTooltip(new Tooltip("What the runner's log says about this job"));
        log.selectedProperty().subscribe(selected -> model.log().watch(selected));
        return log;
    }

    private LongTextBar bar(JobText text) {
        return Objects.requireNonNull(missing.get(text));
    }

    private Tab whyTab(RemedyButtons remedies) {
        var page =
                new WhyTab(model.why(), new RemedyButtons(remedy -> begin(remedy, remedies), remedies.availability()));
        var why = tab("Why", page.node());
        why.setTooltip(new Tooltip("Why this job is not running"));
        why.selectedProperty().subscribe(selected -> model.why().watch(selected));
        return why;
    }

    /// If the remedy is another job, it is opened here, and the operator can come back.
    private void begin(Remedy remedy, RemedyButtons remedies) {
        if (remedy instanceof Remedy.ShowJob(var wanted)) {
            model.follow(wanted);
        } else {
            remedies.begin().accept(remedy);
        }
    }

    private static Tab tab(String title, Node content) {
        return new Tab(title, content);
    }

    private static VBox padded(Node node) {
        var box = new VBox(node);
        VBox.setVgrow(node, Priority.ALWAYS);
        box.getStyleClass().add("job-page");
        return box;
    }

    /// With times in the zone that is shown now.
    public void writeAgain() {
        show(model.content().get());
    }

    private void show(DetailContent detail) {
        if (detail instanceof DetailContent.Awaited) {
            if (empty.isVisible()) {
                nothing(READING, "");
            } else {
                slow.playFromStart();
            }
            return;
        }
        slow.stop();
        banner.clear();
        switch (detail) {
            case DetailContent.None _ -> nothing("No job selected", "Select a row to see the whole job here.");
            case DetailContent.Awaited _ -> {}
            case DetailContent.Found found -> show(found.job(), found.now());
            case DetailContent.Gone gone -> {
                if (gone.last() == null) {
                    nothing("This job no longer exists", gone.uuid());
                } else {
                    banner.say("This job no longer exists.", "You see it as it was last seen.");
                }
            }
            case DetailContent.Unread unread -> {
                if (unread.last() == null) {
                    nothing("This job could not be read", unread.reason());
                } else {
                    banner.say(
                            unread.reason(),
                            "You see the job as it was last seen, at " + ShownTime.ofDay(unread.now()) + ".");
                }
            }
        }
        buttons.show(model.subject());
    }

    private void nothing(String sentence, String hint) {
        empty.say(sentence, hint);
        empty.setVisible(true);
        content.setVisible(false);
    }

    private void show(JobDetail detail, Instant now) {
        empty.setVisible(false);
        content.setVisible(true);
        summary.showTime(detail.job(), now);
        if (!detail.equals(shown)) {
            var another =
                    shown == null || !shown.job().uuid().equals(detail.job().uuid());
            shown = detail;
            show(detail);
            arrangeTabs(detail.job().state(), another);
        }
    }

    /// For a job that waits, the tab Why is shown first; for others the summary. If another tab is open, it stays.
    private void arrangeTabs(JobState state, boolean another) {
        var selected = tabs.getSelectionModel();
        var atHome = List.of(summaryTab, whyTab).contains(selected.getSelectedItem());
        var over = WhyViewModel.isOver(state);
        if (!over && !tabs.getTabs().contains(whyTab)) {
            tabs.getTabs().add(1, whyTab);
        }
        if (atHome && (another || over)) {
            var waits = state == JobState.PENDING || state == JobState.WAIT_DEPENDENCIES;
            selected.select(waits ? whyTab : summaryTab);
        }
        if (over) {
            tabs.getTabs().remove(whyTab);
        }
    }

    private void show(JobDetail detail) {
        var job = detail.job();
        icon.getChildren().setAll(StateStyle.of(job.state()).at(17));
        icon.setAccessibleText(job.stored().label());
        title.setText(MarkedText.oneLine(job.call().label()));
        title.setTooltip(new Tooltip(job.call().label()));
        uuid.setText(ShortUuid.of(job.uuid()));
        summary.show(detail);
        model.texts().follow(detail);
        showTexts();
        var related = detail.relations().parentCount() + detail.relations().dependantCount();
        dependencyCount.setText(NumberText.count(related));
        dependencyCount.setVisible(related > 0);
        dependencyCount.setManaged(related > 0);
        neighbours.show(detail);
    }

    private void showTexts() {
        var texts = model.texts();
        var called = texts.shown(JobText.CALL);
        call.setVisible(!called.isEmpty());
        show(call, called, TextHighlight.none(), JobText.CALL);
        var parts = JobArguments.of(
                texts.shown(JobText.RECORDS), texts.shown(JobText.ARGUMENTS), texts.shown(JobText.KEYWORDS));
        show(
                arguments,
                parts.isEmpty() ? "none" : parts,
                TextHighlight.json(parts),
                JobText.RECORDS,
                JobText.ARGUMENTS,
                JobText.KEYWORDS);
        var trace = texts.shown(JobText.TRACEBACK);
        traceback.setVisible(!trace.isEmpty());
        show(traceback, trace, TextHighlight.traceback(trace), JobText.TRACEBACK);
        missing.values().forEach(LongTextBar::show);
    }

    private void show(CodeBlock block, String text, List<TextHighlight> marks, JobText... parts) {
        if (Arrays.stream(parts).allMatch(part -> model.texts().missing(part).isEmpty())) {
            block.show(text, marks);
        } else {
            block.showPart(text, marks);
        }
    }

    private void copyUuid() {
        model.subjectUuid().ifPresent(TextClipboard::copy);
    }
}
