package signalbox.app;

import org.jspecify.annotations.Nullable;

/// A profile in the file that cannot be used as it is written. What it was meant to protect is protected all the
/// same, as production and read-only.
///
/// @param name what the others call it; its place in the file when it has none
/// @param reason what is wrong with it, naming the key
/// @param place where its database is, as far as it can be read; null when not even the database's name can
public record UnusableProfile(
        String name, String reason, @Nullable DatabasePlace place) {
    /// A sentence for people.
    public String words() {
        return "Profile \"" + name + "\" in profiles.json cannot be used: " + reason + ".";
    }
}
