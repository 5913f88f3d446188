package signalbox.ui.past;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.record.read.EventGroup;
import signalbox.record.read.RecordedEvent;
import signalbox.record.read.WatchHole;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.FoldingRow;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.chart.RecordedStrip;

/// Chooses the moment: buttons to step and to play, and the recording as a strip.
final class Scrubber {
    private final PastViewModel model;
    private final RecordedStrip strip;
    private final Button play = Labels.button("Play", Icon.RESUME, () -> {}, "past-play");
    private final Button next = Labels.button("", Icon.STEP, () -> {});
    private final Label unwatched = Labels.wholeInTooltip(Labels.of("", "t-11", "t-muted"));
    private final VBox root;
    private @Nullable PastContent shown;

    Scrubber(PastViewModel model) {
        this.model = model;
        strip = new RecordedStrip(model::to);
        strip.setId("past-strip");
        play.setOnAction(_ -> model.togglePlay());
        play.setId("past-play");
        next.setOnAction(_ -> model.next());
        next.setId("past-next-event");
        next.setMinWidth(0);
        unwatched.setMinWidth(0);
        root = new VBox(6, controls(), strip);
        root.getStyleClass().add("scrubber");
        root.setMinHeight(VBox.USE_PREF_SIZE);
        model.playing().subscribe(this::showPlaying);
        model.at().subscribe(at -> strip.show(at));
        model.content().subscribe(content -> {
            if (content != null) {
                show(content);
            }
        });
    }

    Node node() {
        return root;
    }

    void writeAgain() {
        var content = shown;
        shown = null;
        if (content != null) {
            show(content);
        }
    }

    void focus() {
        strip.requestFocus();
    }

    private Node controls() {
        var speed = new SegmentedControl<>("Speed", Arrays.asList(PlaySpeed.values()), PlaySpeed::label);
        speed.selectedProperty().bindBidirectional(model.speed());
        var span = new SegmentedControl<>("Time shown", Arrays.asList(PastSpan.values()), PastSpan::label);
        span.selectedProperty().bindBidirectional(model.span());
        var steps = Labels.row(
                6,
                Labels.iconButton(Icon.OLDEST, "The oldest moment", model::toOldest),
                step(Icon.STEP_BACK, "The event before  Ctrl Shift Page up", "past-previous", model::previous),
                play,
                step(Icon.STEP, "The event after  Ctrl Shift Page down", "past-next", model::next),
                Labels.iconButton(Icon.NEWEST, "The newest moment", model::toNewest),
                speed);
        return new FoldingRow(10, steps, Labels.row(10, unwatched, next), Labels.row(8, group(), span));
    }

    private static Button step(Icon icon, String name, String id, Runnable onAction) {
        var button = Labels.iconButton(icon, name, onAction);
        button.setId(id);
        return button;
    }

    private ComboBox<EventGroup> group() {
        var group = new ComboBox<EventGroup>();
        group.getItems().setAll(List.of(EventGroup.values()));
        SpokenName.field(group, "Events to step to");
        group.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable EventGroup each) {
                return each == null ? "" : each.label();
            }

            @Override
            public EventGroup fromString(String text) {
                return EventGroup.ANY;
            }
        });
        group.valueProperty().bindBidirectional(model.group());
        return group;
    }

    private void showPlaying(boolean playing) {
        play.setText(playing ? "Stop" : "Play");
        ((FontIcon) play.getGraphic()).setIconCode((playing ? Icon.PAUSE : Icon.RESUME).glyph());
    }

    private void show(PastContent content) {
        var before = shown;
        shown = content;
        if (before == null || !before.strip().equals(content.strip())) {
            var end = content.strip().to();
            strip.endsAs(end.equals(content.newest()) ? "newest" : TimeText.minute(end));
            strip.show(new PastSeries(content.strip(), content.newest()).recorded());
        }
        strip.show(content.at());
        next.setText(nextText(content.moment().next()));
        next.setDisable(content.moment().next() == null);
        unwatched.setText(content.hole()
                .or(() -> longest(content.strip().unwatched()))
                .map(hole -> "hatched: " + sentence(hole))
                .orElse(""));
    }

    private static Optional<WatchHole> longest(List<WatchHole> holes) {
        return holes.isEmpty() ? Optional.empty() : Optional.of(holes.getLast());
    }

    /// `not watched, 18:20 to 19:05`
    static String sentence(WatchHole hole) {
        return "not watched, " + TimeText.minute(hole.from()) + " to " + TimeText.minute(hole.to());
    }

    /// `next: 31290 leads 03:15:12`
    private static String nextText(@Nullable RecordedEvent event) {
        return event == null
                ? "no event after this"
                : "next: " + PastEventLine.of(event).text() + " " + ShownTime.ofDay(event.at());
    }
}
