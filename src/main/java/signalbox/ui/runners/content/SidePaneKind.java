package signalbox.ui.runners.content;

/// The content at the right of the list.
public enum SidePaneKind {
    CONNECTION,
    EMBEDDED_RUNNER,
    GUARD
}
