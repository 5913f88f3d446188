package signalbox.ui.profiles;

import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;

/// What happens when the editor closes: saved, opened or cancelled.
public interface EditorResult {
    void cancelled();

    void saved(Profile profile);

    /// The profile was saved, and is to be opened at once.
    void opened(Destination destination);
}
