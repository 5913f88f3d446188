package signalbox.ui.jobs.groups;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobFilter;
import signalbox.text.NumberText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Shown below the groups while one is chosen: how many jobs it has, what can be done to them, and the way to them in
/// the list.
final class GroupBar {
    private final GroupsViewModel model;
    private final GroupButtons buttons;
    private final Label figure = Labels.of("", "t-13", "t-semibold");
    private final Label limit = Labels.sentence("", "t-12", "t-muted");
    private final Button show;
    private final Consumer<JobFilter> onShow;
    private final VBox root;

    /// @param onShow opens the list with a filter
    GroupBar(GroupsViewModel model, GroupButtons buttons, Consumer<JobFilter> onShow) {
        this.model = model;
        this.buttons = buttons;
        this.onShow = onShow;
        show = Labels.button("", Icon.JOBS, this::showJobs, "flat", "link");
        show.setId("show-group");
        show.setMinWidth(Button.USE_PREF_SIZE);
        limit.managedProperty().bind(limit.textProperty().isNotEmpty());
        var close = Labels.iconButton(Icon.CLOSE, "Clear the selection", () -> model.chooseNone(), "flat", "small");
        figure.setMinWidth(0);
        var head = Labels.row(12, figure, Labels.spacer(), show, close);
        head.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(6, head, limit, buttons);
        root.setMinHeight(HBox.USE_PREF_SIZE);
        root.getStyleClass().add("selection-bar");
        root.managedProperty().bind(root.visibleProperty());
        model.selection().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    /// Opens the jobs of the chosen group in the list.
    void showJobs() {
        var chosen = model.selection().get();
        if (chosen != null) {
            onShow.accept(GroupFilter.of(chosen.group(), model.choice().get()));
        }
    }

    private void show(@Nullable GroupSelection chosen) {
        root.setVisible(chosen != null);
        buttons.show(chosen);
        if (chosen == null) {
            return;
        }
        var group = chosen.group();
        var jobs = NumberText.of(group.jobs(), "job", "jobs");
        figure.setText("Group: " + jobs);
        show.setText("Show " + (group.jobs() == 1 ? "it" : "the " + NumberText.count(group.jobs())) + " in List");
        limit.setText(
                group.jobs() > chosen.jobs().size()
                        ? "Read as they are when you act, and changed in batches; jobs that fail later are left alone."
                        : "");
    }
}
