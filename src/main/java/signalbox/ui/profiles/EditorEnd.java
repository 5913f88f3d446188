package signalbox.ui.profiles;

import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;

/// How the editor ends.
public interface EditorEnd {
    void cancelled();

    void saved(Profile profile);

    /// Saved, and wanted open at once.
    void opened(Destination destination);
}
