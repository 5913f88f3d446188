package signalbox.app.profile;

import org.jspecify.annotations.Nullable;

/// A profile in the file that cannot be used as it is written. Its database is still protected, as production and
/// read-only.
///
/// @param name what the others call it; its place in the file when it has none
/// @param line of the file in which that stands
/// @param reason what is wrong with it, naming the key
/// @param place where its database is, as far as it can be read; null when not even the database's name can
public record UnusableProfile(
        String name, int line, String reason, @Nullable DatabaseAddress place) {
    /// A sentence for people.
    public String sentence() {
        return "Profile \"" + name + "\" in profiles.json, line " + line + ", cannot be used: " + reason + ".";
    }

    /// With what follows for its database.
    String warning() {
        return sentence() + " Its database counts as production and read-only until it is corrected.";
    }
}
