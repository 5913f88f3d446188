package signalbox.ui.kit;

import java.util.Locale;
import javafx.scene.control.Label;

/// A small framed word: what kind of process, which environment, a verdict.
public final class Badge extends Label {
    /// How a badge looks; the word always says the same as the colour.
    public enum Look {
        NEUTRAL,
        ACCENT,
        SUCCESS,
        WARNING,
        DANGER,
        /// Filled with muted text colour: the embedded runner.
        INVERSE,
        /// White on danger: production.
        SOLID_DANGER,
        /// A dashed outline: unknown.
        DASHED
    }

    public Badge(String text, Look look) {
        super(text);
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        look(look);
    }

    /// CRON amber, EMBEDDED inverse, others that serve neutral; what serves nobody or is unknown dashed.
    public static Badge worker(String kind) {
        var badge = new Badge("", Look.NEUTRAL);
        badge.showWorker(kind);
        return badge;
    }

    /// PRODUCTION, STAGING, DEVELOPMENT, DEMO: how loud a tag is follows from how much can go wrong.
    public static Badge environment(String name) {
        var word = name.toUpperCase(Locale.ROOT);
        return new Badge(
                word,
                switch (word) {
                    case "PRODUCTION" -> Look.SOLID_DANGER;
                    case "STAGING" -> Look.WARNING;
                    default -> Look.NEUTRAL;
                });
    }

    public void showWorker(String kind) {
        setText(kind);
        look(
                switch (kind) {
                    case "HTTP", "SERVER", "RUNNER", "LONGPOLLING" -> Look.NEUTRAL;
                    case "CRON", "CRON WORKER" -> Look.WARNING;
                    case "EMBEDDED" -> Look.INVERSE;
                    default -> Look.DASHED;
                });
    }

    public void show(String text, Look look) {
        setText(text);
        look(look);
    }

    private void look(Look look) {
        for (var each : Look.values()) {
            getStyleClass().remove(styleOf(each));
        }
        getStyleClass().add(styleOf(look));
    }

    private static String styleOf(Look look) {
        return "badge-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
