package signalbox.ui.shell;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import signalbox.app.file.Settings;
import signalbox.text.DurationText;
import signalbox.text.LogDetail;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SpokenName;

/// What the gear opens: theme, refresh interval, and information about Signalbox.
final class SettingsPane extends VBox {
    private static final double WIDTH = 536;
    private static final int TEXT_STEP = 10;
    private static final List<Double> PERCENTS = List.of(0.5, 1.0, 2.0, 5.0, 10.0, 25.0);
    private static final List<Double> INTERVALS = List.of(0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0);

    /// Called with what the user chooses.
    interface Choices {
        void theme(Settings.ThemeChoice wanted);

        void motion(Settings.MotionChoice wanted);

        /// @param percent of the usual size
        void textPercent(int percent);

        void zone(Settings.ClockZone wanted);

        void interval(Duration wanted);

        /// @param percent of one core of the server
        void serverPercent(double percent);

        void criticalCommand(String line);

        /// @param address one that can be used; empty: none
        void webhook(String address);

        void log(LogDetail wanted);

        void recordDays(int wanted);

        void recordMegabytes(int wanted);

        /// How recording goes, a sentence; empty while no profile is open.
        String recording();

        void copyDiagnostics();
    }

    SettingsPane(Settings settings, String version, Choices choices) {
        super(14);
        // The pop-up is placed before style sheets give the fields their width.
        setPrefWidth(WIDTH);
        getStyleClass().add("settings-pane");
        var theme = new SegmentedControl<>("Theme", Arrays.asList(Settings.ThemeChoice.values()), SettingsPane::text);
        theme.select(settings.theme());
        theme.selectedProperty().addListener((_, _, chosen) -> choices.theme(chosen));
        var grid = new GridPane(14, 12);
        grid.addRow(0, key("Theme"), theme);
        grid.addRow(1, key("Motion"), motion(settings.motion(), choices));
        grid.addRow(2, key("Text size"), textSize(settings.textPercent(), choices));
        grid.addRow(3, key("Times in"), zone(settings.zone(), choices));
        grid.addRow(4, key("Refresh every"), interval(settings.refreshSeconds(), choices::interval));
        grid.addRow(5, key("Load on the server"), load(settings.serverPercent(), choices));
        grid.addRow(6, key("On a new critical finding run"), command(settings.criticalCommand(), choices));
        grid.addRow(7, key("and send it to"), new WebhookField(settings.webhook(), choices::webhook));
        grid.addRow(8, key("Log"), log(settings.log(), choices));
        grid.addRow(9, key("Keep recordings"), RecordingChoice.of(settings, choices));
        var copy = new Button("Copy diagnostics");
        copy.setId("copy-diagnostics");
        copy.getStyleClass().add("small");
        copy.setTooltip(
                new Tooltip("Versions, the kind of profile, what the server offers, the last errors: for a report"));
        copy.setOnAction(_ -> choices.copyDiagnostics());
        getChildren()
                .addAll(
                        Labels.of("Settings", "t-13", "t-semibold"),
                        grid,
                        Labels.row(8, Labels.of("Signalbox " + version, "t-12", "t-medium"), Labels.spacer(), copy),
                        Labels.of("A console for administrators of OCA queue_job", "t-11", "t-muted"));
    }

    private static Node motion(Settings.MotionChoice current, Choices choices) {
        var motion =
                new SegmentedControl<>("Motion", Arrays.asList(Settings.MotionChoice.values()), SettingsPane::text);
        motion.setId("motion");
        motion.select(current);
        motion.selectedProperty().addListener((_, _, chosen) -> choices.motion(chosen));
        return motion;
    }

    private static SegmentedControl<LogDetail> log(LogDetail current, Choices choices) {
        var log = new SegmentedControl<>("Log", Arrays.asList(LogDetail.values()), SettingsPane::text);
        log.setId("log-detail");
        log.select(current);
        log.selectedProperty().addListener((_, _, chosen) -> choices.log(chosen));
        return log;
    }

