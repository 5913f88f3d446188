package signalbox.ui.kit;

import java.util.Locale;
import javafx.scene.control.Label;

/// A small word in a frame: a kind of process, an environment, a verdict.
public final class Badge extends Label {
    /// How a badge looks; the word always says the same as the colour.
    public enum Look {
        NEUTRAL,
        ACCENT,
        SUCCESS,
        WARNING,
        DANGER,
        /// Filled with the colour of muted text: the embedded runner.
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

    /// CRON is amber, EMBEDDED is inverse, other processes that serve are neutral; those that serve nobody or are
    /// unknown have dashes.
    public static Badge worker(String kind) {
        var badge = new Badge("", Look.NEUTRAL);
        badge.showWorker(kind);
        return badge;
    }

    /// PRODUCTION, STAGING, DEVELOPMENT, DEMO: the more harm is possible, the stronger is the look.
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
