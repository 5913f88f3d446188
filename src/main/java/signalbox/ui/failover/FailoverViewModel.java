package signalbox.ui.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Protection;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.health.Finding;
import signalbox.health.rule.job.LeftProbesRule;
import signalbox.ui.failover.content.DrillContent;
import signalbox.ui.failover.content.HistoryRow;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.action.ActionFlow;

/// Sets up, runs and shows a drill, and lists earlier drills. On the FX thread only.
final class FailoverViewModel {
    /// What it needs of the session; `preflight`, `run` and `history` block.
    interface DrillService {
        Preflight preflight(DrillPlan plan);

        /// The protection of this database.
        Protection protection();

        List<Numbered> history();

        /// What the running drill has found so far; empty when none is running.
        Optional<DrillReport> soFar();

        /// Ends the running drill, if there is one.
        void stop(String reason);
    }

    private record Look(Preflight preflight, Protection protection) {}

    private final ActionFlow actions;
    private final DrillService lab;
    private final Background background;
    private final NoticeBoard notices;
    private final ReadOnlyBooleanProperty armed;
    private final ObjectProperty<InjectionMethod> method = new SimpleObjectProperty<>(InjectionMethod.TERMINATE_LEADER);
    private final IntegerProperty first = new SimpleIntegerProperty(2);
    private final IntegerProperty probes = new SimpleIntegerProperty(20);
    private final IntegerProperty targetSeconds = new SimpleIntegerProperty(10);
    private final ReadOnlyObjectWrapper<@Nullable Preflight> preflight = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<HistoryRow>> history = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable DrillContent> content = new ReadOnlyObjectWrapper<>();
    private final NewestAnswer<Look> looks;
    private final ReadOnlyObjectWrapper<Optional<Finding>> left = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Protection protection;
    private @Nullable HistoryRow selected;
    private boolean read;
    private boolean wanted;
    private boolean looksFailed;

    FailoverViewModel(
            ActionFlow actions,
            DrillService lab,
            Background background,
            NoticeBoard notices,
            ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.lab = lab;
        this.background = background;
        this.notices = notices;
        this.armed = armed;
        this.looks = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> looked(answer));
        armed.subscribe(this::judge);
        actions.busy().subscribe(this::judge);
        actions.running().subscribe((_, runs) -> {
            if (runs) {
                begun();
            } else {
                over();
            }
        });
        for (var property : List.of(method, first, probes)) {
            property.subscribe(() -> {
                looks.forget();
                preflight.set(null);
                judge();
                look();
            });
        }
    }

    ObjectProperty<InjectionMethod> method() {
        return method;
    }

    /// How many runners of the line; for TERMINATE_FIRST.
    IntegerProperty first() {
        return first;
    }

    IntegerProperty probes() {
        return probes;
    }

    IntegerProperty targetSeconds() {
        return targetSeconds;
    }

    /// Null until the first look.
    ReadOnlyObjectProperty<@Nullable Preflight> preflight() {
        return preflight.getReadOnlyProperty();
    }

    /// Why no drill can begin now; empty when one can.
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return actions.running();
    }

    /// Newest first.
    ReadOnlyObjectProperty<List<HistoryRow>> history() {
        return history.getReadOnlyProperty();
    }

    /// The drill that is running or selected; null: none.
    ReadOnlyObjectProperty<@Nullable DrillContent> content() {
        return content.getReadOnlyProperty();
    }

    /// The finding about probe jobs that a drill left behind; empty when there are none.
    ReadOnlyObjectProperty<Optional<Finding>> left() {
        return left.getReadOnlyProperty();
    }

    /// @param findings all present findings
    void show(List<Finding> findings) {
        left.set(findings.stream()
                .filter(finding -> finding.code().equals(LeftProbesRule.CODE))
                .findFirst());
    }

    DrillPlan plan() {
        return DrillPlan.of(method.get())
                .withFirst(method.get() == InjectionMethod.TERMINATE_FIRST ? first.get() : 1)
                .withProbes(probes.get())
                .withTarget(Duration.ofSeconds(targetSeconds.get()));
    }

    /// The screen was opened: checks whether a drill could begin, unless one is running.
    void look() {
        readHistoryOnce();
        if (looks.isWaiting() || running().get()) {
            return;
        }
        var plan = plan();
        looks.ask(() -> new Look(lab.preflight(plan), lab.protection()));
    }

    /// The result is always for the present plan: a result for another one is dropped before.
    private void looked(TaskResult<Look> outcome) {
        var look = outcome instanceof TaskResult.Done<Look>(var found) ? found : null;
        protection = look == null ? null : look.protection();
        preflight.set(look == null ? null : look.preflight());
        judge();
        looksFailed = false;
        if (outcome instanceof TaskResult.Failed<Look>(var cause)) {
            obstacle.set(ActionFlow.message(cause));
            looksFailed = true;
        }
        settle();
    }

    private void readHistoryOnce() {
        if (!read) {
            read = true;
            readHistory();
        }
    }

    private void readHistory() {
        background.run(lab::history, outcome -> {
            if (outcome instanceof TaskResult.Done<List<Numbered>>(var drills)) {
                var now = Instant.now();
                history.set(
                        drills.stream().map(drill -> HistoryRow.of(drill, now)).toList());
                if (!running().get()) {
                    select(history.get().isEmpty() ? null : history.get().getFirst());
                }
            }
        });
    }

    private void judge() {
        obstacle.set(actions.availability(objection(), armed).reason());
    }

    private String objection() {
        if (running().get()) {
            return "A drill is running.";
        }
        var found = preflight.get();
        if (found == null) {
            return "Checking whether a drill can begin…";
        }
        if (protection != null && protection.readOnly()) {
            return "This database is read-only. " + protection.because();
        }
        return found.passes() ? "" : "A drill cannot begin: see the preflight.";
    }

    /// Asks for the drill as soon as it is known whether one can begin; if none can, a notice says why.
    void runOnceChecked() {
        wanted = true;
        settle();
    }

    private void settle() {
        var isKnown = preflight.get() != null || running().get() || looksFailed;
        if (!wanted || !isKnown) {
            return;
        }
        wanted = false;
        if (obstacle.get().isEmpty()) {
            run();
        } else {
            notices.notifyOperator(Notice.warning("No drill was begun.", obstacle.get()));
        }
    }

    /// Asks, then runs the drill.
    void run() {
        if (obstacle.get().isEmpty()) {
            var plan = plan();
            actions.begin(plan, new DrillWords(plan, actions.target()));
        }
    }

    private void begun() {
        looks.forget();
        judge();
    }

    /// Also where no drill could be run.
    private void over() {
        lab.soFar().ifPresent(report -> content.set(DrillContent.of(report, null, false)));
        readHistory();
        judge();
        look();
    }

    void stop() {
        lab.stop("The operator stopped it.");
    }

    /// Called now and then: a running drill shows more.
    void tick() {
        if (running().get()) {
            lab.soFar().ifPresent(report -> content.set(DrillContent.of(report, null, true)));
        } else {
            look();
        }
    }

    void select(@Nullable HistoryRow row) {
        selected = row;
        if (!running().get()) {
            content.set(row == null ? null : DrillContent.of(row.report(), row.number(), false));
        }
    }

    /// The report that an export would write.
    Optional<HistoryRow> selected() {
        return Optional.ofNullable(selected);
    }

    void exported(String where) {
        notices.notifyOperator(Notice.done("The report was written to " + where + "."));
    }

    void notExported(Exception cause) {
        notices.notifyOperator(Notice.failed("The report was not written.", ActionFlow.message(cause)));
    }

    Background background() {
        return background;
    }
}
