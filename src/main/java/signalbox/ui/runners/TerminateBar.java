package signalbox.ui.runners;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.TerminatePermission;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.screen.action.Availability;

/// The button that terminates a backend. It is always visible; if it cannot be pressed, it says why.
final class TerminateBar {
    private final RunnersViewModel model;
    private final Button terminate;
    private final ArmHint lock = ArmHint.of(Availability.LOCKED.reason(), "t-12", "t-muted");
    private final Label reason = Labels.sentence("", "t-12", "t-muted");
    private final VBox root;

    TerminateBar(RunnersViewModel model, Runnable onCopy) {
        this.model = model;
        terminate = Labels.button("Terminate backend…", Icon.TERMINATE, model::terminate, "danger");
        terminate.setId("terminate");
        lock.setGraphic(Icon.LOCKED.at(15));
        lock.setGraphicTextGap(5);
        reason.setId("terminate-reason");
        reason.managedProperty().bind(reason.visibleProperty());
        reason.visibleProperty().bind(reason.textProperty().isNotEmpty());
        root = new VBox(8, reason, Labels.row(10, terminate, lock, Labels.spacer(), menu(onCopy)));
        model.detail().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private MenuButton menu(Runnable onCopy) {
        var menu = new MenuButton("", Icon.MORE.at(15, "i-default"));
        menu.getStyleClass().add("no-arrow");
        menu.setAccessibleText("More");
        menu.getItems()
                .setAll(
                        item("Copy details", onCopy),
                        item(
                                "Copy PID",
                                () -> copy(
                                        detail -> Integer.toString(detail.id().pid()))),
                        item(
                                "Copy the runner's uuid",
                                () -> copy(detail -> detail.id().uuid())));
        return menu;
    }

    private void copy(Function<RunnerDetail, String> what) {
        var detail = model.detail().get();
        if (detail != null) {
            TextClipboard.copy(what.apply(detail));
        }
    }

    private static MenuItem item(String words, Runnable onAction) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> onAction.run());
        return item;
    }

    private void show(@Nullable RunnerDetail detail) {
        if (detail == null) {
            return;
        }
        var permit = detail.permit();
        terminate.setDisable(permit.kind() != TerminatePermission.Kind.GIVEN);
        lock.setVisible(permit.kind() == TerminatePermission.Kind.LOCKED);
        reason.setText(permit.reason());
    }
}
