package signalbox.ui.past;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.screen.ScreenName;

/// A screen that cannot be shown at a moment of the past: it says why.
final class PastOtherPage implements PastPage {
    private final StackPane root;

    PastOtherPage(ScreenName place, PastViewModel model) {
        root = new StackPane(new EmptyState(place.icon(), place.label() + " needs the present", reason(place))
                .action("Back to live", model::leave));
        root.getStyleClass().add("past-page");
    }

    private static String reason(ScreenName place) {
        return switch (place) {
            case FAILOVER -> "A drill acts on the server: nothing can be done to what is over.";
            case CONFIG ->
                "It compares what there is now. When another odoo.conf came into force is in the list of"
                        + " what changed, on Overview.";
            case AUDIT -> "The log of actions has its own times. Actions are in the list of what changed, on Overview.";
            case TRENDS -> "Trends add up what the table has now.";
            case OVERVIEW, JOBS, CHANNELS, RUNNERS, WORKERS -> "";
        };
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(PastContent content) {
        // It shows nothing of the moment.
    }
}
