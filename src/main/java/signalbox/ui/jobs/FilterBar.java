package signalbox.ui.jobs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import signalbox.queue.Counts;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.FilterChip;
import signalbox.ui.kit.state.FilterMenu;
import signalbox.ui.kit.state.StateChip;

/// The filters above the list: states with their counts, channel, text, and how many jobs match.
final class FilterBar {
    private static final Duration PAUSE = Duration.millis(250);
    private static final String ANY = "any";

    private final JobsViewModel model;
    private final Map<JobState, StateChip> chips = new EnumMap<>(JobState.class);
    private final FilterMenu channels;
    private final HBox channel = Labels.row(0);
    private final CustomTextField text = new CustomTextField();
    private final Button emptyText;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final Button clear;
    private final Label figure = Labels.of("", "t-12", "t-semibold");
    private final Label effort = Labels.of("", "t-12", "t-muted");
    private List<String> offered = List.of();

    FilterBar(JobsViewModel model) {
        this.model = model;
        channels = new FilterMenu("Channel", name -> model.channel(name.equals(ANY) ? null : name));
        channels.setMinWidth(FilterMenu.USE_PREF_SIZE);
        emptyText = Labels.iconButton(Icon.CLOSE, "Remove the text", () -> enter(""), "flat", "small", "chip-remove");
        clear = Labels.button("Clear all", Icon.CLOSE, this::clearAll, "flat", "link");
        clear.setGraphic(null);
        setUpText();
        model.filter().subscribe(this::show);
        model.channels().subscribe(_ -> offer());
        model.counts().subscribe(this::show);
        model.match().subscribe(this::show);
    }

    Node node() {
        var states = new HBox(8);
        for (var state : JobState.values()) {
            var chip = new StateChip(state);
            chip.setMinWidth(StateChip.USE_PREF_SIZE);
            chip.setOnAction(_ -> model.toggle(state));
            chip.managedProperty().bind(chip.visibleProperty());
            chips.put(state, chip);
            states.getChildren().add(chip);
        }
        show(model.filter().get());
        show(model.counts().get());
        figure.setMinWidth(Label.USE_PREF_SIZE);
        effort.setMinWidth(Label.USE_PREF_SIZE);
        var filters = Labels.row(8, channel, text, clear, Labels.spacer(), Labels.line(figure, effort));
        ((HBox) filters.getChildren().getLast()).setAlignment(Pos.CENTER_RIGHT);
        return new VBox(8, states, filters);
    }

    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    private void setUpText() {
        text.setId("jobs-text");
        text.getStyleClass().add("search");
        text.setPromptText("UUID, name, method, identity key, exception");
        text.setAccessibleText("Filter by text");
        text.setLeft(Icon.SEARCH.at(15));
        text.setRight(emptyText);
        text.setPrefWidth(312);
        text.setMinWidth(140);
        typing.setOnFinished(_ -> apply());
        text.textProperty().subscribe(words -> {
            emptyText.setVisible(!words.isEmpty());
            typing.playFromStart();
        });
        text.setOnAction(_ -> apply());
        text.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                enter("");
                key.consume();
            }
        });
    }

    private void apply() {
        typing.stop();
        model.text(text.getText());
    }

    private void enter(String words) {
        text.setText(words);
        apply();
    }

    private void clearAll() {
        typing.stop();
        text.clear();
        model.clear();
    }

    private void show(JobFilter filter) {
        chips.forEach((state, chip) -> chip.setSelected(filter.states().contains(state)));
        showOthers();
        if (!text.getText().strip().equals(filter.searched())) {
            text.setText(filter.searched());
            typing.stop();
        }
        var name = filter.channel();
        channels.show(name == null ? ANY : name);
        channel.getChildren()
                .setAll(name == null ? channels : new FilterChip("Channel", name, () -> model.channel(null)));
        clear.setVisible(!filter.equals(JobFilter.ALL));
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
