package signalbox.ui.config;

import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;

/// The configuration that is chosen for one of the two sides.
///
/// @param source null: none was chosen
/// @param reading whether it is being read
/// @param read null before it was read, and when it cannot be
/// @param fault why it cannot be read; empty while there is no fault
record ChosenConfig(
        @Nullable ConfigSource source,
        boolean reading,
        @Nullable LoadedConfig read,
        String fault) {
    static final ChosenConfig NOTHING = new ChosenConfig(null, false, null, "");

    /// If it is the same source, what was read before stays visible while it is read again.
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
