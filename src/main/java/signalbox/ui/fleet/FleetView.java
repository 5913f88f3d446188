package signalbox.ui.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.FleetFilter.Grouping;
import signalbox.app.profile.Environment;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.state.FilterMenu;

/// The fleet's layout: figures, filters, the list and the changes at the left, one profile at the right. It binds to
/// its
/// view-model and forwards clicks.
public final class FleetView {
    private static final double DETAIL_WIDTH = 360;
    private static final double LEFT_MINIMUM = 520;
    private static final String ANY = "any";

    private final FleetViewModel model;
    private final CustomTextField text = new CustomTextField();
    private final ListView<FleetItem> list = new ListView<>();
    private final EmptyState none = new EmptyState(Icon.FLEET, "", "");
    private final Button create;
    private final Banner unreadable = new Banner(Banner.Level.WARNING);
    private final Label cost = Labels.of("", "t-12", "t-muted");
    private final Label shown = Labels.of("", "t-12", "t-muted");
    private final FleetFigure builds = new FleetFigure("builds", Icon.FLEET.at(15), false);
    private final FleetFigure critical = new FleetFigure("critical", Icon.CRITICAL.at(15, "i-danger"), true);
    private final FleetFigure warnings = new FleetFigure("warnings", Icon.WARNING.at(15, "i-warning"), false);
    private final FleetFigure unreachable = new FleetFigure("unreachable", Icon.DISCONNECTED.at(15), true);
    private final FleetFigure asleep = new FleetFigure("asleep", Icon.ASLEEP.at(15), false);
    private final FleetChangesPart changes = new FleetChangesPart();
    private final SideSplit split;
    private final Node detail;
    private final StackPane root;
    private boolean refreshing;

    public FleetView(FleetViewModel model) {
        this.model = model;
        create = Labels.button("New profile…", Icon.ADD, model.actions()::createProfile, "accent");
        create.setId("fleet-create");
        none.action(create);
        detail = new FleetDetailPane(model).node();
        var body = new StackPane(list, none);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(60);
        var left = new VBox(head(), banner(), figures(), filters(), columns(), body, changes.node());
        split = SideSplit.of(left, LEFT_MINIMUM, DETAIL_WIDTH);
        root = new StackPane(split);
        root.getStyleClass().add("fleet");
        Theme.addSheet(root, "fleet.css");
        prepareList();
        model.content().subscribe(this::show);
    }

    public Parent node() {
        return root;
    }

    /// Puts the focus where work begins.
    public void focus() {
        list.requestFocus();
        if (list.getSelectionModel().getSelectedIndex() < 0 && !list.getItems().isEmpty()) {
            list.getFocusModel().focus(0);
        }
    }

    public void find() {
        text.requestFocus();
        text.selectAll();
    }

    private Node head() {
        var beside = Labels.of("every profile, watched in the background", "t-12", "t-muted");
        beside.setMinWidth(0);
        cost.setMinWidth(0);
        var pace = new FilterMenu(
                "every",
                choice -> FleetViewModel.PACES.stream()
                        .filter(each -> DurationText.setting(each).equals(choice))
                        .findFirst()
                        .ifPresent(model.actions()::every));
        pace.choices(FleetViewModel.PACES.stream().map(DurationText::setting).toList());
        pace.show(DurationText.setting(FleetViewModel.PACES.getFirst()));
        pace.setId("fleet-pace");
        pace.setMinWidth(FilterMenu.USE_PREF_SIZE);
        var pause = Labels.button("Pause", Icon.PAUSE, model::togglePause);
        pause.setId("fleet-pause");
        model.paused().subscribe(paused -> {
            pause.setText(paused ? "Go on" : "Pause");
            pause.setGraphic((paused ? Icon.RESUME : Icon.PAUSE).at(15));
        });
        var head = Labels.row(12, Labels.title("Fleet"), beside, Labels.spacer(), cost, pace, pause);
        head.getStyleClass().add("fleet-head");
        return head;
    }

