package signalbox.ui.failover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import signalbox.app.DrillArchive.Numbered;
import signalbox.app.Environment;
import signalbox.failover.DrillReport.Verdict;
import signalbox.failover.Preflight;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Target;

/// Pictures of the lab's states: DIR/failover-CASE-THEME.png.
final class Pictures {
    record Case(String name, boolean armed, boolean readOnly, Preflight preflight, List<Numbered> history) {}

    private Pictures() {}

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
        var aborted =
                new Numbered(38, Reports.of("terminate-leader", Verdict.ABORTED, null, "The operator stopped it."));
        var failed = new Numbered(
                38,
                Reports.of(
                        "stop",
                        Verdict.FAILED,
                        null,
                        "The leader's connection never ended, and nobody else was seen to dispatch: a ghost leads until its"
                                + " backend is terminated."));
        return List.of(
                new Case("history", true, false, Reports.passing(), Reports.history()),
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
        var model = new FailoverViewModel(
                new Target("acme-staging", "acme-stg", "10.0.14.2:5432", Environment.STAGING, shown.readOnly(), false),
                lab,
                new InlineBackground(),
                (_, _) -> {},
                _ -> {},
                new SimpleBooleanProperty(shown.armed()));
        var view = new FailoverView(model, ColumnMemory.none());
        model.look();
        return (Region) view.node();
    }
}
