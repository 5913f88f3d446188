package signalbox.ui.past;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.text.ShownTime;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.Scrolling;
import signalbox.ui.screen.ScreenName;

/// What the pages have in common: the title with a summary, and what is shown of a time in which nobody watched.
final class PastFrame {
    private final Label summary = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final EmptyState unknown = new EmptyState(Icon.MASKED, "", "");
    private final VBox body = new VBox(12);
    private final StackPane root;

    PastFrame(ScreenName place, Node... parts) {
        summary.setMinWidth(0);
        var header = Labels.row(10, Labels.title(place.label()), summary);
        header.getStyleClass().add("page-header");
        body.getChildren().setAll(parts);
        VBox.setVgrow(parts[parts.length - 1], Priority.ALWAYS);
        var page = new VBox(12, header, body);
        page.getStyleClass().add("page");
        var scroll = new ScrollPane(page);
        Scrolling.drawChangesOnly(scroll);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(body, Priority.ALWAYS);
        unknown.getStyleClass().add("unwatched-pane");
        unknown.setVisible(false);
        root = new StackPane(scroll, unknown);
        root.getStyleClass().add("past-page");
        root.setId("past-" + place.name().toLowerCase(Locale.ROOT));
    }

    Node node() {
        return root;
    }

    /// @param text the figures of the moment in a line
    /// @return whether anything is known of the moment
    boolean show(PastContent content, String text) {
        var watched = content.isWatched();
        summary.setText(watched ? text + ", as recorded at " + ShownTime.ofDay(content.at()) : "");
        body.setVisible(watched);
        unknown.setVisible(!watched);
        if (!watched) {
            unknown.say(
                    content.hole()
                            .map(hole -> "Not watched, " + ShownTime.brief(hole.from(), content.at()) + " to "
                                    + ShownTime.brief(hole.to(), content.at()))
                            .orElse("Not watched at " + ShownTime.full(content.at())),
                    "What happened then is unknown: nobody looked. That does not mean that nothing happened.");
        }
        return watched;
    }
}
