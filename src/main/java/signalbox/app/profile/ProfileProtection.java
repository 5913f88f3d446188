package signalbox.app.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.app.profile.ProfileLookup.Likeness;
import signalbox.app.profile.Protection.ProtectionBasis;

/// What saved profiles say about the protection of one database.
///
/// @param stated by the profiles that are for it
/// @param doubts by the profiles that may be for it
record ProfileProtection(List<Protection> stated, List<Protection> doubts) {
    static final ProfileProtection NONE = new ProfileProtection(List.of(), List.of());

    static ProfileProtection of(ProfileLookup sought, Profiles.Saved profiles) {
        var all = Stream.concat(
                        profiles.usable().stream().map(profile -> ProfileStatement.of(profile, sought)),
                        profiles.unusable().stream().map(profile -> ProfileStatement.of(profile, sought)))
                .toList();
        return new ProfileProtection(
                all.stream()
                        .filter(ProfileStatement::isOfIt)
                        .map(ProfileStatement::stated)
                        .toList(),
                all.stream()
                        .filter(ProfileStatement::mayBeOfIt)
                        .map(ProfileStatement::doubted)
                        .toList());
    }

    /// The strictest of all profiles that name a database so, on whatever server.
    static Optional<Protection> ofNameAlone(String database, Profiles.Saved profiles) {
        var usable = profiles.usable().stream()
                .filter(profile -> profile.database().equals(database))
                .map(profile -> stated(
                        profile,
                        database,
                        ProtectionBasis.ASSUMED,
                        "Profile \"" + profile.name() + "\" (" + word(profile)
                                + ") names a database of this name: it may be the same one."));
        var unusable = profiles.unusable().stream()
                .filter(profile -> Optional.ofNullable(profile.place())
                        .map(place -> place.database().equals(database))
                        .orElse(true))
                .map(profile -> locked(database, profile.warning()));
        return Stream.concat(usable, unusable).reduce(Protection::and);
    }

    private static String word(Profile profile) {
        return profile.environment().word() + (profile.readOnly() ? ", read-only" : "");
    }

    /// If the profiles cannot be read, no change is allowed.
    static ProfileProtection unread(String database, RuntimeException e) {
        return new ProfileProtection(List.of(locked(database, unread(e))), List.of());
    }

    /// The sentence about this.
    static String unread(RuntimeException e) {
        return "Signalbox cannot read which databases are protected, and changes nothing anywhere until that is"
                + " corrected: "
                + e.getMessage() + ".";
    }

    /// The strictest protection, as long as it is not known whether a profile is for this database.
    Protection doubted(Protection known) {
        return doubts.stream().filter(each -> each.isStricterThan(known)).reduce(known, Protection::and);
    }

    /// What one profile says.
    ///
    /// @param stated if the profile is for the database
    /// @param doubted if it may be
    private record ProfileStatement(Likeness likeness, Protection stated, Protection doubted) {
        static ProfileStatement of(Profile profile, ProfileLookup sought) {
            var likeness = sought.likeness(profile.name(), DatabaseAddress.of(profile));
            var database = sought.database();
            var word = word(profile);
            var name = "\"" + profile.name() + "\"";
            var says = "Profile " + name + " calls database " + database + " " + word + ".";
            var may = "Profile " + name + " (" + word + ") names a database of this name and was "
                    + (likeness == Likeness.NOT_TOLD ? "not opened since a server was restarted" : "never opened")
                    + ": it may be the same database. Open " + name
                    + " once so that Signalbox knows its server, or remove that profile.";
            return new ProfileStatement(
                    likeness,
                    ProfileProtection.stated(profile, database, ProtectionBasis.SAID, says),
                    ProfileProtection.stated(profile, database, ProtectionBasis.ASSUMED, may));
        }

        static ProfileStatement of(UnusableProfile profile, ProfileLookup sought) {
            var likeness = sought.likeness(profile.name(), profile.place());
            var may = " It names a database of this name, which counts as production and read-only until the profile"
                    + " is corrected.";
            return new ProfileStatement(
                    likeness,
                    locked(sought.database(), profile.warning()),
                    locked(sought.database(), profile.sentence() + may));
        }

        boolean isOfIt() {
            return likeness == Likeness.SAME;
        }

        boolean mayBeOfIt() {
            return likeness == Likeness.NEVER_SEEN || likeness == Likeness.NOT_TOLD;
        }
    }

    private static Protection stated(Profile profile, String database, ProtectionBasis ground, String reason) {
        return new Protection(database, profile.environment(), profile.readOnly(), ground, List.of(reason));
    }

    private static Protection locked(String database, String reason) {
        return new Protection(database, Environment.PRODUCTION, true, ProtectionBasis.ASSUMED, List.of(reason));
    }
}
