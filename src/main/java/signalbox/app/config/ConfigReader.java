package signalbox.app.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.file.UnreadableFile;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.DatabaseConfig;
import signalbox.config.OdooRelease;
import signalbox.config.RecommendedConfig;
import signalbox.config.check.CheckContext;
import signalbox.config.check.CheckContext.Arrivals;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.monitor.Absence;
import signalbox.monitor.Snapshot;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.RemoteException;
import signalbox.remote.SshHost;
import signalbox.text.ListText;
import signalbox.text.LocalHost;
import signalbox.worker.ProcessFolders;
import signalbox.worker.ProcessKind;
import signalbox.worker.RunnerVariables;

/// Reads configurations from this machine, from the profile's host and from its database. Changes none of them.
public final class ConfigReader implements ConfigCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigReader.class);

    private static final Duration LATELY = Duration.ofMinutes(15);
    private static final Duration STAT = Duration.ofSeconds(10);

    private final Profile profile;
    private final BuildConfigs builds;
    private final ConfigArchive archive;
    private final Supplier<@Nullable Snapshot> newest;
    private final Supplier<DatabaseConfig> database;
    private final InstantSource clock;

    /// @param newest the newest snapshot; null before the first
    /// @param database reads the settings that the database stores; blocks
    public ConfigReader(
            Profile profile,
            BuildConfigs builds,
            ConfigArchive archive,
            Supplier<@Nullable Snapshot> newest,
            Supplier<DatabaseConfig> database,
            InstantSource clock) {
        this.profile = profile;
        this.builds = builds;
        this.archive = archive;
        this.newest = newest;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<ConfigSource> builds() {
        if (builds.areGiven()) {
            return List.copyOf(builds.local());
        }
        return whyNowhere().isEmpty() ? List.of(new ConfigSource.OfProfile()) : List.of();
    }

    @Override
    public LoadedConfig read(ConfigSource source) {
        return switch (source) {
            case ConfigSource.OfProfile() -> ofProfile();
            case ConfigSource.OnDisk(var path) -> onDisk(source, path, null);
            case ConfigSource.OfBuild(var _, var environment, var path) -> onDisk(source, path, environment);
            case ConfigSource.OnHost(var path) -> onHost(source, path);
            case ConfigSource.Pasted(var _, var text) ->
                read(source, parsed(text.getBytes(StandardCharsets.UTF_8), "pasted text"), null, null);
            case ConfigSource.Kept kept -> archive.read(kept);
            case ConfigSource.Recommended() ->
                read(source, ConfigFile.of("recommended", recommendation()), profile.environment(), null);
            case ConfigSource.InDatabase() ->
                read(source, DatabaseConfigText.of(database.get()), profile.environment(), null);
        };
    }

    private LoadedConfig read(
            ConfigSource source, ConfigFile file, @Nullable Environment environment, @Nullable Instant changedAt) {
        return new LoadedConfig(source, file, environment, clock.instant(), changedAt);
    }

    /// Without an SSH host, a usual place on this machine may belong to another Odoo: it counts only if this database's
    /// Odoo runs here.
    private Optional<String> whyNowhere() {
        var processes = processes();
        return builds.host() == null
                        && profile.config() == null
                        && !processes.areHere()
                        && !(isServerHere() && processes.areNamed())
                ? Optional.of("the profile names no odoo.conf and has no SSH host, and its Odoo is not known to run on"
                        + " this machine." + (isServerHere() ? processes.unproven() : ""))
                : Optional.empty();
    }

    private boolean isServerHere() {
        return profile.host().startsWith("/") || LocalHost.isThisMachine(profile.host());
    }

    /// Those of the newest snapshot; before the first, those that a command listed.
    private OdooProcesses processes() {
        var snapshot = newest.get();
        return snapshot == null ? builds.listed() : OdooProcesses.in(snapshot);
    }

    private LoadedConfig ofProfile() {
        whyNowhere().ifPresent(reason -> {
            throw new IllegalArgumentException("There is no odoo.conf to read: " + reason);
        });
        var search = search();
        var found = found(search)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no odoo.conf on " + builds.place().label() + ": " + tried(search)));
        var read = read(builds.place().source(found.path()));
        return read.noting(found.text() + " · " + variables().text());
    }

    private ConfigSearch search() {
        var source = builds.processes();
        return processes().search(source == null ? _ -> ProcessFolders.unknown("they are not read.") : source::folders);
    }

    /// A home that the profile names is that of the process.
    private Optional<ConfigSearch.Found> found(ConfigSearch search) {
        var given = profile.config();
        return given != null
                ? Optional.of(new ConfigSearch.Found(search.absolute(given).orElse(given), "named by the profile"))
                : search.find(builds.place()::existing);
    }

    private static String tried(ConfigSearch search) {
        return "none of " + ListText.and(search.places()) + " is there."
                + search.unknown().stream().map(text -> " " + text + ".").collect(Collectors.joining());
    }

    /// Of the process whose runner leads, else of the one whose odoo.conf counts. Blocks.
    private RunnerVariables variables() {
        var source = builds.processes();
        return search().process()
                .filter(_ -> source != null)
                .map(worker -> Objects.requireNonNull(source).variables(worker.process()))
                .orElseGet(() -> RunnerVariables.unknown("no process of its Odoo was listed."));
    }

    private LoadedConfig onDisk(ConfigSource source, Path path, @Nullable Environment environment) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is not a file that can be read to its end.");
        }
        try (var input = Files.newInputStream(path)) {
            var changed = Files.getLastModifiedTime(path).toInstant();
            return read(source, ConfigFile.read(input, path.toString()), environment, changed);
        } catch (IOException e) {
            throw UnreadableFile.of(path.toString(), e);
        }
    }

    private LoadedConfig onHost(ConfigSource source, String path) {
        var host = builds.host();
        if (host == null) {
            throw new IllegalArgumentException(
                    "Profile \"" + profile.name() + "\" has no SSH host: add one in the profile.");
        }
        var file = parsed(host.read(path, ConfigFile.MOST_BYTES + 1), path);
        var read = read(source, file, profile.environment(), changed(host, path));
        try {
            keep(read);
        } catch (UncheckedIOException e) {
            LOG.warn("The copy of the configuration was not saved: {}", e.getMessage());
        }
        return read;
    }

    @Override
    public KnownConfig ofOwnBuild() {
        if (builds.areGiven()) {
            return judged(builds.local().getLast());
        }
        var nowhere = whyNowhere();
        if (nowhere.isPresent()) {
            return new KnownConfig.NotGiven(nowhere.get());
        }
        var config = sought();
        return config instanceof KnownConfig.Read ? config : config.judgedWith(context());
    }

    private KnownConfig sought() {
        try {
            var search = search();
            return found(search)
                    .map(found -> judged(builds.place().source(found.path())))
                    .orElseGet(() -> new KnownConfig.NotGiven(
                            "there is no odoo.conf on " + builds.place().label() + ": " + tried(search)));
        } catch (RemoteException e) {
            return new KnownConfig.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public KnownLog log(KnownConfig config) {
        var nowhere = builds.areGiven() ? Optional.<String>empty() : whyNowhere();
        if (nowhere.isPresent()) {
            return new KnownLog.NotRead("It is not known where the log is: " + nowhere.get());
        }
        var path = search().logfile().orElseGet(() -> RunnerLogReader.path(config));
        return new RunnerLogReader(builds.host()).known(path, clock.instant());
    }

    /// The configuration from this source, with what is known about the build. Blocks. If the file cannot be read,
    /// the result says so.
    public KnownConfig judged(ConfigSource source) {
        try {
            var read = read(source);
            var context = context();
            return new KnownConfig.Read(
                    read.file(), isSinceChanged(read.changedAt()) ? context.withArrivals(null) : context);
        } catch (RemoteException e) {
            var reason = String.valueOf(e.getMessage());
            return e.kind() == RemoteException.Kind.NO_SUCH_FILE
                    ? new KnownConfig.NotGiven(reason)
                    : new KnownConfig.Unreadable(reason);
        } catch (ConfigException | UncheckedIOException e) {
            return new KnownConfig.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /// Whether the file changed after the leader started: that this leader works shows nothing about the file.
    private boolean isSinceChanged(@Nullable Instant changedAt) {
        var snapshot = newest.get();
        var leader = snapshot == null ? null : snapshot.leadership().leader();
        var start = leader == null ? null : leader.backendStart();
        return changedAt != null && start != null && changedAt.isAfter(start);
    }

    /// When the file was changed; null if the host has no such `stat`.
    private static @Nullable Instant changed(SshHost host, String path) {
        try {
            var seconds = host.run(List.of("stat", "-c", "%Y", "--", path), STAT, 100)
                    .out()
                    .strip();
            return seconds.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : null;
        } catch (RemoteException e) {
            LOG.debug("The time of {} is not known: {}", path, e.getMessage());
            return null;
        }
    }

    private static ConfigFile parsed(byte[] text, String name) {
        try (InputStream input = new ByteArrayInputStream(text)) {
            return ConfigFile.read(input, name);
        } catch (IOException e) {
            throw UnreadableFile.of(name, e);
        }
    }

    private String recommendation() {
        var context = seen();
        if (context.baseUrl() == null) {
            throw new IllegalArgumentException(
                    "There is no recommendation: the database's web.base.url names no site, or cannot be read.");
        }
        return RecommendedConfig.of(context.baseUrl(), context.httpWorkers());
    }

    @Override
    public CheckContext context() {
        return seen().withRootCapacity(rootCapacity())
                .withEnvironment(variables().known());
    }

    private @Nullable Integer rootCapacity() {
        try {
            return database.get().rootCapacity();
        } catch (PostgresException e) {
            LOG.debug("The database's limits are not known: {}", e.getMessage());
            return null;
        }
    }

    /// What the newest snapshot shows.
    private CheckContext seen() {
        var known = CheckContext.UNKNOWN.withOdooSh(builds.areOnOdooSh());
        var snapshot = newest.get();
        return snapshot == null
                ? known
                : known.withBaseUrl(baseUrl(snapshot))
                        .withHttpWorkers(httpWorkers(snapshot))
                        .withOdoo(OdooRelease.ofModule(snapshot.capabilities().queueJob())
                                .orElse(null))
                        .withArrivals(arrivals(snapshot));
    }

    private static @Nullable BaseUrl baseUrl(Snapshot snapshot) {
        var url = snapshot.capabilities().baseUrl();
        try {
            return url == null ? null : BaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            LOG.debug("web.base.url cannot be used: {}", e.getMessage());
            return null;
        }
    }

    /// Whether a job began lately while this leader led: then its requests arrive.
    private static @Nullable Arrivals arrivals(Snapshot snapshot) {
        var leader = snapshot.leadership().leader();
        var start = leader == null ? null : leader.backendStart();
        var began = snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement().moves().began())
                .orElse(null);
        if (leader == null
                || start == null
                || began == null
                || !began.isAfter(start)
                || began.isBefore(snapshot.serverTime().minus(LATELY))) {
            return null;
        }
        var here = snapshot.workers().behind(leader.pid()).isPresent();
        return new Arrivals(began, snapshot.serverTime(), here ? Arrivals.Leader.HERE : Arrivals.Leader.ANYWHERE);
    }

    /// Null when none is seen: Odoo may run elsewhere, or be asleep. Also null while processes are starting,
    /// because others may follow.
    private static @Nullable Integer httpWorkers(Snapshot snapshot) {
        var taken = snapshot.workers().takenAt();
        if (taken == null
                || snapshot.workers().odoo().stream()
                        .anyMatch(worker -> worker.process().started().isAfter(taken.minus(Absence.REPORTED_AFTER)))) {
            return null;
        }
        var count = snapshot.workers().kinds().getOrDefault(ProcessKind.HTTP, 0L);
        return count == 0 ? null : Math.toIntExact(count);
    }

    @Override
    public List<ConfigSource.Kept> kept() {
        return archive.all(profile.name());
    }

    @Override
    public Optional<ConfigSource.Kept> keep(LoadedConfig read) {
        return archive.keep(profile.name(), ConfigCopy.of(read.file(), profile.environment(), clock.instant()));
    }
}
