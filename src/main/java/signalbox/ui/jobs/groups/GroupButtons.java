package signalbox.ui.jobs.groups;

import java.util.List;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.JobAction;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.bulk.BulkButtons;

/// What can be done to a group: at once, if one action takes all its jobs, else in batches.
public final class GroupButtons extends StackPane {
    private static final double ONE_LINE = 560;

    private final ActionButtons few;
    private final BulkButtons many;

    public GroupButtons(ActionButtons few, BulkButtons many) {
        super(few, many);
        this.few = few;
        this.many = many;
        for (var buttons : List.of(few, many)) {
            buttons.managedProperty().bind(buttons.visibleProperty());
            buttons.setPrefWrapLength(ONE_LINE);
        }
        show(null);
    }

    void show(@Nullable GroupSelection chosen) {
        var inBatches = chosen != null && chosen.group().jobs() > JobAction.MOST_JOBS;
        few.setVisible(!inBatches);
        many.setVisible(inBatches);
        if (chosen == null || inBatches) {
            few.show(List.of());
        } else {
            few.show(chosen.jobs(), List.of(GroupRow.sentence(chosen.group())));
        }
        many.refresh();
    }
}
