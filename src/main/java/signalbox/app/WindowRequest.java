package signalbox.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.profile.Destination;

/// How the window was asked for.
///
/// @param target what to open; null: the demo cluster
/// @param screenshots where to put a PNG of each screen before ending; null: stay open
/// @param theme null: as the settings say
public record WindowRequest(
        @Nullable Destination target, @Nullable Path screenshots, Settings.@Nullable Theme theme) {}
