package signalbox.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must be given before anything is done to a database: a property of the database, whoever comes to it by
/// whichever way.
///
/// @param environment the strictest that anybody calls it
/// @param readOnly whether somebody says that nothing may be changed there
/// @param reasons sentences that name who says so, where it is not the profile that is open
public record Protection(String database, Environment environment, boolean readOnly, List<String> reasons) {
    public Protection {
        reasons = List.copyOf(reasons);
    }

    static Protection of(Profile profile, String database) {
        return new Protection(database, profile.environment(), profile.readOnly(), List.of());
    }

    /// One that nobody told of is production until somebody does.
    static Protection ofUnknown(String database) {
        return new Protection(
                database,
                Environment.PRODUCTION,
                false,
                List.of("No saved profile is of database " + database + ": it is taken for production."));
    }

    /// The strictest of both.
    Protection and(Protection other) {
        var all = new ArrayList<>(reasons);
        other.reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return new Protection(database, environment.strictest(other.environment), readOnly || other.readOnly, all);
    }

    boolean isStricterThan(Protection other) {
        return (readOnly && !other.readOnly) || environment.strictest(other.environment) != other.environment;
    }

    /// What must be typed before anything changes; empty: nothing.
    public Optional<String> typed() {
        return environment == Environment.PRODUCTION ? Optional.of(database) : Optional.empty();
    }

    /// Sentences that say who protects it, in one line; empty where the profile alone does.
    public String because() {
        return String.join(" ", reasons);
    }
}