    private Node banner() {
        unreadable.setId("fleet-unreadable");
        var box = new VBox(unreadable);
        box.getStyleClass().add("fleet-banners");
        box.visibleProperty().bind(unreadable.visibleProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node figures() {
        var row = new HBox(10, builds, critical, warnings, unreachable, asleep);
        row.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        row.getStyleClass().add("fleet-figures");
        return row;
    }

    private Node filters() {
        text.setId("fleet-text");
        text.getStyleClass().add("search");
        text.setPromptText("Name, customer, host, database");
        SpokenName.field(text, "Filter by name, customer, host or database");
        text.setLeft(Icon.SEARCH.at(15));
        text.setPrefWidth(230);
        text.textProperty().subscribe(words -> model.filter(filter -> filter.saying(words)));
        text.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                text.clear();
                focus();
            }
        });
        var environment =
                new FilterMenu("Environment", choice -> model.filter(filter -> filter.in(environment(choice))));
        environment.setId("fleet-environment");
        environment.choices(Stream.concat(
                        Stream.of(ANY), Arrays.stream(Environment.values()).map(Environment::word))
                .toList());
        var grouping = new FilterMenu("Group by", choice -> model.filter(filter -> filter.by(grouping(choice))));
        grouping.setId("fleet-grouping");
        grouping.choices(Arrays.stream(Grouping.values()).map(Grouping::label).toList());
        grouping.show(Grouping.CUSTOMER.label());
        var trouble = new CheckBox("Only with trouble");
        trouble.setId("fleet-trouble");
        trouble.getStyleClass().add("t-12");
        trouble.selectedProperty().subscribe(only -> model.filter(filter -> filter.troubleOnly(only)));
        var row = new FlowPane(10, 8, text, environment, grouping, trouble, shown);
        row.getStyleClass().add("fleet-filters");
        return row;
    }

    private static @Nullable Environment environment(String choice) {
        return Arrays.stream(Environment.values())
                .filter(each -> each.word().equals(choice))
                .findFirst()
                .orElse(null);
    }

    private static Grouping grouping(String choice) {
        return Arrays.stream(Grouping.values())
                .filter(each -> each.label().equals(choice))
                .findFirst()
                .orElse(Grouping.CUSTOMER);
    }

    private Node columns() {
        var titles = Stream.of(FleetLine.Column.values())
                .map(column -> Labels.of(column.title(), "t-12", "t-muted"))
                .toList();
        var head = new FleetLine(titles, list::getWidth);
        list.widthProperty().subscribe(head::requestLayout);
        head.getStyleClass().add("fleet-columns");
        head.visibleProperty().bind(list.visibleProperty());
        return head;
    }

    private void prepareList() {
        list.setId("fleet-list");
        list.setAccessibleText("Profiles");
        list.setCellFactory(_ -> new FleetCell());
        list.setFixedCellSize(30);
        none.visibleProperty().bind(list.visibleProperty().not());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!refreshing && item instanceof FleetItem.RowItem(var row, var _)) {
                model.select(row.name());
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                model.openSelected();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.openSelected();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                model.select(null);
                key.consume();
            }
        });
    }

    private void show(FleetContent content) {
        refreshing = true;
        try {
            replace(content.items());
            mark(content);
        } finally {
            refreshing = false;
        }
        var state = content.state();
        builds.show(content.builds(), model);
        critical.show(content.critical(), model);
        warnings.show(content.warnings(), model);
        unreachable.show(content.unreachable(), model);
        asleep.show(content.asleep(), model);
        cost.setText(NumberText.of(state.connections(), "connection") + ", "
                + String.format(Locale.ROOT, "%.1f", state.serverShare() * 100) + " % of a server's core");
        shown.setText(NumberText.count(content.shown()) + " shown");
        unreadable.say(state.unreadable().isEmpty() ? "" : "Some profiles are missing.", state.unreadable());
        changes.show(state.changes());
        showNone(content);
        split.side(content.selected() == null ? null : detail);
    }

    /// Only the lines that changed, so that the list stays where it was scrolled to.
    private void replace(List<FleetItem> items) {
        if (items.size() != list.getItems().size()) {
            list.getItems().setAll(items);
            return;
        }
        for (var i = 0; i < items.size(); i++) {
            if (!items.get(i).equals(list.getItems().get(i))) {
                list.getItems().set(i, items.get(i));
            }
        }
    }

    private void mark(FleetContent content) {
        var selected = content.selected();
        var index = -1;
        for (var i = 0; selected != null && i < content.items().size(); i++) {
            if (content.items().get(i) instanceof FleetItem.RowItem(var row, var _)
                    && Objects.equals(row.name(), selected.name())) {
                index = i;
            }
        }
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
    }

    private void showNone(FleetContent content) {
        list.setVisible(!content.items().isEmpty());
        create.setVisible(content.state().rows().isEmpty());
        if (content.state().rows().isEmpty()) {
            none.say(
                    "No profiles yet.",
                    "Each database that is saved as a profile is watched here, with one connection.");
        } else {
            none.say("No profile matches.", "Clear the text, or choose \"any\".");
        }
    }
}
