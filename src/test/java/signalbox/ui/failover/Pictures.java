package signalbox.ui.failover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Environment;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;

/// Pictures of the lab's states: DIR/failover-CASE-THEME.png.
public final class Pictures {
    /// @param soFar of a drill that runs; null when none does
    record Case(
            String name,
            boolean armed,
            boolean readOnly,
            Preflight preflight,
            List<Numbered> history,
            @Nullable DrillReport soFar) {
        Case(String name, boolean armed, boolean readOnly, Preflight preflight, List<Numbered> history) {
            this(name, armed, readOnly, preflight, history, null);
        }
    }

    /// Does the work at once, but for what begins while it is held.
    private static final class HeldBackground implements Background {
        private boolean held;

        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            if (!held) {
                new InlineBackground().run(work, onFx);
            }
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("failover-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "failover-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
        }
        System.exit(0);
    }

    static List<Case> cases() {
        var aborted = new Numbered(
                38, Reports.of("terminate-leader", DrillVerdict.ABORTED, null, "The operator stopped it."));
        var failed = new Numbered(
                38,
                Reports.of(
                        "stop",
                        DrillVerdict.FAILED,
                        null,
                        "The leader's connection did not end, and no other runner was seen to dispatch: a ghost"
                                + " leads until its"
                                + " backend is terminated."));
        var quick = new Numbered(39, Reports.of("terminate-leader", DrillVerdict.PASS, 0.7, "Quick."));
        return List.of(
                new Case("quick", true, false, Reports.passing(), List.of(quick)),
                new Case("history", true, false, Reports.passing(), Reports.history()),
                new Case("running", true, false, Reports.passing(), Reports.history(), Reports.soFar()),
                new Case("first", false, false, Reports.passing(), List.of()),
                new Case("nobody", true, false, Reports.nobody(), Reports.history()),
                new Case("read-only", false, true, Reports.passing(), Reports.history()),
                new Case("aborted", true, false, Reports.passing(), List.of(aborted)),
                new Case("failed", true, false, Reports.passing(), List.of(failed)));
    }

    static Region screen(Case shown) {
        var lab = new InventedLab();
        lab.preflight = shown.preflight();
        lab.history = shown.history();
        lab.soFar = shown.soFar();
        var background = new HeldBackground();
        var actions = new ActionFlow(
                new ActionTarget(
                        "acme-staging", "acme-stg", "10.0.14.2:5432", Environment.STAGING, shown.readOnly(), false),
                lab,
                background,
                (_, yes) -> {
                    background.held = true;
                    yes.accept(new Question.Answer("practice", ""));
                },
                _ -> {});
        var model = new FailoverViewModel(actions, lab, background, _ -> {}, new SimpleBooleanProperty(shown.armed()));
        var view = new FailoverView(model, ColumnMemory.none(), (_, _, _) -> Optional.empty());
        model.look();
        if (shown.soFar() != null) {
            model.run();
            model.tick();
        }
        return (Region) view.node();
    }
}
