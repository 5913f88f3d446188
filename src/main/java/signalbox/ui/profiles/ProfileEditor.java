package signalbox.ui.profiles;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.postgres.connection.Password;
import signalbox.ui.kit.overlay.Overlay;

/// Opens the editor above the window.
public final class ProfileEditor {
    private final EditorServices services;
    private final Overlay overlay;
    private final EditorResult end;

    public ProfileEditor(EditorServices services, Overlay overlay, EditorResult end) {
        this.services = services;
        this.overlay = overlay;
        this.end = end;
    }

    public void create() {
        open(ProfileForm.empty(), "", null);
    }

    /// Edits the profile of the open session, which need not be saved yet.
    ///
    /// @param former the name under which it is saved; empty when it is not
    public void edit(Destination destination, String former) {
        var profile = destination.profile();
        var password = destination.spec().password();
        var typed = Objects.equals(password, profile.spec().password()) ? null : password;
        var form = ProfileForm.of(profile);
        open(destination.isStated() ? form : form.untagged(), former, typed);
    }

    /// Begins a profile that is as this one, under another name; its environment is chosen again.
    void duplicate(Profile profile) {
        open(ProfileForm.of(profile.named(profile.name() + "-copy")).untagged(), "", null);
    }

    private void open(ProfileForm start, String former, @Nullable Password typed) {
        var closing = new Closing();
        var model = new ProfileEditorViewModel(services, closing, start, former);
        if (typed != null) {
            model.password().set(typed.value());
        }
        var view = new ProfileEditorView(model);
        closing.view = view;
        overlay.open(view, view.first());
    }

    private final class Closing implements EditorResult {
        private @Nullable ProfileEditorView view;

        private void close() {
            if (view != null) {
                overlay.close(view);
            }
        }

        @Override
        public void cancelled() {
            close();
            end.cancelled();
        }

        @Override
        public void saved(Profile profile) {
            close();
            end.saved(profile);
        }

        @Override
        public void opened(Destination destination) {
            close();
            end.opened(destination);
        }
    }
}
