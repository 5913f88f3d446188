package signalbox.config.diff;

import org.jspecify.annotations.Nullable;
import signalbox.config.SecretSettings;

/// A setting that differs between two configurations. It contains secrets: show only the result of `masked`.
///
/// @param left null: not set there
/// @param right null: not set there
/// @param expected whether two builds of one installation must differ here
public record ConfigChange(
        String section,
        String key,
        @Nullable String left,
        @Nullable String right,
        boolean expected) {
    public ConfigChange masked() {
        return new ConfigChange(
                SecretSettings.text(section), SecretSettings.text(key), masked(left), masked(right), expected);
    }

    private @Nullable String masked(@Nullable String value) {
        return value == null ? null : SecretSettings.value(key, value);
    }

    /// Without secrets.
    @Override
    public String toString() {
        var shown = masked();
        return "[" + shown.section() + "] " + shown.key() + ": " + shown.left + " -> " + shown.right;
    }
}
