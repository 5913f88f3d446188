package signalbox.ui.profiles;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.ui.kit.ErrorPointer;
import signalbox.ui.kit.Labels;

/// The field for the channel string; below it, where it is wrong, or what it means.
final class ChannelStringField extends VBox {
    private final Label position = Labels.of("", "t-mono-11", "t-danger");
    private final FieldBox box;

    ChannelStringField(ProfileEditorViewModel model) {
        super(2);
        box = FieldBox.of(model, ProfileField.CHANNELS, "");
        position.setId("channels-position");
        position.visibleProperty().bind(position.textProperty().isNotEmpty());
        position.managedProperty().bind(position.visibleProperty());
        getChildren().addAll(box, position);
        model.form().subscribe(this::show);
    }

    private void show(ProfileForm form) {
        var text = form.texts().getOrDefault(ProfileField.CHANNELS, "");
        position.setText(form.channelFault()
                .map(fault -> ErrorPointer.to(text, fault.offset()))
                .orElse(""));
        box.help(form.channelFault().isPresent() ? "" : meaning(text));
    }

    private static String meaning(String text) {
        if (text.isBlank()) {
            return "As in the runners' odoo.conf, for example root:4,root.mail:2. Empty: capacities are not shown.";
        }
        var words = new StringBuilder();
        for (var channel : ChannelPlan.of(text).channels()) {
            words.append(words.isEmpty() ? "" : ", ").append(text(channel));
        }
        return words.append('.').toString();
    }

    private static String text(ChannelSetting channel) {
        var capacity = channel.isLimited() ? Integer.toString(channel.capacity()) : "no limit";
        return channel.name() + " " + capacity
                + (channel.sequential() ? " (sequential)" : "")
                + (channel.isThrottled() ? " (" + channel.throttleText() + ")" : "");
    }
}
