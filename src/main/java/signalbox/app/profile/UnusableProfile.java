package signalbox.app.profile;

import org.jspecify.annotations.Nullable;

/// A profile in the file that cannot be used as it is written. Its database is still protected, as production and
/// read-only.
///
/// @param name its name; its number in the file when it has none
/// @param line the line of the file where this is written
/// @param reason what is wrong with it, with the name of the key
/// @param place the address of its database, as far as it can be read; null when not even the database's name can
public record UnusableProfile(
        String name, int line, String reason, @Nullable DatabaseAddress place) {
    /// A sentence for people.
    public String sentence() {
        return "Profile \"" + name + "\" in profiles.json, line " + line + ", cannot be used: " + reason + ".";
    }

    /// The sentence, with what follows for its database.
    String warning() {
        return sentence() + " Its database counts as production and read-only until it is corrected.";
    }
}
