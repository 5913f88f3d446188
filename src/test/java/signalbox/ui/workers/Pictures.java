package signalbox.ui.workers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import signalbox.app.profile.Environment;
import signalbox.app.session.SiteVisitor;
import signalbox.monitor.Feed;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Unasked;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;

/// Pictures of the screen with an invented host: DIR/workers-CASE-THEME.png.
public final class Pictures {
    /// @param selected a pid; 0 for none
    /// @param opening done with a list of another host
    record Case(String name, Feed feed, int selected, Consumer<ProcessListViewModel> opening) {
        Case(String name, Feed feed, int selected) {
            this(name, feed, selected, _ -> {});
        }
    }

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("workers-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "workers-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
            Headless.save(
                    Headless.scene(() -> screen(cases().getFirst()), 864, 566, theme),
                    Path.of(args[0], "workers-small-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        System.exit(0);
    }

    private static List<Case> cases() {
        var fault = new Feed(
                null,
                new Feed.Fault(
                        Hosts.NOW, "Cannot connect to acme-prod at 10.0.12.2:5432.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
        return List.of(
                new Case("busy", Hosts.busy(), 389),
                new Case("disagreement", Hosts.busy(), 1200),
                new Case("cron-leads", Hosts.cronLeads(), 977),
                new Case("asleep", Hosts.asleep(), 0),
                new Case("bare", Hosts.bare(), 0),
                new Case("fault", fault, 0),
                new Case("list", Hosts.busy(), 977, list -> list.paste(Hosts.odooSh())),
                new Case("list-form", Hosts.busy(), 0, ProcessListViewModel::begin),
                new Case("list-wrong", Hosts.busy(), 0, list -> {
                    list.begin();
                    list.paste(Hosts.odooSh().replace("Mon Nov 23 14:07:13 2026", "yesterday"));
                }));
    }

    static Parent screen(Case shown) {
        var target = new ActionTarget("acme-prod", "acme-prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        var actions = new ActionFlow(target, new Unasked(), new InlineBackground(), (_, _) -> {}, _ -> {});
        var armed = new SimpleBooleanProperty(shown.name().equals("cron-leads"));
        var clock = InstantSource.fixed(Hosts.NOW);
        var model = new WorkersViewModel(actions, armed, clock);
        var site = new SiteViewModel(new SiteVisitor(clock), new InlineBackground(), clock);
        var list = new ProcessListViewModel(new InlineBackground(), _ -> Optional.empty(), clock, model::open);
        var view = new WorkersView(model, list, site, ColumnMemory.none());
        model.show(shown.feed());
        site.show(shown.name().equals("bare") ? null : "https://acme-prod-8123.odoo.com");
        shown.opening().accept(list);
        var content = model.content().get();
        if (shown.selected() != 0) {
            Objects.requireNonNull(content).rows().stream()
                    .filter(row -> row.pid() == shown.selected())
                    .forEach(model::select);
        }
        return (Parent) view.node();
    }
}
