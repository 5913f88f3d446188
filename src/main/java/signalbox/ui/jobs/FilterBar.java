package signalbox.ui.jobs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.count.Counts;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.jobs.filter.FilterField;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.FilterChip;
import signalbox.ui.kit.state.FilterMenu;
import signalbox.ui.kit.state.StateChip;

/// The filter above the list: states with their counts and the channel, which write into the one field, and how many
/// jobs match.
final class FilterBar {
    private static final String ANY = "any";

    private final JobsViewModel model;
    private final Map<JobState, StateChip> chips = new EnumMap<>(JobState.class);
    private final FilterMenu channels;
    private final HBox channel = Labels.row(0);
    private final FilterField field;
    private final Label figure = Labels.of("", "t-12", "t-semibold");
    private final Label effort = Labels.of("", "t-12", "t-muted");
    private List<String> offered = List.of();

    FilterBar(JobsViewModel model) {
        this.model = model;
        channels = new FilterMenu("Channel", name -> model.filters().channel(name.equals(ANY) ? null : name));
        channels.setMinWidth(FilterMenu.USE_PREF_SIZE);
        field = new FilterField(model.filters());
        model.filter().subscribe(this::show);
        model.channels().subscribe(_ -> offer());
        model.counts().subscribe(this::show);
        model.match().subscribe(this::show);
    }

    Node node() {
        var states = new FlowPane(8, 6);
        for (var state : JobState.values()) {
            var chip = new StateChip(state);
            chip.setMinWidth(StateChip.USE_PREF_SIZE);
            chip.setOnAction(_ -> model.filters().toggle(state));
            chip.managedProperty().bind(chip.visibleProperty());
            chips.put(state, chip);
            states.getChildren().add(chip);
        }
        show(model.filter().get());
        show(model.counts().get());
        figure.setMinWidth(Label.USE_PREF_SIZE);
        effort.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(field.node(), Priority.ALWAYS);
        var filters = Labels.row(8, channel, field.node(), Labels.line(figure, effort));
        ((HBox) filters.getChildren().getLast()).setAlignment(Pos.CENTER_RIGHT);
        return new VBox(8, states, filters, field.fault());
    }

    void focusText() {
        field.node().requestFocus();
        field.node().selectAll();
    }

    private void show(JobFilter filter) {
        chips.forEach((state, chip) -> chip.setSelected(filter.states().contains(state)));
        showOthers();
        var name = filter.channel();
        channels.show(name == null ? ANY : name);
        channel.getChildren()
                .setAll(
                        name == null
                                ? channels
                                : new FilterChip(
                                        "Channel", name, () -> model.filters().channel(null)));
        show(model.match().get());
        offer();
    }

    /// A menu that is open does not change.
    private void offer() {
        var names = new ArrayList<String>();
        names.add(ANY);
        names.addAll(model.channels().get());
        if (!names.equals(offered) && !channels.isShowing()) {
            offered = List.copyOf(names);
            channels.choices(offered);
        }
    }

    private void show(@Nullable Counts counts) {
        if (counts != null) {
            chips.forEach((state, chip) -> chip.count(MatchCount.written(counts.of(state))));
        }
        showOthers();
    }

    /// States that queue_job does not know are offered only when there are such jobs.
    private void showOthers() {
        var counts = model.counts().get();
        var chip = chips.get(JobState.OTHER);
        if (chip != null) {
            chip.setVisible(chip.isSelected()
                    || (counts != null && counts.of(JobState.OTHER).value() > 0));
            chip.setTooltip(new Tooltip("Not states of queue_job: "
                    + (counts == null ? "" : String.join(", ", counts.others().keySet()))));
        }
    }

    /// Without a filter, the total beside the title is enough.
    private void show(MatchCount match) {
        var all = model.filter().get().equals(JobFilter.ALL);
        figure.setText(all ? "" : match.figure());
        effort.setText(
                all
                        ? "read in " + match.duration()
                        : (match.figure().isEmpty() ? "counting" : "match") + " · " + match.duration());
        effort.setVisible(match.took() != null);
    }
}
