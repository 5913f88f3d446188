package signalbox.ui.runners.picture;

/// What stands at the right of the list.
public enum SideContent {
    CONNECTION,
    EMBEDDED_RUNNER,
    GUARD
}
