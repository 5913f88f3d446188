package signalbox.ui.channels;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.screen.action.Availability;

/// The buttons of the selected channel, below its details.
final class ActionBar {
    private final ChannelsViewModel model;
    private final ChannelControl actions;
    private final Button pause;
    private final MenuButton move = new MenuButton("Move pending jobs to", Icon.NEXT.at(15));
    private final ArmHint lock = ArmHint.of(Availability.LOCKED.reason(), "t-12", "t-muted");
    private final Label reason = Labels.sentence("", "t-12", "t-muted");
    private final VBox root;
    private List<String> offered = List.of();

    ActionBar(ChannelsViewModel model, ChannelControl actions) {
        this.model = model;
        this.actions = actions;
        pause = Labels.button("Pause…", Icon.PAUSE, this::pauseOrResume);
        pause.setId("channel-pause");
        move.setId("channel-move");
        lock.setGraphic(Icon.LOCKED.at(15));
        lock.setGraphicTextGap(5);
        move.setMinWidth(Region.USE_PREF_SIZE);
        lock.managedProperty().bind(lock.visibleProperty());
        reason.managedProperty().bind(reason.visibleProperty());
        reason.visibleProperty().bind(reason.textProperty().isNotEmpty());
        root = new VBox(8, reason, lock, Labels.row(10, pause, move));
        model.detail().subscribe(this::show);
        actions.armed().subscribe(() -> show(model.detail().get()));
        actions.busy().subscribe(() -> show(model.detail().get()));
    }

    Node node() {
        return root;
    }

    private void show(@Nullable ChannelDetail detail) {
        if (detail == null) {
            return;
        }
        var options = detail.options();
        var availability = actions.availability();
        var open = availability.isPossible();
        pause.setText(options.paused() ? "Resume…" : "Pause…");
        pause.setGraphic((options.paused() ? Icon.RESUME : Icon.PAUSE).at(15));
        pause.setDisable(!open);
        move.setDisable(!open || options.pending() == 0 || options.others().isEmpty());
        lock.setVisible(availability.locked());
        reason.setText(availability.locked() ? "" : availability.reason());
        if (!options.others().equals(offered)) {
            offered = options.others();
            move.getItems().setAll(offered.stream().map(this::item).toList());
        }
    }

    private MenuItem item(String channel) {
        var item = new MenuItem(channel);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            var detail = model.detail().get();
            if (detail != null) {
                actions.move(detail.name(), channel, detail.options().pending());
            }
        });
        return item;
    }

    private void pauseOrResume() {
        var detail = model.detail().get();
        if (detail == null) {
            return;
        }
        if (detail.options().paused()) {
            actions.resume(detail.name());
        } else {
            actions.pause(detail.name());
        }
    }
}
