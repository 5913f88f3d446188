package signalbox.ui.screen;

import javafx.event.Event;
import javafx.event.EventType;

/// Asks the window for a place of the handbook: it is fired on the node that was clicked, and the window handles it. FX
/// thread.
public final class HelpRequest extends Event {
    public static final EventType<HelpRequest> OPEN = new EventType<>("SIGNALBOX_HELP");

    private static final long serialVersionUID = 1;

    private final String place;

    /// @param place a chapter, or `chapter#anchor`
    public HelpRequest(String place) {
        super(OPEN);
        this.place = place;
    }

    public String place() {
        return place;
    }
}
