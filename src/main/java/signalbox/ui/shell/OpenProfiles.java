package signalbox.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.profile.Destination;
import signalbox.app.session.Session;

/// The profiles that the window has open, the last opened first. One is shown, or none: the others draw nothing, but
/// are watched. On the FX thread.
final class OpenProfiles {
    private final List<OpenProfile> all = new ArrayList<>();
    private @Nullable OpenProfile shown;
    private boolean hidden;

    /// The one that is shown; null while none is.
    @Nullable
    OpenProfile shown() {
        return shown;
    }

    @Nullable
    Session session() {
        return shown == null ? null : shown.session();
    }

    @Nullable
    Shell shell() {
        return shown == null ? null : shown.shell();
    }

    List<OpenProfile> all() {
        return List.copyOf(all);
    }

    List<Session> sessions() {
        return all.stream().map(OpenProfile::session).toList();
    }

    Optional<OpenProfile> of(@Nullable Destination wanted) {
        return all.stream().filter(each -> each.isFor(wanted)).findFirst();
    }

    Optional<OpenProfile> named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    void add(OpenProfile opened) {
        all.addFirst(opened);
    }

    void remove(OpenProfile gone) {
        gone.end();
        gone.model().aside(true);
        all.remove(gone);
        if (gone.equals(shown)) {
            shown = null;
        }
    }

    /// @param wanted null: none, because something else takes the window
    void show(@Nullable OpenProfile wanted) {
        var before = shown;
        if (before != null && !before.equals(wanted)) {
            before.shell().stop();
            before.model().aside(true);
        }
        shown = wanted;
        if (wanted != null) {
            wanted.model().aside(false);
            wanted.shell().hidden(hidden);
        }
    }

    /// The window is hidden, or seen again.
    void hidden(boolean isHidden) {
        hidden = isHidden;
        all.forEach(each -> {
            if (each.equals(shown)) {
                each.shell().hidden(isHidden);
            }
        });
    }

    void watch(Settings settings) {
        all.forEach(each -> each.shell().watch(settings));
    }

    void alarm(Settings settings) {
        all.forEach(each -> {
            if (each.alarm() != null) {
                each.alarm().follow(settings);
            }
        });
    }
}
