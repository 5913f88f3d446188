package signalbox.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.profile.Destination;

/// How the window is to be opened.
///
/// @param target what to open; null: the demo cluster
/// @param screenshots the folder for a PNG of each screen, after which the program ends; null: stay open
/// @param theme null: the one of the settings
public record WindowRequest(
        @Nullable Destination target, @Nullable Path screenshots, Settings.@Nullable ThemeChoice theme) {}
