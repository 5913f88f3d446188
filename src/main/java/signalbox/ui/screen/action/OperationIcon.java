package signalbox.ui.screen.action;

import signalbox.queue.action.JobOperation;
import signalbox.ui.kit.Icon;

/// The picture of an operation on jobs, wherever it is offered.
public final class OperationIcon {
    private OperationIcon() {}

    public static Icon of(JobOperation operation) {
        return switch (operation.symbol()) {
            case AGAIN -> Icon.REQUEUE;
            case CHECK -> Icon.CHECK;
            case STOP -> Icon.CANCEL;
            case EDIT -> Icon.EDIT;
        };
    }
}
