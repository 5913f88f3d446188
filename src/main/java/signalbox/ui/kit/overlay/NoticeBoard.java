package signalbox.ui.kit.overlay;

/// Shows the operator the result of an action.
@FunctionalInterface
public interface NoticeBoard {
    void notifyOperator(Notice notice);
}
