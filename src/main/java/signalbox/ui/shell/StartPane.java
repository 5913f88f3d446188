package signalbox.ui.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.UnusableProfile;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Takes the place of the screens at the start: asks which profile is to be opened. Up and down go from one to the
/// next; the first has the focus. FX thread.
final class StartPane extends VBox {
    private static final double WIDTH = 560;

    private final VBox entries = new VBox(6);

    /// @param reason why there is a choice, a sentence; empty: none
    /// @param onOpen gets what was chosen; null: the demo cluster
    StartPane(Profiles.Saved saved, String reason, Consumer<@Nullable Destination> onOpen, Runnable onNew) {
        super(14);
        getStyleClass().add("start-pane");
        setAlignment(Pos.CENTER);
        setMaxWidth(WIDTH);
        var banner = new Banner(Banner.Level.WARNING);
        if (!reason.isEmpty()) {
            banner.say(reason, "");
        }
        saved.usable().forEach(profile -> entries.getChildren().add(entry(profile, onOpen)));
        entries.getChildren().add(demo(() -> onOpen.accept(null)));
        saved.unusable().forEach(profile -> entries.getChildren().add(unusable(profile)));
        entries.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var scroll = new ScrollPane(entries);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(420);
        scroll.setFocusTraversable(false);
        // A scroll pane takes its content into the scene only when it is drawn for the first time.
        entries.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                FxThread.later(entries.getChildren().getFirst()::requestFocus);
            }
        });
        var add = Labels.button("New profile…", Icon.ADD, onNew);
        getChildren().addAll(Labels.title("Open a database"), banner, scroll, add);
    }

    private static Button entry(Profile profile, Consumer<@Nullable Destination> onOpen) {
        var place = profile.spec().address() + ", database " + profile.spec().database();
        var button = line(
                "open-" + profile.name(),
                Labels.row(
                        10,
                        Icon.DATABASE.at(17),
                        described(profile.name(), place),
                        Labels.spacer(),
                        Badge.environment(profile.environment().word())),
                () -> onOpen.accept(Destination.of(profile)));
        button.setAccessibleText(
                "Open " + profile.name() + ", " + profile.environment().word() + ", " + place);
        return button;
    }

    private static Button demo(Runnable onDemo) {
        var place = "a PostgreSQL of its own on this machine, with Odoo's workers acted";
        var button = line(
                "open-demo",
                Labels.row(
                        10,
                        Icon.DATABASE.at(17),
                        described("Demo cluster", place),
                        Labels.spacer(),
                        Badge.environment("demo")),
                onDemo);
        button.setAccessibleText("Open the demo cluster, " + place);
        return button;
    }

    private static Node unusable(UnusableProfile profile) {
        var words = described(profile.name() + " cannot be used", profile.sentence());
        return Labels.row(10, Icon.WARNING.at(17, "i-warning"), words);
    }

    private static VBox described(String name, String place) {
        var words = new VBox(1, Labels.of(name, "t-13", "t-semibold"), Labels.sentence(place, "t-12", "t-muted"));
        words.setMinWidth(0);
        return words;
    }

    private static Button line(String id, Node content, Runnable onChosen) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(content);
        button.getStyleClass().add("start-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(_ -> onChosen.run());
        return button;
    }

    private void key(KeyEvent key) {
        var step = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        var buttons = entries.getChildren().filtered(Button.class::isInstance);
        var at = buttons.indexOf(entries.getScene().getFocusOwner());
        if (step != 0 && at >= 0) {
            buttons.get(Math.clamp(at + step, 0, buttons.size() - 1)).requestFocus();
            key.consume();
        }
    }
}
