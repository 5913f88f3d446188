package signalbox.ui.runners;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.runners.content.ElectionAnswer;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerScope;
import signalbox.ui.runners.content.RunnersContent;
import signalbox.ui.runners.content.SidePaneKind;
import signalbox.ui.screen.log.LogViewModel;

/// The Runners screen's layout: the succession, the course of leadership and its log at the left, one connection at the
/// right. It binds to its view-model and forwards clicks.
final class RunnersView {
    private static final double DETAIL_WIDTH = 396;
    private static final double LEFT_MINIMUM = 480;
    private static final PseudoClass ASIDE = PseudoClass.getPseudoClass("aside");

    private final RunnersViewModel model;
    private final Label count = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label scheme = Labels.wholeInTooltip(Labels.of("", "t-12", "t-semibold"));
    private final Label stale = Labels.of("", "t-12", "t-warning");
    private final VBox banners = new VBox(8);
    private final RunnersTable table;
    private final TimelinePart timeline;
    private final ElectionRecords records;
    private final ElectionAnswersStrip findings;
    private final Node detail;
    private final Node embeddedPane;
    private final Node guardPane;
    private final EmbeddedViewModel embedded;
    private final GuardViewModel guard;
    private final EmptyState none = new EmptyState(Icon.RUNNERS, "", "");
    private final EmptyState waiting = new EmptyState(Icon.RUNNERS, "", "");
    private final SideSplit split;
    private final StackPane root;
    private List<RunnersContent.Sort> shown = List.of();
    private @Nullable Node aside;

    RunnersView(
            RunnersViewModel model,
            EmbeddedViewModel embedded,
            GuardViewModel guard,
            LogViewModel log,
            TerminationsViewModel terminations,
            ColumnMemory columns) {
        this.model = model;
        this.embedded = embedded;
        this.guard = guard;
        table = new RunnersTable(columns, model::select, () -> model.open(SidePaneKind.CONNECTION));
        findings = new ElectionAnswersStrip(this::open, () -> model.open(SidePaneKind.EMBEDDED_RUNNER));
        embeddedPane = new EmbeddedPane(embedded, model::closeAside, this::showEmbeddedInLine).node();
        guardPane = new GuardPane(guard, model::closeAside).node();
        timeline = new TimelinePart(model.range(), model::selectPidAt, model::openPast);
        records = new ElectionRecords(columns, terminations, model::selectPidAt);
        detail = new DetailPane(model, log).node();
        banners.getStyleClass().add("runners-banners");
        banners.managedProperty().bind(banners.visibleProperty());
        VBox.setVgrow(records.node(), Priority.ALWAYS);
        var parts = new VBox(table.node(), timeline.node(), records.node());
        parts.visibleProperty().bind(none.visibleProperty().not());
        var body = new StackPane(parts, none);
        var left = new VBox(head(), findings.node(), banners, scrolled(body));
        split = SideSplit.of(left, LEFT_MINIMUM, DETAIL_WIDTH);
        root = new StackPane(waiting, split);
        root.getStyleClass().add("runners");
        Theme.addSheet(root, "runners.css");
        model.content().subscribe(this::show);
        model.detail().subscribe(this::show);
        model.marked().subscribe(timeline::mark);
        model.sidePane().subscribe(this::showAside);
        embedded.content().subscribe(_ -> showEmbedded());
        embedded.objection().subscribe(_ -> showEmbedded());
        model.fault().subscribe(this::say);
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        table.node().requestFocus();
    }

    void showTerms() {
        records.choose(ElectionRecords.Records.TERMS);
    }

    /// Below a banner a low window has no space for all of it.
    private static ScrollPane scrolled(Node body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox head() {
        var scope = new SegmentedControl<>("Runners shown", Arrays.asList(RunnerScope.values()), RunnerScope::label);
        scope.selectedProperty().bindBidirectional(model.scope());
        var words = Labels.row(0, count, scheme);
        var head = Labels.row(12, Labels.title("Runners"), words, stale, Labels.spacer(), scope);
        head.getStyleClass().add("runners-head");
        return head;
    }

    private void say(String fault) {
        waiting.say(fault.isEmpty() ? "Reading the runners…" : "The runners cannot be read.", fault);
    }

    private void show(@Nullable RunnersContent content) {
        split.setVisible(content != null);
        waiting.setVisible(content == null);
        if (content == null) {
            return;
        }
        count.setText(content.count() + " · scheme ");
        scheme.setText(content.scheme());
        stale.setText(content.stale());
        findings.show(content.findings());
        table.show(content);
        timeline.show(content.leaders());
        records.show(content);
        none.setVisible(content.isBare());
        none.say(content.empty().sentence(), content.empty().hint());
        showBanners(content);
    }

    /// The banners are made again only for other anomalies, so that unfolded details stay unfolded.
    private void showBanners(RunnersContent content) {
        var sorts = content.banners().stream()
                .map(RunnersContent.RatedAnomaly::sort)
                .toList();
        if (!sorts.equals(shown)) {
            shown = sorts;
            banners.getChildren().setAll(sorts.stream().map(this::banner).toList());
        }
        for (var i = 0; i < sorts.size(); i++) {
            var told = content.banners().get(i);
            ((Banner) banners.getChildren().get(i))
                    .say(told.code().title(), content.meaning(told))
                    .details(String.join("\n", told.anomaly().evidence()));
        }
        banners.setVisible(!sorts.isEmpty());
    }

    private Banner banner(RunnersContent.Sort sort) {
        var banner = new Banner(DetailPane.severity(sort.severity()));
        return switch (sort.code()) {
            case NO_ELECTION, SEVERAL_LEADERS, MIXED_SCHEMES ->
                banner.action("Enqueue guard…", () -> model.open(SidePaneKind.GUARD));
            case NO_LEADER,
                    HIDDEN_START,
                    OTHER_DATABASE_LEADS,
                    GHOST_SUSPECTED,
                    OBSERVER_LEADS,
                    RECONNECT_LOOP,
                    POOLER,
                    STANDBY,
                    AMBIGUOUS_START,
                    CRON_WORKER_RUNS -> banner;
        };
    }

    private void show(@Nullable RunnerDetail selected) {
        showAside();
        table.select(selected);
        timeline.select(selected);
    }

    private void open(ElectionAnswer finding) {
        if (finding.subject() == ElectionAnswer.Subject.GUARD) {
            model.open(SidePaneKind.GUARD);
        } else if (finding.backend() != null) {
            model.selectPidAt(finding.backend().start(), finding.backend().pid());
        }
    }

    private void showEmbedded() {
        findings.showEmbedded(embedded.content().get(), embedded.objection().get());
    }

    private void showEmbeddedInLine() {
        var pid = embedded.content().get().pid();
        if (pid != 0) {
            model.selectPid(pid);
        }
    }

    private void showAside() {
        var wanted = switch (model.sidePane().get()) {
            case CONNECTION -> model.detail().get() == null ? null : detail;
            case EMBEDDED_RUNNER -> embeddedPane;
            case GUARD -> guardPane;
        };
        if (Objects.equals(aside, wanted)) {
            return;
        }
        aside = wanted;
        split.side(wanted);
        findings.mark(model.sidePane().get());
        // If another card is at the side, the row of a connection is not marked as the subject.
        root.pseudoClassStateChanged(ASIDE, model.sidePane().get() != SidePaneKind.CONNECTION);
        if (guardPane.equals(wanted)) {
            guard.opened();
        }
    }
}
