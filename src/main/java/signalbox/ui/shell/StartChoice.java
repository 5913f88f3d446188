package signalbox.ui.shell;

import java.util.List;
import java.util.Optional;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.UnusableProfile;

/// What the window opens when it was started without a database.
sealed interface StartChoice {
    /// The demo cluster: there are no profiles yet.
    record Demo() implements StartChoice {}

    record Open(Destination destination) implements StartChoice {}

    /// A person chooses.
    ///
    /// @param reason why the profile that was open last is not opened, a sentence; empty: none was
    record Choose(Profiles.Saved saved, String reason) implements StartChoice {}

    /// @param last the name of the profile that was open last; empty: none was
    static StartChoice of(Profiles.Saved saved, String last) {
        if (saved.usable().isEmpty() && saved.unusable().isEmpty()) {
            return new Demo();
        }
        return named(saved.usable(), last)
                .<StartChoice>map(profile -> new Open(Destination.of(profile)))
                .orElseGet(() -> new Choose(saved, reason(saved.unusable(), last)));
    }

    private static Optional<Profile> named(List<Profile> profiles, String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    private static String reason(List<UnusableProfile> unusable, String last) {
        if (last.isEmpty()) {
            return "";
        }
        return unusable.stream()
                .filter(profile -> profile.name().equals(last))
                .findFirst()
                .map(UnusableProfile::sentence)
                .orElse("The profile " + last + ", which was open last, no longer exists.");
    }
}
