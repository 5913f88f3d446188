package signalbox.ui.kit.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import signalbox.ui.kit.Labels;

/// What the colours of a chart mean, as a row of marks and words.
public final class Legend extends HBox {
    public enum Mark {
        DONE("legend-done"),
        FAILED("legend-failed"),
        LEADING("legend-leading"),
        LEADING_CRON("legend-leading-cron"),
        STANDBY("legend-standby"),
        SILENT("legend-silent"),
        NO_LEADER("legend-no-leader"),
        UNWATCHED("legend-unwatched"),
        STARTED("legend-started"),
        ENQUEUED("legend-enqueued"),
        HTTP("legend-http"),
        CRON("legend-cron"),
        RUNNER("legend-runner"),
        LONGPOLLING("legend-longpolling"),
        SERVER("legend-server"),
        SHELL("legend-shell"),
        OTHER("legend-other"),
        P50("legend-p50"),
        SPREAD("legend-spread"),
        OLDEST("legend-oldest"),
        UNKNOWN("legend-unknown");

        private final String style;

        Mark(String style) {
            this.style = style;
        }

        /// The style of a shape in this colour, if a chart has one.
        String fill() {
            return style.replace("legend", "level");
        }

        /// Its usual name.
        public String word() {
            return style.substring(style.indexOf('-') + 1);
        }
    }

    public Legend() {
        super(14);
        getStyleClass().add("legend");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows an entry only while the chart has something of that kind.
    public static void set(Label entry, boolean present) {
        entry.setVisible(present);
        entry.setManaged(present);
    }

    /// Returns the label, whose text may change.
    public Label add(Mark mark, String text) {
        var key = new Region();
        key.getStyleClass().addAll("legend-mark", mark.style);
        var label = Labels.of(text, "t-12", "t-muted");
        label.setGraphic(key);
        label.setGraphicTextGap(6);
        getChildren().add(label);
        return label;
    }
}
