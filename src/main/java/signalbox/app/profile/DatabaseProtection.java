package signalbox.app.profile;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.file.AppFolders;
import signalbox.postgres.capability.DatabaseIdentity;

/// Decides how a database is protected. The window and the command line have no other rule for this. A saved profile
/// protects its database also under another spelling of its host, through a tunnel, or when it is named from another
/// database of the same server. For each question it reads the files again and may look up names: it blocks.
public final class DatabaseProtection {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProtection.class);

    private final @Nullable Profiles profiles;
    private final @Nullable KnownDatabases known;

    private DatabaseProtection(@Nullable Profiles profiles, @Nullable KnownDatabases known) {
        this.profiles = profiles;
        this.known = known;
    }

    public static DatabaseProtection of(AppFolders folders) {
        return new DatabaseProtection(new Profiles(folders), new KnownDatabases(folders));
    }

    /// Knows no saved profile.
    public static DatabaseProtection alone() {
        return new DatabaseProtection(null, null);
    }

    /// The protection of the database that a destination leads to.
    ///
    /// @param here the identity of that database; null while it has not been read
    public Protection of(Destination destination, @Nullable DatabaseIdentity here) {
        var place = DatabaseAddress.of(destination);
        var own = Protection.of(destination, place.name(here));
        var saved = saved(place, here);
        if (!destination.isStated() && !saved.stated().isEmpty()) {
            return saved.doubted(saved.stated().stream().reduce(Protection::and).orElse(own));
        }
        return saved.doubted(
                saved.stated().stream().filter(each -> each.isStricterThan(own)).reduce(own, Protection::and));
    }

    /// The protection of another database on the server that a destination leads to. What was said about the
    /// destination does not count for it.
    public Protection ofNeighbour(String database, Destination destination, @Nullable DatabaseIdentity here) {
        var place = DatabaseAddress.of(destination).withDatabase(database);
        var saved = saved(place, here == null ? null : here.withDatabase(database));
        return saved.doubted(
                saved.stated().stream().reduce(Protection::and).orElseGet(() -> Protection.ofUnknown(database)));
    }

    /// The protection of a database of which only the name is known and not the server: that of all profiles that name
    /// such a database; empty when none does.
    public Optional<Protection> ofNameAlone(String database) {
        if (profiles == null) {
            return Optional.empty();
        }
        try {
            return ProfileProtection.ofNameAlone(database, profiles.read());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.of(ProfileProtection.unread(database, e).stated().getFirst());
        }
    }

    private ProfileProtection saved(DatabaseAddress place, @Nullable DatabaseIdentity here) {
        if (profiles == null || known == null) {
            return ProfileProtection.NONE;
        }
        try {
            return ProfileProtection.of(new ProfileLookup(place, here, known.read()), profiles.read());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return ProfileProtection.unread(place.name(here), e);
        }
    }

    /// Which entries of the profiles' file cannot be used, in sentences.
    public List<String> faults() {
        if (profiles == null) {
            return List.of();
        }
        try {
            return profiles.read().unusable().stream()
                    .map(UnusableProfile::warning)
                    .toList();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return List.of(ProfileProtection.unread(e));
        }
    }

    /// Remembers the identity of a saved profile's database. If it cannot be written, this is logged.
    public void remember(Destination destination, DatabaseIdentity here) {
        if (known != null) {
            try {
                known.remember(destination, here);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                LOG.warn("The identity of database {} was not saved: {}", here.database(), e.getMessage());
            }
        }
    }
}
