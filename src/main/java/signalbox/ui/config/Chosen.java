package signalbox.ui.config;

import org.jspecify.annotations.Nullable;
import signalbox.app.ConfigSource;
import signalbox.app.ReadConfig;

/// What one of the two sides has.
///
/// @param source null: nothing was chosen
/// @param reading while it is read
/// @param read null before it is read, and when it cannot be
/// @param fault why it cannot be read; empty while all is well
record Chosen(
        @Nullable ConfigSource source,
        boolean reading,
        @Nullable ReadConfig read,
        String fault) {
    static final Chosen NOTHING = new Chosen(null, false, null, "");

    /// What was read before stays in sight meanwhile when it is the same source.
    Chosen reading(ConfigSource next) {
        return new Chosen(next, true, next.equals(source) ? read : null, "");
    }

    static Chosen read(ReadConfig read) {
        return new Chosen(read.source(), false, read, "");
    }

    static Chosen failed(ConfigSource source, String fault) {
        return new Chosen(source, false, null, fault);
    }
}
