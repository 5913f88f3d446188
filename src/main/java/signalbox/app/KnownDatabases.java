package signalbox.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Known;
import signalbox.health.Known.Other;
import signalbox.health.Known.Stage;
import signalbox.queue.Setup;

/// What the databases of saved profiles said of themselves when they were looked at last, so that a copy of one
/// is recognised. Holds nothing of one-offs.
public final class KnownDatabases {
    private static final Logger LOG = LoggerFactory.getLogger(KnownDatabases.class);

    /// @param uuid, baseUrl null when it has none
    record Seen(@Nullable String uuid, @Nullable String baseUrl) {}

    record Stored(Map<String, Seen> byProfile) {
        Stored {
            byProfile = byProfile == null ? Map.of() : Map.copyOf(byProfile);
        }
    }

    private final Profiles profiles;
    private final JsonFile<Stored> file;

    public KnownDatabases(Folders folders) {
        this.profiles = new Profiles(folders);
        this.file = new JsonFile<>(folders.knownDatabasesFile(), Stored.class, new Stored(Map.of()));
    }

    /// What is known beside a snapshot of this profile.
    public Known around(Profile profile) {
        return new Known(stage(profile), others(profile));
    }

    /// A one-off is development unless it was tagged: that says nothing.
    private Stage stage(Profile profile) {
        if (profile.environment() == Environment.DEVELOPMENT && !isSaved(profile)) {
            return Stage.UNKNOWN;
        }
        return stage(profile.environment());
    }

    private static Stage stage(Environment environment) {
        return environment == Environment.PRODUCTION ? Stage.PRODUCTION : Stage.ELSE;
    }

    private List<Other> others(Profile profile) {
        var seen = stored().byProfile();
        return profiles.all().stream()
                .filter(other -> !other.name().equals(profile.name()) && !isSameDatabase(other, profile))
                .flatMap(other -> Optional.ofNullable(seen.get(other.name())).stream()
                        .map(its -> new Other(other.name(), stage(other.environment()), its.uuid(), its.baseUrl())))
                .toList();
    }

    private static boolean isSameDatabase(Profile one, Profile other) {
        return one.host().equalsIgnoreCase(other.host())
                && one.port() == other.port()
                && one.database().equals(other.database());
    }

    private boolean isSaved(Profile profile) {
        return profiles.all().contains(profile);
    }

    private Stored stored() {
        try {
            return file.read();
        } catch (RuntimeException e) {
            LOG.warn("{}; no other database is known", e.getMessage());
            return new Stored(Map.of());
        }
    }

    /// Takes down what a saved profile's database says of itself.
    ///
    /// @throws java.io.UncheckedIOException naming the file when it cannot be written
    public void remember(Profile profile, Setup setup) {
        var seen = new Seen(
                setup.parameter(Setup.DATABASE_UUID).orElse(null),
                setup.parameter(Setup.BASE_URL).orElse(null));
        var all = new HashMap<>(stored().byProfile());
        if (isSaved(profile) && !seen.equals(all.put(profile.name(), seen))) {
            file.write(new Stored(all));
        }
    }
}
