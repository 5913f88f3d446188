package signalbox.ui.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import signalbox.app.profile.Environment;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.config.ConfigViewModel.Mode;
import signalbox.ui.kit.Theme;

/// Pictures of the screen with invented configurations: DIR/config-CASE-THEME.png.
public final class Pictures {
    record Case(String name, Consumer<Stage> happening) {}

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("config-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "config-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
        }
        System.exit(0);
    }

    private static List<Case> cases() {
        return List.of(
                new Case("compared", stage -> stage.compared().model.goTo(26)),
                new Case("unified", stage -> stage.compared().model.mode().set(Mode.UNIFIED)),
                new Case("revealed", stage -> stage.compared().model.toggleSecrets()),
                new Case("alone", stage -> stage.model.choose(stage.model.right(), InventedConfigs.STAGING)),
                new Case("found", Pictures::found),
                new Case("refused", Pictures::refused),
                new Case("unreachable", Pictures::unreachable),
                new Case("copy", Pictures::copy),
                new Case("empty", _ -> {}));
    }

    static final String NOTE = "named by the arguments of odoo-bin 4711; /home/odoo/.config/odoo.conf and"
            + " /etc/odoo/odoo.conf are there too · variables of process 4711 count before the file";

    static void found(Stage stage) {
        stage.configs.noting(InventedConfigs.STAGING, NOTE);
        stage.compared();
    }

    private static void refused(Stage stage) {
        stage.configs.with(InventedConfigs.STAGING, "refused", Environment.STAGING);
        stage.model.choose(stage.model.right(), InventedConfigs.STAGING);
    }

    private static void copy(Stage stage) {
        stage.configs.with(InventedConfigs.PRODUCTION, "production", Environment.PRODUCTION);
        stage.model.choose(stage.model.left(), InventedConfigs.STAGING);
        stage.model.choose(stage.model.right(), InventedConfigs.PRODUCTION);
    }

    private static void unreachable(Stage stage) {
        stage.configs.failing(
                InventedConfigs.STAGING,
                "Could not reach build@acme-stg-queue-11874.dev.odoo.com:22: it does not answer within 10 s.");
        stage.model.choose(stage.model.left(), Stage.PRODUCTION);
        stage.model.choose(stage.model.right(), InventedConfigs.STAGING);
    }

    private static Parent screen(Case shown) {
        var stage = new Stage();
        var view = view(stage);
        shown.happening().accept(stage);
        return (Parent) view.node();
    }

    static ConfigView view(Stage stage) {
        var words = new SourceNames("acme-staging", "build@acme-stg-queue-11874.dev.odoo.com");
        return new ConfigView(stage.model, words, _ -> Optional.empty());
    }
}
