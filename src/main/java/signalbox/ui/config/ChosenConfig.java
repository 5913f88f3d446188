package signalbox.ui.config;

import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;

/// The configuration on one of the two sides.
///
/// @param source null: nothing was chosen
/// @param reading while it is read
/// @param read null before it is read, and when it cannot be
/// @param fault why it cannot be read; empty while all is well
record ChosenConfig(
        @Nullable ConfigSource source,
        boolean reading,
        @Nullable LoadedConfig read,
        String fault) {
    static final ChosenConfig NOTHING = new ChosenConfig(null, false, null, "");

    /// What was read before stays in sight meanwhile when it is the same source.
    ChosenConfig reading(ConfigSource next) {
        return new ChosenConfig(next, true, next.equals(source) ? read : null, "");
    }

    static ChosenConfig read(LoadedConfig read) {
        return new ChosenConfig(read.source(), false, read, "");
    }

    static ChosenConfig failed(ConfigSource source, String fault) {
        return new ChosenConfig(source, false, null, fault);
    }
}
