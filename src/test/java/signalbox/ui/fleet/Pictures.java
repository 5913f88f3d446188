package signalbox.ui.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import signalbox.app.fleet.FleetState;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.kit.Theme;

/// Pictures of the fleet with invented profiles: DIR/fleet-CASE-THEME.png.
public final class Pictures {
    private record Case(String name, FleetState state, Consumer<FleetViewModel> opening) {}

    private Pictures() {}

    private static List<Case> cases() {
        return List.of(
                new Case("full", FleetSamples.full(), model -> model.select("acme-prod")),
                new Case("list", FleetSamples.full(), _ -> {}),
                new Case("unreachable", FleetSamples.full(), model -> model.select("kestrel-staging")),
                new Case("needs-you", FleetSamples.full(), model -> model.select("nordwind-prod")),
                new Case(
                        "none",
                        FleetSamples.full(),
                        model -> model.filter(filter -> filter.saying("nothing has this"))),
                new Case("sound", FleetSamples.allSound(), _ -> {}),
                new Case("empty", FleetState.nothingAt(FleetSamples.full().at()), _ -> {}));
    }

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("fleet-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                save(each, theme, args[0], "", 1264, 826);
                save(each, theme, args[0], "-small", 848, 626);
            }
        }
        System.exit(0);
    }

    private static void save(Case shown, Theme theme, String folder, String end, double width, double height)
            throws IOException {
        var name = "fleet-" + shown.name() + end + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Headless.save(Headless.scene(() -> screen(shown), width, height, theme), Path.of(folder, name));
    }

    private static Parent screen(Case shown) {
        var model = new FleetViewModel(shown.state(), new StillActions());
        var view = new FleetView(model);
        shown.opening().accept(model);
        return view.node();
    }

    private record StillActions() implements FleetActions {
        @Override
        public void open(String profile) {}

        @Override
        public void createProfile() {}

        @Override
        public void refresh() {}

        @Override
        public void pause(boolean wanted) {}

        @Override
        public void every(Duration interval) {}
    }
}
