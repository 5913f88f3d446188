package signalbox.ui.shell;

import java.util.List;
import java.util.Optional;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.UnusableProfile;
import signalbox.app.session.Sessions;
import signalbox.queue.job.JobLink;

/// What the window opens when it was started without a database.
sealed interface StartChoice {
    /// The demo cluster: there are no profiles yet.
    record Demo() implements StartChoice {}

    record Open(Destination destination) implements StartChoice {}

    /// A person chooses.
    ///
    /// @param reason why the profile that was open last is not opened, a sentence; empty: none was
    record Choose(Profiles.Saved saved, String reason) implements StartChoice {}

    /// Reads the profiles of this user.
    ///
    /// @throws IllegalArgumentException when their file is not valid
    static StartChoice of(WindowSetup setup) {
        var link = setup.request().link();
        var saved = setup.profiles().read();
        return link == null ? of(saved, setup.settings().current().lastProfile()) : of(saved, link);
    }

    /// The profile of the link, so that no job of another database is shown in its place. The demo has no profile of
    /// its own.
    static StartChoice of(Profiles.Saved saved, JobLink link) {
        var profile = named(saved.usable(), link.profile());
        if (profile.isPresent()) {
            return new Open(Destination.of(profile.get()));
        }
        if (link.profile().equals(Sessions.DEMO)) {
            return new Demo();
        }
        var gone = "There is no profile " + link.profile() + ", which the link names. Open the one of its database.";
        return new Choose(saved, unusable(saved.unusable(), link.profile()).orElse(gone));
    }

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
        return unusable(unusable, last).orElse("The profile " + last + ", which was open last, no longer exists.");
    }

    private static Optional<String> unusable(List<UnusableProfile> unusable, String name) {
        return unusable.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .map(UnusableProfile::sentence);
    }
}
