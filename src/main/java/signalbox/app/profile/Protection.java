package signalbox.app.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must be given before anything is done to a database: a property of the database, whoever comes to it by
/// whichever way.
///
/// @param environment the strictest that anybody calls it
/// @param readOnly whether somebody says that nothing may be changed there
/// @param ground why the environment is what it is
/// @param reasons sentences that name who says so, where it is not the profile that is open
public record Protection(
        String database, Environment environment, boolean readOnly, Ground ground, List<String> reasons) {
    /// Whether somebody said what a database is.
    public enum Ground {
        SAID,
        /// Nobody did for sure: the worst is taken for granted.
        ASSUMED
    }

    public Protection {
        reasons = List.copyOf(reasons);
    }

    static Protection of(Destination destination, String database) {
        var profile = destination.profile();
        var ground = destination.isTold() ? Ground.SAID : Ground.ASSUMED;
        return new Protection(database, profile.environment(), profile.readOnly(), ground, List.of());
    }

    /// One that nobody told of is production until somebody does.
    static Protection ofUnknown(String database) {
        return new Protection(
                database,
                Environment.PRODUCTION,
                false,
                Ground.ASSUMED,
                List.of("No saved profile is of database " + database + "."));
    }

    /// The strictest of both.
    Protection and(Protection other) {
        var all = new ArrayList<>(reasons);
        other.reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        var strictest = environment.strictest(other.environment);
        var said = isSaid(strictest) || other.isSaid(strictest);
        return new Protection(
                database, strictest, readOnly || other.readOnly, said ? Ground.SAID : Ground.ASSUMED, all);
    }

    private boolean isSaid(Environment word) {
        return environment == word && ground == Ground.SAID;
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
