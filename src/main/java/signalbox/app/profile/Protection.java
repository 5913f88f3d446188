package signalbox.app.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an action on a database needs first. It belongs to the database, whatever address or profile leads to it.
///
/// @param environment the strictest one that any profile or option gives
/// @param readOnly whether a profile forbids all changes
/// @param ground whether the environment was given or is assumed
/// @param reasons sentences that name the profile that decides, if it is not the open one
public record Protection(
        String database, Environment environment, boolean readOnly, ProtectionBasis ground, List<String> reasons) {
    /// Whether the environment of a database was given.
    public enum ProtectionBasis {
        SAID,
        /// It was not given for certain: the strictest one is assumed.
        ASSUMED
    }

    public Protection {
        reasons = List.copyOf(reasons);
    }

    static Protection of(Destination destination, String database) {
        var profile = destination.profile();
        var ground = destination.isStated() ? ProtectionBasis.SAID : ProtectionBasis.ASSUMED;
        return new Protection(database, profile.environment(), profile.readOnly(), ground, List.of());
    }

    /// A database that no profile is for counts as production.
    public static Protection ofUnknown(String database) {
        return new Protection(
                database,
                Environment.PRODUCTION,
                false,
                ProtectionBasis.ASSUMED,
                List.of("No saved profile is for database " + database + "."));
    }

    /// The same, for an action that may also reach databases of which nothing is known.
    ///
    /// @param why a sentence
    public Protection unclear(String why) {
        return and(new Protection(database, Environment.PRODUCTION, false, ProtectionBasis.ASSUMED, List.of(why)));
    }

    /// The strictest of both in each respect.
    Protection and(Protection other) {
        var all = new ArrayList<>(reasons);
        other.reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        var strictest = environment.strictest(other.environment);
        var said = isStated(strictest) || other.isStated(strictest);
        return new Protection(
                database,
                strictest,
                readOnly || other.readOnly,
                said ? ProtectionBasis.SAID : ProtectionBasis.ASSUMED,
                all);
    }

    private boolean isStated(Environment word) {
        return environment == word && ground == ProtectionBasis.SAID;
    }

    boolean isStricterThan(Protection other) {
        return (readOnly && !other.readOnly) || environment.strictest(other.environment) != other.environment;
    }

    /// What must be typed before anything changes: the database's name; empty: nothing.
    public Optional<String> typed() {
        return environment == Environment.PRODUCTION ? Optional.of(database) : Optional.empty();
    }

    /// Why its name must be typed: half a sentence.
    public String whyTyped() {
        return reasons.isEmpty()
                ? switch (ground) {
                    case SAID -> "its profile or --environment says so";
                    case ASSUMED -> "no profile and no --environment says what it is";
                }
                : because().replaceAll("\\.$", "");
    }

    /// Sentences in one line that say which profile decides; empty if only the open one does.
    public String because() {
        return String.join(" ", reasons);
    }
}
