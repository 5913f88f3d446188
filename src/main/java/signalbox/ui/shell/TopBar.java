package signalbox.ui.shell;

import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.text.NumberText;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// The top bar: name, database, search, how recent the figures are, and the Armed switch. It has a tint on production.
final class TopBar extends HBox {
    private static final double LIVE_WIDTH = 94;

    private final CustomTextField search = new CustomTextField();
    private final MenuButton profiles = new MenuButton();
    private final Label live = Labels.of("", "live", "t-12");
    private final Button settings;
    private final ArmedSwitch armed;
    private final Button happened;
    private final ShellViewModel model;
    private boolean past;

    TopBar(ShellViewModel model, Profile profile, String database, WindowServices frame) {
        this.model = model;
        getStyleClass().add("top-bar");
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("production"), profile.environment() == Environment.PRODUCTION);
        getStyleClass().add("environment-" + profile.environment().word());
        setFillHeight(false);
        settings = Labels.iconButton(Icon.SETTINGS, "Settings", frame::openSettings, "flat");
        var help = Labels.iconButton(Icon.HELP, "Help  F1", frame::openHelp, "flat");
        help.setId("help-button");
        happened = Labels.iconButton(Icon.NOTICES, "What happened", frame::openHappened, "flat");
        happened.setId("happened-button");
        model.feed().subscribe(_ -> showNews(frame.news()));
        profiles.setText(profile.name());
        profiles.setGraphic(Icon.DATABASE.at(16));
        profiles.getStyleClass().add("profile-menu");
        profiles.setAccessibleText("Profile " + profile.name());
        profiles.setMinWidth(USE_PREF_SIZE);
        var name = Labels.wholeInTooltip(Labels.of(database, "t-12", "t-muted"));
        name.setMinWidth(0);
        var dot = new Region();
        dot.getStyleClass().add("live-dot");
        live.setGraphic(dot);
        model.live().subscribe(this::show);
        setUpSearch();
        armed = new ArmedSwitch(model);
        var spacer = Labels.spacer();
        HBox.setHgrow(name, Priority.SOMETIMES);
        getChildren()
                .addAll(
                        brand(),
                        bar(),
                        profiles,
                        Badge.environment(profile.environment().word()),
                        name,
                        spacer,
                        search,
                        bar(),
                        live,
                        armed,
                        Labels.row(2, happened, help, settings));
    }

    static HBox brand() {
        var address = Objects.requireNonNull(TopBar.class.getResource("/signalbox/icons/signalbox-48.png"));
        var mark = new ImageView(new Image(address.toExternalForm()));
        mark.setFitHeight(20);
        mark.setFitWidth(20);
        mark.setSmooth(true);
        mark.setAccessibleRole(AccessibleRole.NODE);
        var brand = Labels.row(9, mark, Labels.of("Signalbox", "brand"));
        brand.getStyleClass().add("brand-box");
        return brand;
    }

    static Separator bar() {
        var bar = new Separator(Orientation.VERTICAL);
        bar.getStyleClass().add("top-separator");
        return bar;
    }

    private void setUpSearch() {
        search.getStyleClass().add("search");
        search.setId("search");
        search.setPromptText("Find a job, runner, channel or action");
        SpokenName.field(search, "Find a job, runner, channel or action");
        search.setLeft(Icon.SEARCH.at(15));
        search.setRight(Labels.of("Ctrl K", "key-hint"));
        search.setPrefWidth(288);
        search.setMinWidth(160);
    }

    /// Whether a moment of the past is shown: then no figure is live.
    void past(boolean shown) {
        past = shown;
        if (shown) {
            live.setText("not live");
            live.setAccessibleText("The figures are recorded, not live");
            for (var kind : Freshness.Kind.values()) {
                live.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), false);
            }
        } else {
            show(model.live().get());
        }
    }

    private void show(Freshness now) {
        if (past) {
            return;
        }
        live.setText(now.text());
        // Fresh figures change their age all the time: the bar must not move then. An old age is shown in full.
        live.setMinWidth(now.kind() == Freshness.Kind.LIVE ? LIVE_WIDTH : USE_PREF_SIZE);
        for (var kind : Freshness.Kind.values()) {
            live.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), kind == now.kind());
        }
        live.setAccessibleText("The figures are " + now.text());
    }

    TextField search() {
        return search;
    }

    private void showNews(int count) {
        happened.setText(count == 0 ? "" : NumberText.count(count));
        happened.setAccessibleText(
                count == 0 ? "What happened" : "What happened: " + NumberText.of(count, "entry", "entries"));
    }

    Button happened() {
        return happened;
    }

    /// Usable also while a question is open.
    ArmedSwitch armed() {
        return armed;
    }

    MenuButton profiles() {
        return profiles;
    }

    Button settings() {
        return settings;
    }
}
