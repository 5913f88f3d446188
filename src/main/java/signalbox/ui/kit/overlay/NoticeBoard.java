package signalbox.ui.kit.overlay;

/// Tells the operator what came of an action.
@FunctionalInterface
public interface NoticeBoard {
    void notifyOperator(Notice notice);
}
