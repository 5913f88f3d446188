package signalbox.ui.runners.content;

/// What stands at the right of the list.
public enum SideContent {
    CONNECTION,
    EMBEDDED_RUNNER,
    GUARD
}
