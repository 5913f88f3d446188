package signalbox.ui.config;

import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigError;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Labels;

/// The lines of the files, each side below its head. It draws only the visible rows.
final class FilesPane extends VBox {
    private static final double LINE = 21;
    private static final int ABOVE = 4;

    private final ListView<FileRow> list = new ListView<>();
    private final Label checking = Labels.of("Checking…", "t-12", "t-muted");
    private final ConfigSideHead left;
    private final ConfigSideHead right;
    private final Banner fault = new Banner(Banner.Level.DANGER);
    private final Banner refused = new Banner(Banner.Level.DANGER);
    private final ConfigViewModel model;

    FilesPane(ConfigViewModel model) {
        this.model = model;
        left = new ConfigSideHead(model, model.left());
        right = new ConfigSideHead(model, model.right());
        var heads = new HBox(left, right);
        heads.getStyleClass().add("side-heads");
        heads.setMinHeight(USE_PREF_SIZE);
        widthProperty().subscribe(this::share);
        list.setId("config-lines");
        list.setAccessibleText("Lines of the configuration");
        list.getStyleClass().add("code-list");
        list.setFixedCellSize(LINE);
        list.setCellFactory(_ -> new FileRowCell(model));
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER
                    && list.getSelectionModel().getSelectedItem() instanceof FileRow.Fold(var from, var _)) {
                model.unfold(from);
                key.consume();
            }
        });
        list.setPlaceholder(checking);
        checking.visibleProperty()
                .bind(model.content().isNull().and(model.fault().isEmpty()));
        VBox.setVgrow(list, Priority.ALWAYS);
        model.fault().subscribe(words -> say(fault, words));
        getChildren().addAll(heads, faults(), list);
        model.left().chosen().subscribe(chosen -> arrange(left, chosen));
        model.right().chosen().subscribe(chosen -> arrange(right, chosen));
        setPrefWidth(0);
        model.content().subscribe(this::show);
        model.line().subscribe(this::scroll);
    }

    private VBox faults() {
        var faults = new VBox(8, left.fault(), right.fault(), fault, refused);
        faults.getStyleClass().add("config-faults");
        faults.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> faults.getChildren().stream().anyMatch(Node::isVisible),
                        faults.getChildren().stream().map(Node::visibleProperty).toArray(Observable[]::new)));
        faults.managedProperty().bind(faults.visibleProperty());
        faults.setMinHeight(USE_PREF_SIZE);
        return faults;
    }

    void focus() {
        list.requestFocus();
    }

    private static void say(Banner banner, String words) {
        if (words.isEmpty()) {
            banner.clear();
        } else {
            banner.say("The two cannot be compared.", words);
        }
    }

    private void arrange(ConfigSideHead head, ChosenConfig chosen) {
        head.setVisible(chosen.source() != null);
        head.setManaged(head.isVisible());
        share();
    }

    /// Each head gets the width that it will have. The row asks for its height before it divides the width, and would
    /// cut what wraps.
    private void share() {
        var shown = Stream.of(left, right).filter(Node::isManaged).count();
        Stream.of(left, right).forEach(head -> head.setPrefWidth(getWidth() / Math.max(1, shown)));
    }

    private void show(@Nullable ConfigContent content) {
        showError(
                content == null
                        ? null
                        : content.compared().right().file().error().orElse(null));
        if (content == null) {
            list.getItems().clear();
        } else if (!list.getItems().equals(content.rows())) {
            list.getItems().setAll(content.rows());
        }
    }

    private void showError(@Nullable ConfigError error) {
        if (error == null) {
            refused.clear();
        } else {
            refused.say("Odoo does not start with this file: " + error.kind().pythonName() + ".", error.message() + ".")
                    .action("Show line " + error.line(), () -> model.goTo(error.line()));
        }
    }

    private void scroll(@Nullable Integer line) {
        if (line == null) {
            return;
        }
        for (int i = 0; i < list.getItems().size(); i++) {
            if (isAt(list.getItems().get(i), line)) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - ABOVE));
                return;
            }
        }
    }

    private static boolean isAt(FileRow row, int line) {
        return switch (row) {
            case FileRow.Pair(var _, var cell, var _) -> cell != null && cell.line() == line;
            case FileRow.Single(var _, var after, var _, var _) -> after != null && after == line;
            case FileRow.Fold _ -> false;
        };
    }
}
