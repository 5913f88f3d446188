package signalbox.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.profile.Destination;
import signalbox.queue.job.JobLink;

/// How the window is to be opened.
///
/// @param target what to open; null: what the link names, or else the profile that was open last, or the demo cluster
/// @param link the job to show first, and whose profile to open where there is no target; null: none
/// @param screenshots the folder for a PNG of each screen, after which the program ends; null: stay open
/// @param theme null: the one of the settings
public record WindowRequest(
        @Nullable Destination target,
        @Nullable JobLink link,
        @Nullable Path screenshots,
        Settings.@Nullable ThemeChoice theme) {
    /// As it opens without arguments.
    public static final WindowRequest PLAIN = new WindowRequest(null, null, null, null);

    /// As it opens when a person follows a link.
    public static WindowRequest to(JobLink link) {
        return new WindowRequest(null, link, null, null);
    }
}
