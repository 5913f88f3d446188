package signalbox.app;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.DatabaseIdentity;

/// How databases are protected: the one rule, for window and command line. Saved profiles say so of the database
/// that they lead to, and a database is the same under another spelling of its host, through a tunnel, or as
/// another's neighbour on a server. Reads the files anew at each question, and may ask the resolver: it blocks.
public final class DatabaseProtection {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProtection.class);

    private final @Nullable Profiles profiles;
    private final @Nullable KnownDatabases known;

    private DatabaseProtection(@Nullable Profiles profiles, @Nullable KnownDatabases known) {
        this.profiles = profiles;
        this.known = known;
    }

    public static DatabaseProtection of(Folders folders) {
        return new DatabaseProtection(new Profiles(folders), new KnownDatabases(folders));
    }

    /// Knows no saved profile.
    static DatabaseProtection alone() {
        return new DatabaseProtection(null, null);
    }

    /// Of the database that a destination leads to.
    ///
    /// @param here by what it is known; null while that was not read
    public Protection of(Destination destination, @Nullable DatabaseIdentity here) {
        var place = DatabasePlace.of(destination);
        var own = Protection.of(destination.profile(), place.database());
        var said = said(place, here);
        if (!destination.isTold() && !said.isEmpty()) {
            return said.stream().reduce(Protection::and).orElse(own);
        }
        return said.stream().filter(each -> each.isStricterThan(own)).reduce(own, Protection::and);
    }

    /// Of another database on the server that a destination leads to.
    public Protection ofNeighbour(String database, Destination destination, @Nullable DatabaseIdentity here) {
        var place = DatabasePlace.of(destination).withDatabase(database);
        return said(place, here == null ? null : here.withDatabase(database)).stream()
                .reduce(Protection::and)
                .orElseGet(() -> Protection.ofUnknown(database));
    }

    /// Of another database that the operator named along with the destination's own: what no profile says of it is
    /// what was told of the destination.
    Protection ofNamed(String database, Destination destination, @Nullable DatabaseIdentity here) {
        var place = DatabasePlace.of(destination).withDatabase(database);
        return said(place, here == null ? null : here.withDatabase(database)).stream()
                .reduce(Protection::and)
                .orElseGet(() -> Protection.of(destination.profile(), database));
    }

    /// What saved profiles say of one database.
    private List<Protection> said(DatabasePlace place, @Nullable DatabaseIdentity here) {
        if (profiles == null || known == null) {
            return List.of();
        }
        try {
            var sought = new Sought(place, here, known.read());
            var saved = profiles.read();
            var usable = saved.usable().stream()
                    .filter(profile -> sought.isOf(profile.name(), DatabasePlace.of(profile)))
                    .map(profile -> said(profile, place));
            var unusable = saved.unusable().stream()
                    .filter(profile -> sought.isOf(profile.name(), profile.place()))
                    .map(profile -> said(profile, place));
            return Stream.concat(usable, unusable).toList();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return List.of(locked(place, "Which databases are protected cannot be read: " + e.getMessage() + "."));
        }
    }

    /// A database whose profiles are looked for.
    private record Sought(DatabasePlace place, @Nullable DatabaseIdentity here, KnownDatabases.Stored known) {
        /// By its spelling, or by what its server says of itself.
        boolean isOf(String profile, @Nullable DatabasePlace itsPlace) {
            var spelt = itsPlace != null && itsPlace.isSame(place);
            return spelt || (here != null && known.identities(profile, itsPlace).anyMatch(here::isSame));
        }
    }

    private static Protection said(Profile profile, DatabasePlace place) {
        var word = profile.environment().word() + (profile.readOnly() ? ", read-only" : "");
        var reason = "Profile \"" + profile.name() + "\" calls database " + place.database() + " " + word + ".";
        return new Protection(place.database(), profile.environment(), profile.readOnly(), List.of(reason));
    }

    private static Protection said(UnusableProfile profile, DatabasePlace place) {
        return locked(
                place, profile.words() + " Its database counts as production and read-only until it is corrected.");
    }

    private static Protection locked(DatabasePlace place, String reason) {
        return new Protection(place.database(), Environment.PRODUCTION, true, List.of(reason));
    }

    /// What cannot be used in the file of profiles, in sentences.
    public List<String> faults() {
        if (profiles == null) {
            return List.of();
        }
        try {
            return profiles.read().unusable().stream()
                    .map(UnusableProfile::words)
                    .toList();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return List.of(e.getMessage() + ": nothing is changed anywhere until it is corrected.");
        }
    }

    /// Takes down by what the database of a saved profile is known. What cannot be written is logged.
    public void remember(Destination destination, DatabaseIdentity here) {
        if (known != null) {
            try {
                known.remember(destination, here);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                LOG.warn("By what database {} is known is not kept: {}", here.database(), e.getMessage());
            }
        }
    }
}
