package signalbox.ui.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.Confirmation;
import signalbox.app.Environment;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.BackendCommands;
import signalbox.election.EndBackend;
import signalbox.monitor.Feed;
import signalbox.monitor.History;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.runners.picture.Reach;
import signalbox.ui.runners.picture.Target;

/// Pictures of the screen with invented runners: DIR/runners-CASE-THEME.png.
final class Pictures {
    record Case(String name, Feed feed, boolean armed, int selected, boolean asking) {}

    private Pictures() {}

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "runners-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
        }
        System.exit(0);
    }

    private static List<Case> cases() {
        var hidden = Cluster.busy();
        hidden.join(Cluster.hidden(28111, "11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90", "acme-stg-11874", "stg"));
        var foreign = new Cluster();
        foreign.join(
                Cluster.altered(
                        Cluster.runner(
                                28111, "11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90", "08:41:07", Duration.ofSeconds(2)),
                        "acme-stg-11874",
                        "stg",
                        "SELECT 1"),
                new History.Term(Cluster.SINCE, false, null));
        foreign.join(Cluster.runner(31290, "5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1", "09:38:31", Duration.ofSeconds(6)));
        var asleep = new Cluster().pending(214);
        var fault = new Feed(
                null,
                new Feed.Fault(
                        Cluster.NOW, "Cannot connect to acme-prod at 10.0.12.2:5432.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
        return List.of(
                new Case("busy", Cluster.busy().feed(), true, 30117, false),
                new Case("standby", Cluster.busy().feed(), false, 31377, false),
                new Case("ended", Cluster.busy().feed(), false, 21844, false),
                new Case("hidden", hidden.feed(), true, 28111, false),
                new Case("foreign", foreign.feed(), true, 28111, false),
                new Case(
                        "gone",
                        Cluster.busy()
                                .end(30117)
                                .end(31290)
                                .end(31302)
                                .end(31377)
                                .end(28760)
                                .feed(),
                        false,
                        0,
                        false),
                new Case("young", Cluster.young().feed(), false, 0, false),
                new Case("asleep", asleep.feed(), false, 0, false),
                new Case("fault", fault, false, 0, false),
                new Case("question", Cluster.busy().feed(), true, 30117, true));
    }

    static Overlay screen(Case shown) {
        var target = new Target("acme-prod", Cluster.DATABASE, "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        var snapshot = shown.feed().snapshot();
        var backends = new Termination.Backends() {
            @Override
            public Preview preview(EndBackend action) {
                return BackendCommands.preview(Objects.requireNonNull(snapshot).observation(), action);
            }

            @Override
            public Outcome end(EndBackend action, Confirmation confirmation) {
                throw new IllegalStateException("never confirmed");
            }
        };
        var overlay = new AtomicReference<@Nullable Overlay>();
        var termination = new Termination(
                target,
                backends,
                new InlineBackground(),
                (question, yes) -> Objects.requireNonNull(overlay.get()).ask(question, yes),
                _ -> {});
        var model = new RunnersViewModel(
                termination, new SimpleBooleanProperty(shown.armed()), InstantSource.fixed(Cluster.NOW));
        var root = new Overlay(new RunnersView(model, ColumnMemory.none()).node());
        overlay.set(root);
        if (shown.selected() != 0) {
            model.selectPid(shown.selected());
        }
        model.reach().set(Reach.HOUR);
        model.show(shown.feed());
        if (shown.asking()) {
            model.terminate();
        }
        return root;
    }
}
