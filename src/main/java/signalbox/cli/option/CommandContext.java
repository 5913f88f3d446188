package signalbox.cli.option;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import signalbox.app.WindowRequest;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.OdooProcesses;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Protection;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.audit.Action;
import signalbox.audit.Preview;
import signalbox.channel.ConfiguredChannels;
import signalbox.cli.output.JsonOutput;
import signalbox.cli.output.TerminalOutput;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.session.Backend;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.rule.Findings;
import signalbox.monitor.ProcessSnapshot;
import signalbox.monitor.Snapshot;
import signalbox.monitor.SnapshotReader;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.capability.IdentityQueries;
import signalbox.postgres.capability.SameDatabase;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.action.OperationEntry;
import signalbox.worker.LocalProcesses;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessException;

/// What commands need: input, output, sessions and profiles.
///
/// @param in for commands that are told to read from it
/// @param out for results only
/// @param operations what can be done to jobs
/// @param before the database that was named before the command, if any
/// @param opened what this command connects to, several times perhaps: it acts on no other database than it looked at
/// @param window opens the window and returns its exit code
public record CommandContext(
        AppFolders folders,
        InstantSource clock,
        InputStream in,
        TerminalOutput out,
        TerminalOutput err,
        ToIntFunction<WindowRequest> window,
        List<OperationEntry> operations,
        DatabaseOptions before,
        Map<String, SameDatabase> opened) {

    public CommandContext(
            AppFolders folders,
            InstantSource clock,
            InputStream in,
            TerminalOutput out,
            TerminalOutput err,
            ToIntFunction<WindowRequest> window,
            List<OperationEntry> operations,
            DatabaseOptions before) {
        this(folders, clock, in, out, err, window, operations, before, new ConcurrentHashMap<>());
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /// A runner begins a job that was just added within this time (queue_job gets a notification of it).
    private static final Duration SECOND_LOOK = Duration.ofMillis(200);

    /// The destination of a command's own options; if it has none, of those before the command.
    public Destination destination(DatabaseOptions target) {
        var wanted = target.or(before);
        var destination = wanted.resolve(folders);
        wanted.warn(err);
        var first = opened.computeIfAbsent(
                destination.name() + " " + destination.spec().label(), _ -> new SameDatabase());
        return destination.by(destination.spec().requiring(first));
    }

    /// Tells the operator what to know about the protection there.
    private void reportProtection(DatabaseOptions target, Protection protection) {
        DatabaseProtection.of(folders).faults().forEach(err::note);
        target.or(before).reportProtection(protection, err);
    }

    /// A session that may act; the caller must close it. Blocks.
    public Session armed(DatabaseOptions target) {
        var session = new Sessions(folders, clock, operations).once(destination(target));
        try {
            session.connect();
            reportProtection(target, session.protection());
            session.arm().ifPresent(err::note);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// What an action would do now, as the window shows it. Blocks.
    public Preview preview(DatabaseOptions target, Action action) {
        try (var session = new Sessions(folders, clock, operations).once(destination(target))) {
            session.connect();
            reportProtection(target, session.protection());
            return session.preview(action);
        }
    }

    public <T> T look(DatabaseOptions target, Function<DatabaseLook, T> use) {
        return look(target, destination(target), use);
    }

    /// The same for a look that lists processes, too: those of this machine are made ready while it connects.
    public <T> T lookWithProcesses(DatabaseOptions target, Function<DatabaseLook, T> use) {
        var destination = destination(target);
        if (destination.profile().ssh() == null) {
            LocalProcesses.prepare();
        }
        return look(target, destination, use);
    }

    private <T> T look(DatabaseOptions target, Destination destination, Function<DatabaseLook, T> use) {
        try (var reach = ConnectionRoute.of(destination, folders);
                var database = Database.watching(reach.destination().spec(), StatementLimits.WATCHING)) {
            var capabilities = CapabilityQueries.of(database);
            var protection = protection(reach.destination(), database);
            reportProtection(target, protection);
            return use.apply(new DatabaseLook(reach, database, capabilities, protection));
        }
    }

    /// The protection of the database that these sessions reach, whatever the way.
    Protection protection(Destination destination, Database database) {
        var rule = DatabaseProtection.of(folders);
        var here = database.use("read which database this is", IdentityQueries::read);
        rule.remember(destination, here);
        return rule.of(destination, here);
    }

    /// A look at a database and at the odoo.conf beside it.
    public record ConfiguredSnapshot(Snapshot snapshot, KnownConfig config) {}

    /// The odoo.conf and the log of this Odoo, found by what its processes name. Lists the processes.
    public ConfigCatalog configs(DatabaseLook look) {
        return look.configs(folders, clock, listed(look));
    }

    private OdooProcesses listed(DatabaseLook look) {
        var runners = look.database()
                .use(
                        "read the runners",
                        sql -> RunnerQueries.observeHere(sql, false).connections());
        try {
            var workers = behind(look, runners);
            return new OdooProcesses(workers, look.capabilities().server().database(), runners, null);
        } catch (ProcessException _) {
            // The snapshot lists them again, and says why they cannot be listed.
            return OdooProcesses.unlisted();
        }
    }

    private Workers behind(DatabaseLook look, List<RunnerConnection> runners) {
        var backends = runners.stream().map(Backend::of).toList();
        return new WorkersLook(look.route().processes(clock), clock)
                .behind(look.database(), _ -> backends, _ -> runners);
    }

    /// The runner's log beside that odoo.conf, after a snapshot.
    public KnownLog log(DatabaseLook look, ConfiguredSnapshot read) {
        return look.configs(folders, clock, read.snapshot()).log(read.config());
    }

    /// A picture without an odoo.conf.
    public ConfiguredSnapshot snapshot(DatabaseLook look) {
        return snapshot(look, new KnownConfig.NotGiven("it was not asked for."), Duration.ZERO);
    }

    public ConfiguredSnapshot snapshot(DatabaseLook look, ConfigOption option) {
        return snapshot(look, option, Duration.ZERO);
    }

    /// A snapshot with channels that were given outside of the database.
    public Snapshot snapshot(DatabaseLook look, ConfiguredChannels stated) {
        var reader = new SnapshotReader(look.database(), look.capabilities(), stated, clock);
        return watched(reader, Duration.ZERO, processes(look));
    }

    /// The last of several looks at a database during some time: it also shows what one look cannot. The channels
    /// are those of the file, if it names any and the database stores none of its own.
    public ConfiguredSnapshot snapshot(DatabaseLook look, ConfigOption option, Duration watched) {
        return snapshot(look, option.read(this, look), watched);
    }

    private ConfiguredSnapshot snapshot(DatabaseLook look, KnownConfig config, Duration watched) {
        var reader = new SnapshotReader(look.database(), look.capabilities(), configuredChannels(look, config), clock);
        var snapshot = watched(reader, watched, processes(look));
        return new ConfiguredSnapshot(
                snapshot,
                config.judgedAgainWith(look.configs(folders, clock, snapshot).context()));
    }

    /// The channels as the odoo.conf states them, or else the profile.
    public ConfiguredChannels configuredChannels(DatabaseLook look, KnownConfig config) {
        return config.channels(
                look.capabilities().server().database(),
                ConfiguredChannels.ofProfile(look.profile().channels()));
    }

    /// Processes are listed for the first and the last look.
    private Snapshot watched(SnapshotReader reader, Duration watched, ProcessSnapshot processes) {
        var end = Deadline.in(watched);
        var snapshot = reader.read(Set.of(), processes);
        // Jobs that seem to wait may have been added a moment ago: it looks once more.
        if (!watched.isPositive() && Findings.needsSecondLook(snapshot)) {
            end = Deadline.in(SECOND_LOOK);
        }
        try {
            for (var left = end.left(); left.isPositive(); left = end.left()) {
                var isLast = left.compareTo(BETWEEN_LOOKS) <= 0;
                reader.sampleSessions(isLast ? left : BETWEEN_LOOKS);
                snapshot = reader.read(Set.of(), isLast ? processes : ProcessSnapshot.NONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return snapshot;
    }

    private ProcessSnapshot processes(DatabaseLook look) {
        return new ProcessSnapshot() {
            @Override
            public Workers behind(List<RunnerConnection> runners) {
                try {
                    return CommandContext.this.behind(look, runners);
                } catch (ProcessException e) {
                    err.println(e.getMessage());
                    return Workers.UNSEEN;
                }
            }

            @Override
            public boolean areCurrent() {
                return true;
            }
        };
    }

    /// Prints it as JSON.
    public void print(Record document) {
        out.json(JsonOutput.text(document));
    }

    public void print(List<? extends Record> documents) {
        out.json(JsonOutput.text(documents));
    }
}
