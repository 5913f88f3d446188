package signalbox.ui.jobs;

import java.time.Instant;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;
import signalbox.queue.filter.FilterTime;
import signalbox.queue.filter.FilterValue;
import signalbox.text.ShownZone;
import signalbox.ui.kit.SpokenName;

/// Takes a time, and brings the list to the jobs that were created then. Shown while all jobs that match are listed.
final class GoToTime {
    static final String ID = "go-to-time";

    private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final String HELP =
            "Enter goes to the jobs that were created then: 10:30 or 2026-06-01 10:30, as the clock of the status bar shows"
                    + " it, or 2h for two hours ago";
    private static final int COLUMNS = 11;

    private final JobsViewModel model;
    private final IntConsumer onPlace;
    private final TextField field = new TextField();

    /// @param onPlace gets the place in the list
    GoToTime(JobsViewModel model, IntConsumer onPlace) {
        this.model = model;
        this.onPlace = onPlace;
        field.setId(ID);
        field.setPromptText("Go to time");
        SpokenName.field(field, "Go to a time of creation");
        field.setPrefColumnCount(COLUMNS);
        field.setTooltip(new Tooltip(HELP));
        field.setOnAction(_ -> go());
        field.textProperty().subscribe(_ -> model.hint(""));
        field.visibleProperty().bind(model.inLine());
        field.managedProperty().bind(field.visibleProperty());
    }

    Node node() {
        return field;
    }

    private void go() {
        if (model.order().get().sorts()) {
            model.hint("Sort by Created first: in another order a time has no place in the list.");
            return;
        }
        switch (FilterText.parse("created:>" + written(field.getText().strip()))) {
            case Filter(var filter)
            when filter.conditions().size() == 1 ->
                go(filter.conditions().getFirst().values().getFirst());
            case Filter _ -> model.hint("This is more than a time. " + HELP);
            case Fault fault -> model.hint("This is no time: " + fault.message());
        }
    }

    /// A time of the day is one of today, as the server has it.
    private String written(String text) {
        return CLOCK.matcher(text).matches()
                ? ShownZone.day(model.readAt()) + "T" + text
                : text.replaceFirst("\\s+ago$", "");
    }

    private void go(FilterValue value) {
        if (value instanceof FilterValue.Time(var _, var limit)) {
            model.created(moment(limit)).ifPresent(onPlace);
        }
    }

    private Instant moment(FilterTime limit) {
        return switch (limit) {
            case FilterTime.Age(var length) -> model.readAt().minus(length);
            case FilterTime.Date date -> ShownZone.moment(date.from());
        };
    }
}
