package signalbox.ui.screen.action;

import signalbox.queue.action.JobOperation;
import signalbox.queue.action.OperationEntry;
import signalbox.ui.kit.Icon;

/// How an operation on jobs looks, wherever it is offered: its picture, and the style of its button.
public final class OperationIcon {
    private OperationIcon() {}

    public static String style(JobOperation operation) {
        return switch (operation.emphasis()) {
            case USUAL -> "accent";
            case QUIET, SERIOUS -> "plain";
            case DANGEROUS -> "danger-outline";
        };
    }

    public static Icon of(OperationEntry operation) {
        return switch (operation.symbol()) {
            case AGAIN -> Icon.REQUEUE;
            case CHECK -> Icon.CHECK;
            case STOP -> Icon.CANCEL;
            case EDIT -> Icon.EDIT;
        };
    }
}
