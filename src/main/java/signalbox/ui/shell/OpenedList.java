package signalbox.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.text.Severity;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;

/// The open profiles in the sidebar: a click shows one, its cross closes it. Empty, it takes no space.
final class OpenedList extends VBox {
    /// @param worst null: nothing is wrong
    record Entry(
            String name, Environment environment, @Nullable Severity worst, boolean isShown, boolean isArmed) {}

    private static final int MOST = 8;

    private final Consumer<String> onShow;
    private final Consumer<String> onClose;
    private List<Entry> shown = List.of();

    OpenedList(Consumer<String> onShow, Consumer<String> onClose) {
        this.onShow = onShow;
        this.onClose = onClose;
        setId("opened-list");
        getStyleClass().add("opened-list");
        setMinHeight(0);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(List<Entry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        shown = entries;
        setVisible(!entries.isEmpty());
        var title = Labels.of("Opened last", "opened-title", "t-11", "t-muted");
        getChildren().setAll(title);
        entries.stream().limit(MOST).map(this::entry).forEach(getChildren()::add);
    }

    private Node entry(Entry entry) {
        var square = new Region();
        square.getStyleClass()
                .addAll("opened-square", "opened-" + entry.environment().word());
        var name = Labels.of(entry.name(), "t-12", "t-muted");
        name.setMinWidth(0);
        var row = Labels.row(7, square, name, Labels.spacer());
        if (entry.isArmed()) {
            row.getChildren().add(Icon.ARMED.at(13, "i-warning"));
        }
        var worst = entry.worst();
        if (worst != null && worst != Severity.INFO) {
            row.getChildren().add(SeverityIcon.icon(worst, 13));
        }
        row.setMouseTransparent(true);
        var button = new Button();
        button.setGraphic(row);
        button.setId("opened-" + entry.name());
        button.getStyleClass().setAll("opened-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        row.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setAccessibleText(
                "Show " + entry.name() + ", " + entry.environment().word()
                        + (entry.isArmed() ? ", armed" : "")
                        + (worst == null || worst == Severity.INFO ? "" : ", " + worst.word()));
        button.setTooltip(new Tooltip(entry.name()));
        button.setOnAction(_ -> onShow.accept(entry.name()));
        HBox.setHgrow(button, Priority.ALWAYS);
        var close = Labels.iconButton(
                Icon.CLOSE, "Close " + entry.name(), () -> onClose.accept(entry.name()), "flat", "small");
        close.setId("close-" + entry.name());
        var line = new HBox(button, close);
        if (entry.isShown()) {
            button.getStyleClass().add("shown");
        }
        return line;
    }
}
