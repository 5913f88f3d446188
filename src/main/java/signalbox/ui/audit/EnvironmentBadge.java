package signalbox.ui.audit;

import java.util.Locale;
import signalbox.ui.kit.Badge;

/// The environment in a line among many: production is framed and not filled, so that a list of it can be read.
final class EnvironmentBadge {
    private EnvironmentBadge() {}

    /// @param environment as the log has it; empty: not known
    static void show(Badge badge, String environment) {
        var word = environment.toUpperCase(Locale.ROOT);
        badge.show(
                word,
                switch (word) {
                    case "PRODUCTION" -> Badge.Style.DANGER;
                    case "STAGING" -> Badge.Style.WARNING;
                    default -> Badge.Style.NEUTRAL;
                });
    }
}
