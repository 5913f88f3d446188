package signalbox.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.remote.HostKey;
import signalbox.remote.UnknownHostKeyException;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.TextHighlight;

/// What stands around the sentence of a `ConnectPane` when it does not work: an icon, a field for the password if that
/// is missing, what can be done, and the details.
final class FaultParts {
    private final FontIcon icon = Icon.DISCONNECTED.at(28, "i-danger");
    private final PasswordField password = new PasswordField();
    private final CodeBlock trace = new CodeBlock("details", 14);
    private final TitledPane details = new TitledPane("Details", trace);
    private final HBox actions;
    private final Button accept = new Button("Accept this key and connect");
    private @Nullable HostKey hostKey;
    private boolean isFilled;

    FaultParts(
            Runnable onRetry,
            Consumer<Password> onPassword,
            Consumer<HostKey> onHostKey,
            List<ConnectPane.Offer> offers) {
        password.setId("password");
        password.setPromptText("Password");
        SpokenName.field(password, "Password");
        password.setMaxWidth(280);
        password.setOnAction(_ -> submit(onPassword));
        details.setExpanded(false);
        details.setAnimated(false);
        details.getStyleClass().addAll("details");
        actions = Labels.row(8, Labels.button("Try again", Icon.REFRESH, () -> {
            if (password.isVisible() && !password.getText().isEmpty()) {
                submit(onPassword);
            } else {
                onRetry.run();
            }
        }));
        actions.setAlignment(Pos.CENTER);
        accept.setId("accept-host-key");
        accept.setGraphic(Icon.SHIELD.at(15));
        accept.setMinWidth(Region.USE_PREF_SIZE);
        accept.setOnAction(_ -> accept(onHostKey));
        actions.getChildren().add(accept);
        offers.forEach(
                offer -> actions.getChildren().add(Labels.button(offer.label(), offer.icon(), offer.onChosen())));
        for (var node : new Node[] {icon, password, accept, actions, details}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        hide();
    }

    private void accept(Consumer<HostKey> onHostKey) {
        if (hostKey != null) {
            onHostKey.accept(hostKey);
        }
    }

    private void submit(Consumer<Password> onPassword) {
        var typed = new Password(password.getText());
        password.clear();
        onPassword.accept(typed);
    }

    Node icon() {
        return icon;
    }

    List<Node> below() {
        return List.of(password, actions, details);
    }

    /// @param isNew whether the message is another one than before
    void show(boolean isNew, String message, @Nullable Throwable cause) {
        var wantsPassword = cause instanceof PostgresException refused && refused.kind() == Kind.WRONG_PASSWORD;
        var wanted = password.isVisible();
        if (isNew || !isFilled) {
            trace.show(cause == null ? message : text(cause), TextHighlight.none());
            isFilled = true;
        }
        hostKey = UnknownHostKeyException.keyBehind(cause).orElse(null);
        visible(true, wantsPassword);
        if (wantsPassword && !wanted) {
            password.requestFocus();
        }
    }

    void hide() {
        visible(false, false);
    }

    private void visible(boolean shown, boolean wantsPassword) {
        icon.setVisible(shown);
        actions.setVisible(shown);
        details.setVisible(shown);
        password.setVisible(wantsPassword);
        accept.setVisible(shown && hostKey != null);
    }

    private static String text(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
