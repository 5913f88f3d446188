package signalbox.ui.shell;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import signalbox.app.file.Settings;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// In the settings: how much of what was seen of a profile is kept, and how recording goes.
final class RecordingChoice {
    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30, 90, 365);
    private static final List<Integer> MEGABYTES = List.of(100, 250, 500, 1_000, 2_000, 5_000, 10_000);
    private static final double WIDTH = 330;

    private RecordingChoice() {}

    static Node of(Settings settings, SettingsPane.Choices choices) {
        var days = box(
                "For how long recordings are kept",
                DAYS,
                settings.recordDays(),
                count -> NumberText.of(count, "day"),
                choices::recordDays);
        days.setId("record-days");
        var size = box(
                "How large a recording may become",
                MEGABYTES,
                settings.recordMegabytes(),
                count -> "at most " + NumberText.count(count) + " MB",
                choices::recordMegabytes);
        size.setId("record-megabytes");
        var state = Labels.of(choices.recording(), "t-11", "t-muted");
        state.setWrapText(true);
        state.setPrefWidth(WIDTH);
        state.setId("record-state");
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        return new VBox(6, Labels.row(8, days, size), state);
    }

    private static ComboBox<Integer> box(
            String name, List<Integer> usual, int current, IntFunction<String> text, IntConsumer chosen) {
        var values = new TreeSet<>(usual);
        values.add(current);
        var box = new ComboBox<Integer>();
        box.getItems().setAll(values);
        box.setValue(current);
        SpokenName.field(box, name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return text.apply(value);
            }

            @Override
            public Integer fromString(String words) {
                return current;
            }
        });
        box.setOnAction(_ -> chosen.accept(box.getValue()));
        return box;
    }
}
