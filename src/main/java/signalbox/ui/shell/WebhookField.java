package signalbox.ui.shell;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import signalbox.app.webhook.WebhookAddress;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// The address to which new critical findings are sent. It may contain a secret, so that nobody reads it over a
/// shoulder. Of one that cannot be used it is said why, and it is not kept.
final class WebhookField extends VBox {
    private final PasswordField field = new PasswordField();
    private final Label objection = Labels.of("", "t-11", "t-danger");
    private final Consumer<String> onAddress;

    WebhookField(String address, Consumer<String> onAddress) {
        super(4);
        this.onAddress = onAddress;
        field.setText(address);
        field.setId("webhook");
        SpokenName.field(field, "Address to which a new critical finding is sent");
        field.setPromptText("https://…; optional");
        field.setTooltip(new Tooltip("An address that gets each new critical finding as JSON, by POST. At most one"
                + " message about a finding in 10 minutes."));
        field.setPrefColumnCount(24);
        field.setOnAction(_ -> take());
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                take();
            }
        });
        objection.setId("webhook-objection");
        objection.setWrapText(true);
        object("");
        getChildren().addAll(field, objection);
    }

    private void take() {
        object(objection(field.getText()));
        if (objection.getText().isEmpty()) {
            onAddress.accept(field.getText().strip());
        }
    }

    private void object(String sentence) {
        objection.setText(sentence);
        objection.setVisible(!sentence.isEmpty());
        objection.setManaged(!sentence.isEmpty());
        field.setAccessibleHelp(sentence);
    }

    private static String objection(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            WebhookAddress.of(text);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage() + ".";
        }
    }
}
