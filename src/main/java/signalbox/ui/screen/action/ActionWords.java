package signalbox.ui.screen.action;

import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;

/// What is said of an action before and after it. `ActionFlow.Words` suffices where sentences are known beforehand.
public interface ActionWords {
    /// What is asked before it runs. The flow adds the field for the reason, and what must be typed.
    ///
    /// @param preview with something to change
    /// @param environment the tag in the question's head
    Question question(Preview preview, String environment);

    /// What is said where it would change nothing: then nobody is asked.
    Notice nothing(Preview preview);

    /// What came of it.
    Notice notice(Outcome outcome);

    /// What is said when it could not be done.
    String failed();
}