    private static String text(LogDetail detail) {
        return switch (detail) {
            case USUAL -> "Usual";
            case MORE -> "More";
            case ALL -> "All, with libraries";
        };
    }

    private static SegmentedControl<Settings.ClockZone> zone(Settings.ClockZone current, Choices choices) {
        var zone = new SegmentedControl<>("Times in", Arrays.asList(Settings.ClockZone.values()), SettingsPane::text);
        zone.setId("clock-zone");
        zone.select(current);
        zone.selectedProperty().addListener((_, _, chosen) -> choices.zone(chosen));
        return zone;
    }

    /// The zone of the desktop by its name, since people know it by that.
    private static String text(Settings.ClockZone zone) {
        return switch (zone) {
            case UTC -> "UTC, as queue_job";
            case LOCAL -> "Local, " + zone.id().getId();
        };
    }

    private static ComboBox<Integer> textSize(int current, Choices choices) {
        var box = new ComboBox<Integer>();
        for (int percent = Settings.SMALLEST_TEXT; percent <= Settings.LARGEST_TEXT; percent += TEXT_STEP) {
            box.getItems().add(percent);
        }
        box.setValue(current);
        box.setId("text-size");
        SpokenName.field(box, "Text size");
        box.setTooltip(new Tooltip(
                "Also Ctrl + and Ctrl -, Ctrl 0 for 100 %. A window shows no larger text than it has" + " space for."));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer percent) {
                return percent + " %";
            }

            @Override
            public Integer fromString(String text) {
                return current;
            }
        });
        box.setOnAction(_ -> choices.textPercent(box.getValue()));
        return box;
    }

    private static ComboBox<Double> load(double current, Choices choices) {
        var box = new ComboBox<Double>();
        box.getItems().setAll(PERCENTS);
        box.setValue(current);
        SpokenName.field(box, "Most load on the server");
        box.setTooltip(new Tooltip("If refreshing takes more of one core, Signalbox refreshes less often by itself."));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double percent) {
                return "at most " + NumberText.percent(percent) + " of one core";
            }

            @Override
            public Double fromString(String text) {
                return current;
            }
        });
        box.setOnAction(_ -> choices.serverPercent(box.getValue()));
        return box;
    }

    private static TextField command(String line, Choices choices) {
        var field = new TextField(line);
        field.setId("critical-command");
        SpokenName.field(field, "Command that runs on a new critical finding");
        field.setPromptText("a command; optional");
        field.setTooltip(new Tooltip(
                "Runs in a shell, with SIGNALBOX_PROFILE, SIGNALBOX_CODE, SIGNALBOX_TITLE and SIGNALBOX_SEEN set."));
        field.setPrefColumnCount(24);
        field.setOnAction(_ -> choices.criticalCommand(field.getText()));
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                choices.criticalCommand(field.getText());
            }
        });
        return field;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static ComboBox<Double> interval(double current, Consumer<Duration> onInterval) {
        var box = new ComboBox<Double>();
        box.getItems().setAll(INTERVALS);
        box.setValue(current);
        SpokenName.field(box, "Refresh interval");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double seconds) {
                return DurationText.setting(duration(seconds));
            }

            @Override
            public Double fromString(String text) {
                return Double.valueOf(text.replace("s", "").strip());
            }
        });
        box.setOnAction(_ -> onInterval.accept(duration(box.getValue())));
        return box;
    }

    private static Label key(String words) {
        return Labels.of(words, "t-12", "t-muted");
    }

    private static String text(Settings.ThemeChoice theme) {
        return switch (theme) {
            case SYSTEM -> "System";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private static String text(Settings.MotionChoice motion) {
        return switch (motion) {
            case SYSTEM -> "System";
            case REDUCED -> "Reduced";
        };
    }
}
