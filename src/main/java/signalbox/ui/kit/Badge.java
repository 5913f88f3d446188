package signalbox.ui.kit;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.control.Label;

/// A small word in a frame: a kind of process, an environment, a verdict.
public final class Badge extends Label {
    private static final ChosenStyle STYLES =
            ChosenStyle.of(Arrays.stream(Style.values()).map(Badge::styleOf).toArray(String[]::new));
    /// How a badge looks; the word always says the same as the colour.
    public enum Style {
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

    public Badge(String text, Style style) {
        super(text);
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        style(style);
    }

    /// CRON is amber, EMBEDDED is inverse, other processes that serve are neutral; those that serve nobody or are
    /// unknown have dashes.
    public static Badge worker(String kind) {
        var badge = new Badge("", Style.NEUTRAL);
        badge.showWorker(kind);
        return badge;
    }

    /// PRODUCTION, STAGING, DEVELOPMENT, DEMO: the more harm is possible, the stronger is the style.
    public static Badge environment(String name) {
        var word = name.toUpperCase(Locale.ROOT);
        return new Badge(
                word,
                switch (word) {
                    case "PRODUCTION" -> Style.SOLID_DANGER;
                    case "STAGING" -> Style.WARNING;
                    default -> Style.NEUTRAL;
                });
    }

    public void showWorker(String kind) {
        setText(kind);
        style(
                switch (kind) {
                    case "HTTP", "SERVER", "RUNNER", "LONGPOLLING" -> Style.NEUTRAL;
                    case "CRON", "CRON WORKER" -> Style.WARNING;
                    case "EMBEDDED" -> Style.INVERSE;
                    default -> Style.DASHED;
                });
    }

    public void show(String text, Style style) {
        setText(text);
        style(style);
    }

    private void style(Style style) {
        STYLES.set(this, styleOf(style));
    }

    private static String styleOf(Style style) {
        return "badge-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
