package signalbox.app.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.config.BuildConfigs;
import signalbox.app.config.ConfigArchive;
import signalbox.app.file.DrillArchive;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.SavedFilterStore;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.action.ActionExecutor;
import signalbox.app.session.action.ActionPermission;
import signalbox.app.session.action.Arming;
import signalbox.app.session.action.AuditTrail;
import signalbox.app.session.action.HandlerRegistry;
import signalbox.audit.AuditLog;
import signalbox.channel.ConfiguredChannels;
import signalbox.demo.DemoCluster;
import signalbox.failover.CurrentDrill;
import signalbox.health.Finding;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.monitor.WatchKeeping;
import signalbox.monitor.history.Ledger;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.record.write.Recorder;
import signalbox.runner.RunnerState;
import signalbox.runner.action.CurrentRunner;
import signalbox.worker.ProcessCommands;
import signalbox.worker.ProcessSource;

/// The parts of a session: makes them, starts them, and closes them in order.
final class SessionParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionParts.class);
    private static final Duration LASTING_ENDS = Duration.ofSeconds(2);

    final ConnectionRoute route;
    final SharedParts kept;
    final ActionPermission permission;
    final Arming arming;
    final Monitor monitor;
    final SessionDatabases databases;
    final SessionConfigs configs;
    final SessionReads reads;
    final GroupReads groups;
    final DrillArchive reports;
    final ActionWiring.RunningParts running;
    final HandlerRegistry handlers;
    final ActionExecutor actions;
    final SiteVisitor site;
    private final InstantSource clock;
    private final @Nullable DemoCluster cluster;
    private final AtomicBoolean identifying = new AtomicBoolean();

    /// What outlives a session, and the protection that it obeys.
    ///
    /// @param ledger where terms of leadership are written
    /// @param recorder where all that is seen is written
    /// @param operations what can be done to jobs
    record SharedParts(
            AuditLog audit,
            Ledger ledger,
            Recorder recorder,
            FindingsWatch findings,
            SavedFilterStore filters,
            DatabaseProtection protection,
            List<OperationEntry> operations) {
        /// Only the audit log; no saved profile is known.
        static SharedParts nothingBut(AuditLog audit, Destination destination, InstantSource clock) {
            return new SharedParts(
                    audit,
                    Ledger.inMemory(),
                    Recorder.none(),
                    FindingsWatch.inMemory(destination, clock),
                    SavedFilterStore.inMemory(),
                    DatabaseProtection.alone(),
                    JobOperations.ALL);
        }

        /// The same, and what is seen is recorded.
        SharedParts with(Recorder other) {
            return new SharedParts(audit, ledger, other, findings, filters, protection, operations);
        }

        private Path beside(String folder) {
            return audit.file().resolveSibling(folder);
        }
    }

    /// @param route closed with the session
    /// @param cluster starts and ends with the session: the demo; else null
    /// @throws signalbox.channel.text.ChannelStringException when the profile's channel string is not valid
    SessionParts(ConnectionRoute route, SharedParts kept, InstantSource clock, @Nullable DemoCluster cluster) {
        this.route = route;
        this.kept = kept;
        this.clock = clock;
        this.cluster = cluster;
        var destination = route.destination();
        var profile = destination.profile();
        var spec = destination.spec();
        var processes = route.processes(clock);
        this.permission = new ActionPermission(destination, kept.protection());
        this.arming = new Arming(destination, permission, clock);
        this.monitor = new Monitor(
                spec,
                this::configuredChannels,
                clock,
                new WatchKeeping(kept.ledger(), kept.recorder()::saw),
                processes);
        this.databases = new SessionDatabases(spec, monitor, arming);
        this.configs = new SessionConfigs(
                profile,
                builds(route, processes, cluster),
                new ConfigArchive(kept.beside("snapshots")),
                databases,
                clock);
        this.reads = new SessionReads(
                databases, configs, new RecordedReads(kept.recorder().file()));
        this.groups = new GroupReads(databases);
        this.reports = new DrillArchive(kept.beside("drills").resolve(profile.name()));
        var runner = new CurrentRunner(this::notifyState);
        var owners = new ConnectionOwners(processes, databases::isPooled);
        var injections = new InjectionFactory(
                spec, runner::embedded, owners, cluster == null ? null : new DemoInjection(cluster));
        var drills = new CurrentDrill(databases, profile.environment().word(), injections::of, clock);
        this.running = new ActionWiring.RunningParts(
                runner, drills, new CurrentBulk(clock), owners, new ServedDatabases(processes, databases));
        this.handlers = new ActionWiring(
                        databases,
                        kept.operations(),
                        running,
                        new ProcessCommands(processes),
                        reports,
                        permission::objectionToReach,
                        kept.ledger()::terminated)
                .handlers();
        this.actions =
                new ActionExecutor(handlers, permission, databases, new AuditTrail(kept.audit(), clock, destination));
        this.site = new SiteVisitor(clock);
        kept.findings().knowing(configs::httpWorkers);
        kept.findings().knowing(configs.log());
        kept.findings().alsoFrom(this::foundHere);
        kept.findings().lacking(configs::unchecked);
    }

    private static BuildConfigs builds(ConnectionRoute route, ProcessSource processes, @Nullable DemoCluster cluster) {
        return cluster == null
                ? BuildConfigs.of(route.host().orElse(null), processes)
                : BuildConfigs.ofDemo(cluster.configs());
    }

    /// The monitor calls this when it runs.
    private ConfiguredChannels configuredChannels() {
        return configs.configuredChannels();
    }

    private void notifyState(RunnerState state) {
        LOG.info("Embedded runner on {}: {}", databases.spec().label(), state.sentence());
        monitor.refresh();
    }

    private List<Finding> foundHere() {
        return Stream.concat(
                        configs.findings().stream(),
                        EmbeddedFindings.of(running.runner().embedded(), clock.instant()).stream())
                .toList();
    }

    void start() {
        monitor.subscribe(this::identify);
        monitor.subscribe(feed -> kept.findings().see(feed));
        configs.follow(monitor);
        record();
        monitor.start();
    }

    private void record() {
        var recorder = kept.recorder();
        recorder.start();
        monitor.subscribe(feed -> recorder.saw(feed, configs.known()));
        kept.findings().onFound((snapshot, found) -> recorder.found(snapshot.serverTime(), found));
    }

    /// Reads which database this is, because its protection depends on that. It uses another thread, because
    /// subscribers must not block.
    private void identify(Feed feed) {
        if (feed.snapshot() != null && identifying.compareAndSet(false, true)) {
            Thread.ofVirtual().name("identify").start(() -> {
                try {
                    permission.identify(databases.watching());
                } catch (PostgresException e) {
                    LOG.debug("The identity of the database was not read", e);
                    identifying.set(false);
                }
            });
        }
    }

    private void endLasting() {
        running.drills().stop();
        running.bulk().stop("Signalbox was closed");
        try {
            if (!actions.awaitLasting(LASTING_ENDS)) {
                LOG.warn("A drill, or an operation on many jobs, did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Each part has its own limit: a drill and an embedded runner take up to 2 s each, the others less.
    @Override
    public void close() {
        site.close();
        reads.exports().close();
        configs.close();
        endLasting();
        running.runner().close();
        arming.close();
        databases.close();
        monitor.close();
        kept.recorder().close();
        route.close();
        if (cluster != null) {
            try {
                cluster.close();
            } catch (Exception e) {
                LOG.warn("Closing the demo cluster", e);
            }
        }
    }
}
