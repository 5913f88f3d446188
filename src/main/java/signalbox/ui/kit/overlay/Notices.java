package signalbox.ui.kit.overlay;

/// Tells the operator what came of an action.
@FunctionalInterface
public interface Notices {
    void tell(Notice notice);
}
