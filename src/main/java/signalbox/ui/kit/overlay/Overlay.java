package signalbox.ui.kit.overlay;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The window's content with room above it: one question at a time on a scrim, notices at the lower right. While a
/// question is open the content below takes no input.
public final class Overlay extends StackPane implements Asks, Notices {
    private static final Duration SHORT = Duration.seconds(6);
    private static final Duration LONG = Duration.seconds(15);

    private final Node content;
    private final VBox notices = new VBox(8);
    private @Nullable StackPane open;

    public Overlay(Node content) {
        this.content = content;
        notices.setAlignment(Pos.BOTTOM_RIGHT);
        notices.getStyleClass().add("notices");
        notices.setPickOnBounds(false);
        getChildren().addAll(content, notices);
    }

    @Override
    public void ask(Question question, Consumer<Question.Answer> onYes) {
        close();
        var scene = getScene();
        var before = scene == null ? null : scene.getFocusOwner();
        var pane = new ConfirmPane(question, onYes, () -> {
            close();
            if (before != null) {
                before.requestFocus();
            }
        });
        var scrim = new StackPane(pane);
        scrim.getStyleClass().add("scrim");
        open = scrim;
        content.setDisable(true);
        content.getStyleClass().add("covered");
        getChildren().add(scrim);
        applyCss();
        pane.takeFocus();
    }

    private void close() {
        if (open != null) {
            getChildren().remove(open);
            open = null;
            content.setDisable(false);
            content.getStyleClass().remove("covered");
        }
    }

    @Override
    public void tell(Notice notice) {
        var toast = new HBox(10);
        toast.setAlignment(Pos.TOP_LEFT);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.sentence());
        toast.setMaxSize(420, Region.USE_PREF_SIZE);
        toast.getStyleClass().addAll("toast");
        var texts = new VBox(2, Labels.sentence(notice.sentence(), "t-13", "t-medium"));
        if (!notice.details().isEmpty()) {
            texts.getChildren().add(Labels.sentence(notice.details(), "t-12", "t-muted"));
        }
        var dismiss = Labels.iconButton(
                Icon.CLOSE, "Dismiss", () -> notices.getChildren().remove(toast), "flat", "small");
        toast.getChildren().addAll(icon(notice.kind()), texts, Labels.spacer(), dismiss);
        notices.getChildren().add(toast);
        var calm = notice.kind() == Notice.Kind.DONE || notice.kind() == Notice.Kind.INFORMATION;
        var wait = new PauseTransition(calm ? SHORT : LONG);
        wait.setOnFinished(_ -> notices.getChildren().remove(toast));
        wait.play();
    }

    private static Node icon(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> Icon.DONE.at(17, "i-success");
            case INFORMATION -> Icon.INFORMATION.at(17, "i-accent");
            case WARNING -> Icon.WARNING.at(17, "i-warning");
            case FAILED -> Icon.CRITICAL.at(17, "i-danger");
        };
    }
}
