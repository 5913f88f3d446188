package signalbox.ui.runners.content;

/// What is shown at the right of the list.
public enum SidePaneKind {
    CONNECTION,
    EMBEDDED_RUNNER,
    GUARD
}
