package signalbox.ui.channels;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.monitor.Feed;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.Nowhere;
import signalbox.ui.screen.Unasked;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RemedyButtons;

/// Pictures of the screen with invented channels: DIR/channels-CASE-THEME.png.
public final class Pictures {
    /// @param tried a channel string to try; empty for none
    record Case(
            String name,
            Feed feed,
            String selected,
            @Nullable String channels,
            String tried) {
        Case(String name, Feed feed, String selected, @Nullable String channels) {
            this(name, feed, selected, channels, "");
        }
    }

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("channels-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "channels-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
        }
        System.exit(0);
    }

    private static List<Case> cases() {
        var fault = new Feed(
                null,
                new Feed.Fault(
                        Branches.NOW, "Cannot connect to acme-prod at 10.0.12.2:5432.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
        return List.of(
                new Case("busy", Branches.busy(), "", Branches.CHANNELS),
                new Case("full", Branches.busy(), "root.mail", Branches.CHANNELS),
                new Case(
                        "tried",
                        Branches.busy(),
                        "root.sale",
                        Branches.CHANNELS,
                        Branches.CHANNELS.replace("root.mail:4", "root.mail:10")),
                new Case("mistyped", Branches.busy(), "root.api", Branches.CHANNELS, "root:20,root.mail:two"),
                new Case("unknown", Branches.unknown(), "root.sale", null),
                new Case("shown", Branches.shown(Branches.unknown()), "root.mail", null),
                new Case("held", Branches.held(Branches.unknown()), "root.sale", null),
                new Case("empty", Branches.empty(), "root", Branches.CHANNELS),
                new Case("fault", fault, "", Branches.CHANNELS));
    }

    static Parent screen(Case shown) {
        var model = new ChannelsViewModel(
                Branches::next, new InlineBackground(), new Nowhere(), InstantSource.fixed(Branches.NOW));
        var whatIf = new WhatIfViewModel(Branches::whatIf, new InlineBackground());
        var target = new ActionTarget("acme-prod", "acme-prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        var flow = new ActionFlow(target, new Unasked(), new InlineBackground(), (_, _) -> {}, _ -> {});
        var armed = new SimpleBooleanProperty(List.of("full", "held").contains(shown.name()));
        var actions = new ChannelControl(flow, armed);
        var view = new ChannelsView(
                model,
                new RemedyButtons(_ -> {}, armed.map(on -> on ? Availability.YES : Availability.LOCKED)),
                new WhatIfPane(whatIf).node(),
                new ActionBar(model, actions).node());
        model.show(shown.feed());
        whatIf.suggest(shown.channels() == null ? "" : shown.channels());
        if (!shown.tried().isEmpty()) {
            whatIf.text().set(shown.tried());
            whatIf.tryIt();
        }
        if (!shown.selected().isEmpty()) {
            model.select(shown.selected());
        }
        return (Parent) view.node();
    }
}
