package signalbox.app.profile;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.file.AppFolders;
import signalbox.app.file.JsonFile;
import signalbox.health.FindingContext;
import signalbox.health.FindingContext.Other;
import signalbox.health.FindingContext.Stage;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.queue.installation.OdooSetup;
import signalbox.text.SecretMask;

/// Remembers the identities of the databases of saved profiles, so that a copy of one is recognised. It does not
/// contain databases that were opened only with `--url`.
public final class KnownDatabases {
    private static final Logger LOG = LoggerFactory.getLogger(KnownDatabases.class);

    /// So long the file is not written again. A server that started later than its neighbour was seen may be that
    /// neighbour, restarted: so it must be known when each was seen last.
    private static final Duration IDENTITY_GOOD_FOR = Duration.ofSeconds(5);

    /// @param uuid, baseUrl null when it has none
    /// @param place the address of the profile when its database was seen; null: not seen
    /// @param identity of the database; null: not seen
    record Seen(
            @Nullable String uuid,
            @Nullable String baseUrl,
            @Nullable DatabaseAddress place,
            @Nullable DatabaseIdentity identity) {
        static final Seen NEVER = new Seen(null, null, null, null);

        Seen saying(@Nullable String itsUuid, @Nullable String itsUrl) {
            return new Seen(itsUuid, itsUrl, place, identity);
        }

        Seen known(DatabaseAddress where, DatabaseIdentity by) {
            return new Seen(uuid, baseUrl, where, by);
        }

        /// The identity of the profile's database; empty when it was never seen, or when the profile has
        /// another address now.
        Optional<DatabaseIdentity> identityAt(@Nullable DatabaseAddress now) {
            var moved = now != null && place != null && !now.isSame(place);
            return moved ? Optional.empty() : Optional.ofNullable(identity);
        }

        /// Whether it is known already, and need not be written again.
        boolean isLike(DatabaseAddress where, DatabaseIdentity by) {
            return identity != null
                    && where.equals(place)
                    && by.equals(identity.seenAt(by.seenAt()))
                    && by.seenAt().isBefore(identity.seenAt().plus(IDENTITY_GOOD_FOR));
        }
    }

    record Stored(Map<String, Seen> byProfile) {
        static final Stored NOTHING = new Stored(Map.of());

        Stored {
            byProfile = byProfile == null ? Map.of() : Map.copyOf(byProfile);
        }

        /// The identities of a profile's database, also from the time when the profile had another name.
        Stream<DatabaseIdentity> identities(String profile, @Nullable DatabaseAddress place) {
            var own = of(profile).identityAt(place).stream();
            var renamed = place == null
                    ? Stream.<Seen>empty()
                    : byProfile.values().stream().filter(seen -> seen.place() != null && place.isSame(seen.place()));
            return Stream.concat(own, renamed.flatMap(seen -> seen.identityAt(place).stream()));
        }

        /// The identity when the database was last seen; empty when it never was.
        Optional<DatabaseIdentity> newest(String profile, @Nullable DatabaseAddress place) {
            return identities(profile, place).max(Comparator.comparing(DatabaseIdentity::seenAt));
        }

        Seen of(String profile) {
            return byProfile.getOrDefault(profile, Seen.NEVER);
        }

        Stored with(String profile, Seen seen) {
            var all = new HashMap<>(byProfile);
            all.put(profile, seen);
            return new Stored(all);
        }
    }

    private final Profiles profiles;
    private final JsonFile<Stored> file;

    public KnownDatabases(AppFolders folders) {
        this.profiles = new Profiles(folders);
        this.file = new JsonFile<>(folders.knownDatabasesFile(), Stored.class, Stored.NOTHING);
    }

    /// What is known about the database at a destination, beside a snapshot.
    public FindingContext contextOf(Destination destination) {
        return new FindingContext(stage(destination), others(destination));
    }

    /// If no environment was given, the stage is not known.
    private static Stage stage(Destination destination) {
        return destination.isStated() ? stage(destination.profile().environment()) : Stage.UNKNOWN;
    }

    private static Stage stage(Environment environment) {
        return environment == Environment.PRODUCTION ? Stage.PRODUCTION : Stage.ELSE;
    }

    private List<Other> others(Destination destination) {
        var seen = stored().byProfile();
        var here = DatabaseAddress.of(destination);
        return profiles.all().stream()
                .filter(other -> !other.name().equals(destination.profile().name())
                        && !DatabaseAddress.of(other).isSame(here))
                .flatMap(other -> Optional.ofNullable(seen.get(other.name())).stream()
                        .map(its -> new Other(other.name(), stage(other.environment()), its.uuid(), its.baseUrl())))
                .toList();
    }

    private boolean isSaved(Destination destination) {
        var place = DatabaseAddress.of(destination);
        return profiles.all().stream()
                .anyMatch(saved -> saved.name().equals(destination.profile().name())
                        && DatabaseAddress.of(saved).isSame(place));
    }

    /// @throws RuntimeException when the file cannot be read; its message names the file
    Stored read() {
        return file.read();
    }

    /// A file that cannot be read counts as empty.
    Stored stored() {
        try {
            return file.read();
        } catch (RuntimeException e) {
            LOG.warn("{}; no other database is known", e.getMessage());
            return Stored.NOTHING;
        }
    }

    /// Remembers two parameters of a saved profile's database: database.uuid and web.base.url.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be written; its message names the file
    public void remember(Destination destination, OdooSetup setup) {
        var uuid = setup.parameter(OdooSetup.DATABASE_UUID).orElse(null);
        var url = setup.parameter(OdooSetup.BASE_URL).map(SecretMask::masked).orElse(null);
        if (isSaved(destination)) {
            update(destination, seen -> seen.saying(uuid, url));
        }
    }

    /// Remembers the identity of a saved profile's database.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be written; its message names the file
    void remember(Destination destination, DatabaseIdentity identity) {
        var place = DatabaseAddress.of(destination);
        if (isSaved(destination)) {
            update(destination, seen -> seen.isLike(place, identity) ? seen : seen.known(place, identity));
        }
    }

    private void update(Destination destination, UnaryOperator<Seen> change) {
        var name = destination.profile().name();
        file.update(file::read, stored -> stored.with(name, change.apply(stored.of(name))));
    }
}
