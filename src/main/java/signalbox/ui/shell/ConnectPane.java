package signalbox.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.Password;
import signalbox.remote.HostKey;
import signalbox.ui.kit.BusyMark;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Takes the place of the screens while there is nothing to show: it says that it is connecting, or why that does not
/// work and what to do. What a fault needs is made at the first one: it would take longer than all else that is drawn
/// until the window opens.
final class ConnectPane extends VBox {
    private final BusyMark busy = new BusyMark(26);
    private final Label sentence = Labels.sentence("", "t-16", "t-semibold");
    private final Label hint = Labels.sentence("", "t-12", "t-muted");
    private final Runnable onRetry;
    private final Consumer<Password> onPassword;
    private final Consumer<HostKey> onHostKey;
    private final List<Offer> offers = new ArrayList<>();
    private @Nullable FaultParts parts;

    /// Another way beside trying again.
    record Offer(String label, Icon icon, Runnable onChosen) {}

    /// @param onPassword gets the typed password: connect again with it
    /// @param onHostKey called when the operator accepts the key of an SSH host
    ConnectPane(Runnable onRetry, Consumer<Password> onPassword, Consumer<HostKey> onHostKey) {
        super(12);
        this.onRetry = onRetry;
        this.onPassword = onPassword;
        this.onHostKey = onHostKey;
        getStyleClass().add("connect-pane");
        setAlignment(Pos.CENTER);
        setMaxWidth(620);
        sentence.setTextAlignment(TextAlignment.CENTER);
        hint.setTextAlignment(TextAlignment.CENTER);
        busy.managedProperty().bind(busy.visibleProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().addAll(busy, sentence, hint);
        busy("Connecting…", "");
    }

    void busy(String words, String more) {
        busy.setVisible(true);
        if (parts != null) {
            parts.hide();
        }
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
        offers.add(new Offer(words, icon, onChosen));
    }

    void failed(String message, @Nullable Throwable cause, String more) {
        busy.setVisible(false);
        hint.setText(more);
        hint.setVisible(!more.isEmpty());
        var isNew = !sentence.getText().equals(message);
        sentence.setText(message);
        parts().show(isNew, message, cause);
    }

    private FaultParts parts() {
        var made = parts;
        if (made == null) {
            made = new FaultParts(onRetry, onPassword, onHostKey, offers);
            parts = made;
            getChildren().add(1, made.icon());
            getChildren().addAll(made.below());
        }
        return made;
    }
}
