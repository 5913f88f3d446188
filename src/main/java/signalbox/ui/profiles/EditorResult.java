package signalbox.ui.profiles;

import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;

/// What happens when the editor closes: saved, opened or cancelled.
public interface EditorResult {
    void cancelled();

    void saved(Profile profile);

    /// Saved, and wanted open at once.
    void opened(Destination destination);
}
