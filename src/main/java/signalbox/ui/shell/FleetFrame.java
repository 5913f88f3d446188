package signalbox.ui.shell;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.ShownTime;
import signalbox.ui.fleet.FleetView;
import signalbox.ui.fleet.FleetViewModel;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.Labels;

/// The frame around the fleet, as `Shell` is the frame of one profile: top bar, sidebar, status bar. On the FX thread.
final class FleetFrame extends BorderPane {
    private final FleetViewModel model;
    private final FleetView view;
    private final Label sizes = Labels.of("", "t-12", "t-muted");
    private final MenuButton profiles = new MenuButton("All profiles", Icon.FLEET.at(16));
    private final Button settings;
    private final Button help;
    private final Label trouble = Labels.of("", "nav-count");
    private final OpenedList opened;
    private final Label leaderless = Labels.of("", "t-12", "t-semibold");
    private final Label led = Labels.of("", "t-11", "t-muted");
    private final Label connected = part();
    private final Label unread = part();
    private final Label clock = part();

    FleetFrame(FleetViewModel model, WindowServices frame) {
        this.model = model;
        this.view = new FleetView(model);
        this.opened = new OpenedList(frame.others()::showOpened, frame.others()::closeOpened);
        settings = Labels.iconButton(Icon.SETTINGS, "Settings", frame::openSettings, "flat");
        help = Labels.iconButton(Icon.HELP, "Help  F1", frame::openHelp, "flat");
        getStyleClass().addAll("shell", "fleet-frame");
        setTop(top());
        setLeft(rail());
        var node = view.node();
        var middle = new VBox(node);
        VBox.setVgrow(node, Priority.ALWAYS);
        middle.getStyleClass().add("middle");
        middle.setMinHeight(0);
        setCenter(middle);
        setBottom(bottom());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private HBox top() {
        var bar = new HBox();
        bar.getStyleClass().add("top-bar");
        bar.setFillHeight(false);
        profiles.getStyleClass().add("profile-menu");
        profiles.setAccessibleText("All profiles");
        profiles.setMinWidth(USE_PREF_SIZE);
        sizes.setMinWidth(0);
        bar.getChildren()
                .addAll(
                        TopBar.brand(),
                        TopBar.bar(),
                        profiles,
                        new Badge("FLEET", Badge.Style.NEUTRAL),
                        sizes,
                        Labels.spacer(),
                        Labels.row(2, help, settings));
        return bar;
    }

    private VBox rail() {
        var word = Labels.of("Fleet", "nav-word");
        var row = Labels.row(8, Icon.FLEET.at(17), word, Labels.spacer(), trouble);
        row.setMouseTransparent(true);
        var item = new ToggleButton();
        item.getStyleClass().setAll("nav-item");
        item.setGraphic(row);
        item.setSelected(true);
        item.setId("nav-fleet");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setTooltip(new Tooltip("Fleet  " + KeyBinding.FLEET.keys()));
        item.setAccessibleText("Fleet");
        item.setOnAction(_ -> {
            item.setSelected(true);
            view.focus();
        });
        row.prefWidthProperty().bind(item.widthProperty().subtract(26));
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var foot = new VBox(3, leaderless, led);
        foot.getStyleClass().add("rail-foot");
        var rail = new VBox(2, item, opened, gap, foot);
        rail.getStyleClass().add("rail");
        rail.setMinHeight(0);
        return rail;
    }

    private HBox bottom() {
        var word = Labels.of("FLEET", "status-environment");
        word.setMinWidth(USE_PREF_SIZE);
        unread.setGraphic(Icon.DISCONNECTED.at(14, "i-warning"));
        unread.getStyleClass().add("status-limits");
        unread.managedProperty().bind(unread.visibleProperty());
        clock.getStyleClass().addAll("t-mono-11", "status-last");
        clock.setMinWidth(USE_PREF_SIZE);
        var bar = new HBox(word, connected, Labels.spacer(), unread, clock);
        bar.getStyleClass().add("status-bar");
        return bar;
    }

    private static Label part() {
        var label = Labels.of("", "status-part", "t-11", "t-muted");
        label.setMinWidth(0);
        return label;
    }

    private void key(KeyEvent key) {
        if (KeyBinding.SEARCH.matches(key) || KeyBinding.FIND.matches(key)) {
            view.find();
            key.consume();
        } else if (KeyBinding.REFRESH.matches(key)) {
            model.refresh();
            key.consume();
        }
    }

    private void typed(KeyEvent key) {
        if ("/".equals(key.getCharacter()) && !(key.getTarget() instanceof TextInputControl)) {
            view.find();
            key.consume();
        }
    }

    MenuButton profiles() {
        return profiles;
    }

    Button settings() {
        return settings;
    }

    void opened() {
        applyCss();
        view.focus();
    }

    void show(FleetState state) {
        model.show(state);
        sizes.setText(model.sizes());
        var critical = state.worst(Severity.CRITICAL).size();
        trouble.setText(critical == 0 ? "" : NumberText.count(critical));
        trouble.getStyleClass().removeAll("pill", "pill-danger");
        if (critical > 0) {
            trouble.getStyleClass().addAll("pill", "pill-danger");
        }
        showFoot(state.rows());
        var current = state.rows().stream()
                .filter(row -> row.contact() instanceof FleetContact.Current)
                .count();
        connected.setText(
                NumberText.count(current) + " of " + NumberText.of(state.rows().size(), "profile") + " current");
        var old = state.rows().stream().filter(FleetRow::isStale).count();
        unread.setVisible(old > 0);
        unread.setText(NumberText.of(old, "profile has", "profiles have") + " old figures");
        tick(state.at());
    }

    private void showFoot(List<FleetRow> rows) {
        var without =
                rows.stream().filter(row -> row.leaderlessFor().isPresent()).count();
        leaderless.getStyleClass().removeAll("t-danger");
        if (without > 0) {
            leaderless.getStyleClass().add("t-danger");
        }
        leaderless.setText(without == 0 ? "No leader is missing" : NumberText.count(without) + " without leader");
        var leaders = rows.stream().filter(row -> row.leader() != null).count();
        led.setText(NumberText.count(leaders) + " led");
    }

    private void tick(Instant now) {
        clock.setText(ShownTime.ofDay(now));
    }

    void showOpened(List<OpenedList.Entry> entries) {
        opened.show(entries);
    }
}
