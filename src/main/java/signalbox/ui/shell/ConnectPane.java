package signalbox.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.remote.HostKey;
import signalbox.remote.UnknownHostKeyException;
import signalbox.ui.kit.BusyMark;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.TextHighlight;

/// Takes the place of the screens while there is nothing to show: it says that it is connecting, or why that does not
/// work and what to do, with a field for the password if that is missing.
final class ConnectPane extends VBox {
    private final BusyMark busy = new BusyMark(26);
    private final FontIcon icon = Icon.DISCONNECTED.at(28, "i-danger");
    private final Label sentence = Labels.sentence("", "t-16", "t-semibold");
    private final Label hint = Labels.sentence("", "t-12", "t-muted");
    private final PasswordField password = new PasswordField();
    private final CodeBlock trace = new CodeBlock("details", 14);
    private final TitledPane details = new TitledPane("Details", trace);
    private final HBox actions;
    private final Button accept = new Button("Accept this key and connect");
    private @Nullable HostKey hostKey;

    /// @param onPassword gets the typed password: connect again with it
    /// @param onHostKey called when the operator accepts the key of an SSH host
    ConnectPane(Runnable onRetry, Consumer<Password> onPassword, Consumer<HostKey> onHostKey) {
        super(12);
        getStyleClass().add("connect-pane");
        setAlignment(Pos.CENTER);
        setMaxWidth(620);
        sentence.setTextAlignment(TextAlignment.CENTER);
        hint.setTextAlignment(TextAlignment.CENTER);
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
        accept.setMinWidth(USE_PREF_SIZE);
        accept.setOnAction(_ -> accept(onHostKey));
        actions.getChildren().add(accept);
        for (var node : new Node[] {busy, icon, hint, password, accept, actions, details}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(busy, icon, sentence, hint, password, actions, details);
        busy("Connecting…", "");
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

    void busy(String words, String more) {
        mode(true, false);
        sentence.setText(words);
        hint.setText(more);
        hint.setVisible(!more.isEmpty());
    }

    /// Says which step of the connecting is under way; nothing once that is over.
    void step(String line) {
        if (busy.isVisible()) {
            hint.setText(line);
            hint.setVisible(true);
        }
    }

    /// Offers another way beside trying again, while there is a fault.
    void offer(String words, Icon icon, Runnable onChosen) {
        actions.getChildren().add(Labels.button(words, icon, onChosen));
    }

    void failed(String message, @Nullable Throwable cause, String more) {
        var wantsPassword = cause instanceof PostgresException refused && refused.kind() == Kind.WRONG_PASSWORD;
        var wanted = password.isVisible();
        if (!sentence.getText().equals(message)) {
            sentence.setText(message);
            var text = cause == null ? message : text(cause);
            trace.show(text, TextHighlight.none());
        }
        hint.setText(more);
        hostKey = UnknownHostKeyException.keyBehind(cause).orElse(null);
        mode(false, wantsPassword);
        hint.setVisible(!more.isEmpty());
        if (wantsPassword && !wanted) {
            password.requestFocus();
        }
    }

    private void mode(boolean working, boolean wantsPassword) {
        busy.setVisible(working);
        icon.setVisible(!working);
        actions.setVisible(!working);
        details.setVisible(!working);
        password.setVisible(wantsPassword);
        accept.setVisible(!working && hostKey != null);
    }

    private static String text(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
