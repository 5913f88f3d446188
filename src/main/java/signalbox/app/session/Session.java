package signalbox.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.config.ConfigArchive;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.ConfigReader;
import signalbox.app.config.ConfigWatch;
import signalbox.app.config.OdooBuilds;
import signalbox.app.file.DrillArchive;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Protection;
import signalbox.app.route.ConnectionRoute;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.channel.StatedChannels;
import signalbox.channel.text.ChannelPlan;
import signalbox.config.ConfigQueries;
import signalbox.config.DatabaseConfig;
import signalbox.demo.DemoCluster;
import signalbox.election.BackendKey;
import signalbox.election.EndBackend;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.failover.Drill;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.RemoveProbes;
import signalbox.failover.report.DrillReport;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.Ledger;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Database;
import signalbox.postgres.PostgresException;
import signalbox.postgres.RefusedLogins;
import signalbox.postgres.StatementLimits;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.HotStandby;
import signalbox.queue.Count;
import signalbox.queue.action.EnqueueGuard;
import signalbox.queue.action.JobCommands;
import signalbox.queue.channel.BacklogQueries;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.channel.WhatIf;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobFilter;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.JobText;
import signalbox.queue.job.JobTextQueries;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerException;
import signalbox.runner.RunnerOptions;
import signalbox.runner.RunnerState;
import signalbox.runner.Withdrawal;
import signalbox.runner.request.AskedJob;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessCommands;

/// One open profile: what is watched, and what may be done. Methods that read or act block and belong on a
/// background thread; `close` takes 2 s at most.
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private static final Duration DRILL_ENDS = Duration.ofSeconds(2);

    private final ConnectionRoute reach;
    private final Profile profile;
    private final StatedChannels ofProfile;
    private final ConnectionSpec spec;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ActionPermission permission;
    private final Ledger ledger;
    private final Monitor monitor;
    private final DatabaseActions actions;
    private final ProcessCommands processes;
    private final ArmedPeriod arming;
    private final @Nullable DemoCluster cluster;
    private final Object acts = new Object();
    private final AtomicReference<@Nullable Database> acting = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> disarmer = new AtomicReference<>();
    private final AtomicReference<@Nullable EmbeddedRunner> embedded = new AtomicReference<>();
    private final ReentrantLock drilling = new ReentrantLock();
    private final DrillArchive drills;
    private final AtomicReference<@Nullable Drill> drill = new AtomicReference<>();
    private final Injections injections;
    private final SiteVisitor site;
    private final ConfigCatalog configs;
    private final ConfigWatch configWatch;
    private final FindingsWatch findings;
    private final AtomicReference<@Nullable JobDetail> lastRead = new AtomicReference<>();
    private final AtomicBoolean identifying = new AtomicBoolean();
    private volatile boolean closed;

    /// What outlives a session, and what it is bound by.
    ///
    /// @param ledger where terms of leadership are written down
    record Keeping(AuditLog audit, Ledger ledger, FindingsWatch findings, DatabaseProtection protection) {}

    /// One that knows no saved profile and keeps nothing but the audit log.
    ///
    /// @param cluster what lives and dies with the session: the demo; else null
    /// @throws signalbox.channel.text.ChannelStringException when the profile's channel string is not valid
    public Session(Destination destination, AuditLog audit, InstantSource clock, @Nullable DemoCluster cluster) {
        this(
                ConnectionRoute.straight(destination),
                new Keeping(
                        audit,
                        Ledger.inMemory(),
                        FindingsWatch.inMemory(destination, clock),
                        DatabaseProtection.alone()),
                clock,
                cluster);
    }

    /// @param reach ends with the session
    Session(ConnectionRoute reach, Keeping keeping, InstantSource clock, @Nullable DemoCluster cluster) {
        var audit = keeping.audit();
        var findings = keeping.findings();
        this.reach = reach;
        this.profile = reach.destination().profile();
        this.spec = reach.destination().spec();
        this.audit = audit;
        this.clock = clock;
        this.site = new SiteVisitor(clock);
        this.cluster = cluster;
        this.injections = new Injections(spec, this::embedded, cluster == null ? null : new DemoInjection(cluster));
        this.actions = new DatabaseActions(spec);
        this.drills = new DrillArchive(audit.file().resolveSibling("drills").resolve(profile.name()));
        this.arming = new ArmedPeriod(clock);
        this.ledger = keeping.ledger();
        this.permission = new ActionPermission(reach.destination(), keeping.protection());
        this.ofProfile = StatedChannels.ofProfile(profile.channels());
        var source = reach.processes(clock);
        this.findings = findings;
        this.processes = new ProcessCommands(source);
        this.monitor = new Monitor(spec, this::stated, clock, ledger, source);
        this.configs = new ConfigReader(
                profile,
                cluster == null ? OdooBuilds.bySsh(reach.host().orElse(null)) : OdooBuilds.ofDemo(cluster.configs()),
                new ConfigArchive(audit.file().resolveSibling("snapshots")),
                () -> monitor.newest().snapshot(),
                this::databaseConfig,
                clock);
        this.configWatch = new ConfigWatch(configs::ofOwnBuild);
        findings.knowing(() -> configWatch.config().httpWorkers());
        findings.alsoFrom(() -> Stream.concat(
                        configWatch.findings().stream(), EmbeddedFindings.of(embedded(), clock.instant()).stream())
                .toList());
    }

    public void start() {
        monitor.subscribe(this::identify);
        monitor.subscribe(findings::see);
        if (!configs.builds().isEmpty()) {
            configWatch.start();
            monitor.subscribe(feed -> {
                if (feed.snapshot() != null) {
                    configWatch.wake();
                }
            });
        }
        monitor.start();
    }

    /// Which database this is decides what binds it: asked apart, since subscribers must not linger.
    private void identify(Feed feed) {
        if (feed.snapshot() != null && identifying.compareAndSet(false, true)) {
            Thread.ofVirtual().name("identify").start(() -> {
                try {
                    permission.identify(watching());
                } catch (PostgresException e) {
                    LOG.debug("Which database this is was not read", e);
                    identifying.set(false);
                }
            });
        }
    }

    public Profile profile() {
        return profile;
    }

    public ConnectionSpec spec() {
        return spec;
    }

    /// The way to the database and to the host of its Odoo.
    public ConnectionRoute reach() {
        return reach;
    }

    public Monitor monitor() {
        return monitor;
    }

    public AuditLog audit() {
        return audit;
    }

    /// The Odoo site that this database belongs to.
    public SiteVisitor site() {
        return site;
    }

    /// The configurations of its Odoo.
    public ConfigCatalog configs() {
        return configs;
    }

    private DatabaseConfig databaseConfig() {
        return watching().use("read the configuration", new ConfigQueries(capabilities())::read);
    }

    /// @throws PostgresException when there is no connection, or the list takes too long
    public JobPage jobs(JobFilter filter, JobOrder order, @Nullable JobCursor after, int limit) {
        var queries = new JobQueries(capabilities());
        return watching().use("list jobs", sql -> queries.page(sql, filter, order, after, limit));
    }

    /// How many match, counted to `atMost` and marked as approximate beyond.
    public Count matching(JobFilter filter, int atMost) {
        var queries = new JobQueries(capabilities());
        return watching().use("count jobs", sql -> queries.count(sql, filter, atMost));
    }

    /// What is wrong here.
    public FindingsWatch findings() {
        return findings;
    }

    /// Empty when the job no longer exists.
    public Optional<JobDetail> job(String uuid) {
        var queries = new JobQueries(capabilities());
        var known = lastRead.get();
        var detail = watching().use("read the job", sql -> queries.detail(sql, uuid, known));
        lastRead.set(detail.orElse(null));
        return detail;
    }

    /// The next piece of a long text of a job, `JobText.PIECE` characters at most.
    ///
    /// @param known characters of it that were read before
    /// @return empty when the job no longer exists; an empty text when there is no more
    public Optional<String> more(String uuid, JobText text, long known) {
        return watching().use("read the " + text.title(), sql -> JobTextQueries.piece(sql, uuid, text, known));
    }

    /// Writes a long text of a job to a file, piece by piece.
    ///
    /// @return characters written
    /// @throws UncheckedIOException naming the file when it cannot be written
    public long save(String uuid, JobText text, Path file) {
        return watching().atOneMoment("save the " + text.title(), sql -> {
            try (var to = Files.newBufferedWriter(file)) {
                return JobTextQueries.write(sql, uuid, text, to);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not write " + file + ": " + e.getMessage(), e);
            }
        });
    }

    /// Why the job is not running, as the newest snapshot has it. Empty when the job no longer exists.
    public Optional<JobDiagnosis> why(String uuid) {
        var snapshot = snapshot();
        var config = configs.builds().isEmpty() ? configs.ofOwnBuild() : configWatch.config();
        return watching()
                .atOneMoment(
                        "find out why the job is not running", sql -> JobDiagnosis.read(sql, uuid, snapshot, config));
    }

    /// What is said of the channels outside of the database: by the odoo.conf at hand, else by the profile.
    public StatedChannels stated() {
        return configWatch.config().channels(spec.database(), ofProfile);
    }

    /// The jobs of a channel and those below it in the order in which the scheduler hands them out.
    public NextJobs nextJobs(String channel, int limit) {
        var queries = new ChannelQueries(capabilities());
        var inForce = snapshot().condition().channels().inForce();
        return watching().atOneMoment("read the next jobs", sql -> queries.next(sql, channel, limit, inForce));
    }

    /// How the backlog would drain under another channel string, while what the database pauses stays paused. Reads
    /// only.
    ///
    /// @throws signalbox.channel.text.ChannelStringException when that string is not valid
    public WhatIf whatIf(String channels) {
        var tried = ChannelPlan.of(channels);
        var capabilities = capabilities();
        var backlog = watching().atOneMoment("read the backlog", new BacklogQueries(capabilities)::read);
        var inForce = snapshot().condition().channels().inForce();
        var present = inForce.plan();
        return new WhatIf(
                backlog,
                backlog.under(tried.pausing(inForce.paused())),
                present == null ? null : backlog.under(present));
    }

    /// What the action would do now. Reads only.
    public Preview preview(Action action) {
        var open = monitor.database();
        if (open != null) {
            permission.identifyOnce(open);
        }
        return permission.bound(
                switch (action) {
                    case JoinElection join -> EmbeddedRunner.preview(spec, join);
                    case EndProcess end ->
                        processes.preview(end).noting(reach(end).notes(spec.database()));
                    default ->
                        Optional.ofNullable(capabilities().server().standby())
                                .map(standby -> refused(action, standby))
                                .orElseGet(() -> actions.preview(watching(), this::capabilities, action));
                },
                databases(action));
    }

    /// Those that an action reaches: what ends a backend or a process acts on the databases of its victims.
    private Set<String> databases(Action action) {
        return switch (action) {
            case EndBackend end -> Set.of(end.database());
            case JoinElection join ->
                Stream.concat(Stream.of(spec.database()), besideInLine(watching(), join).stream())
                        .collect(Collectors.toSet());
            case EndProcess end ->
                Stream.concat(Stream.of(spec.database()), reach(end).known().stream())
                        .collect(Collectors.toSet());
            default -> Set.of(spec.database());
        };
    }

    private static Preview refused(Action action, HotStandby standby) {
        var refusal = new Refusal(action.name(), "standby", standby.refusal());
        return new Preview(List.of(), List.of(), List.of(refusal), List.of(), List.of());
    }

    private ProcessDatabases reach(EndProcess end) {
        var snapshot = monitor.newest().snapshot();
        return snapshot == null ? ProcessDatabases.UNKNOWN : ProcessDatabases.of(end, snapshot);
    }

    /// Lets the operator act for a while. Opens the one session that can write.
    ///
    /// @throws RefusedException on a read-only profile, or a standby
    /// @throws PostgresException when that session cannot be had
    public void arm() {
        permission.requireWritable();
        if (acting.get() == null) {
            keep(onPrimary(Database.acting(spec, StatementLimits.ACTING)));
        }
        identifyAgain();
        arming.arm();
        var before = disarmer.getAndSet(Thread.ofVirtual().name("disarm").start(this::disarmInTime));
        if (before != null) {
            before.interrupt();
        }
        removeLeftProbes();
    }

    /// A drill that was killed could not clean up. Who only looks changes nothing, so that it waits for this.
    private void removeLeftProbes() {
        var database = acting.get();
        if (database == null) {
            return;
        }
        try {
            var removed = database.transaction("remove the probe jobs left behind", RemoveProbes::run);
            if (removed.size() > 0) {
                note(AuditEntry.done(clock.instant(), label(), removed, removed.outcome(), null));
            }
        } catch (PostgresException e) {
            LOG.debug("Whether an earlier drill left probe jobs is not known", e);
        }
    }

    /// What lies at the end of a way may be another database than the last time.
    private void identifyAgain() {
        var open = acting.get();
        try {
            if (open != null) {
                permission.identify(open);
            }
            permission.requireWritable();
        } catch (RuntimeException e) {
            disarm();
            throw e;
        }
    }

    private static Database onPrimary(Database opened) {
        try {
            opened.use("look whether anything can be changed", HotStandby::of).ifPresent(standby -> {
                throw new RefusedException(standby.refusal());
            });
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void keep(Database opened) {
        if (closed || !acting.compareAndSet(null, opened)) {
            opened.close();
        }
        if (closed) {
            throw new RefusedException("Profile \"" + profile.name() + "\" has been closed.");
        }
    }

    private void disarmInTime() {
        try {
            for (var left = arming.left(); left.isPresent(); left = arming.left()) {
                Thread.sleep(left.get());
            }
            closeActing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void disarm() {
        arming.disarm();
        closeActing();
    }

    private void closeActing() {
        var open = acting.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    /// The operator wants the server to be tried now, also one that refused this login.
    public void retry() {
        RefusedLogins.forget(spec);
        monitor.refresh();
    }

    /// How long the operator may still act; empty when not armed.
    public Optional<Duration> armedFor() {
        return arming.left();
    }

    /// What binds actions on this database, as far as it is known by now. Blocks.
    public Protection protection() {
        return permission.own();
    }

    /// Carries it out and writes it to the audit log.
    ///
    /// @throws RefusedException when not armed, not confirmed, or without the right
    /// @throws PostgresException when the server did not do it; only of kind OUTCOME_UNKNOWN may it have
    public Outcome run(Action action, Confirmation confirmation) {
        synchronized (acts) {
            var database = checked(confirmation, databases(action));
            begin(action, confirmation);
            Outcome outcome;
            try {
                outcome = carryOut(database, action);
            } catch (RuntimeException e) {
                var told = UnknownOutcome.told(action, e);
                note(AuditEntry.failed(clock.instant(), label(), action, words(told), confirmation.reason()));
                monitor.refresh();
                throw told;
            }
            if (action instanceof EndBackend end && !outcome.changes().isEmpty()) {
                ledger.terminated(new BackendKey(end.pid(), end.applicationName(), end.backendStart()));
            }
            monitor.refresh();
            note(AuditEntry.done(clock.instant(), label(), action, outcome, confirmation.reason()));
            return outcome;
        }
    }

    private void begin(Action action, Confirmation confirmation) {
        try {
            audit.append(AuditEntry.begun(clock.instant(), label(), action, confirmation.reason()));
        } catch (UncheckedIOException e) {
            throw new RefusedException(e.getMessage() + ". Without a line there nothing is changed.");
        }
    }

    /// The deed is done or not by now: a line that cannot be written must not hide which.
    private void note(AuditEntry entry) {
        try {
            audit.append(entry);
        } catch (UncheckedIOException e) {
            LOG.error("Not in the audit log: {} {} of {} row(s)", entry.action(), entry.outcome(), entry.rows(), e);
        }
    }

    private static String words(RuntimeException e) {
        return (UnknownOutcome.is(e) ? "unknown: " : "failed: ") + e.getMessage();
    }

    private String label() {
        return profile.name() + " (" + spec.host() + ":" + spec.port() + "/" + spec.database() + ")";
    }

    private Database checked(Confirmation confirmation, Set<String> databases) {
        var database = armed();
        permission.check(databases, confirmation);
        return database;
    }

    private Database armed() {
        var database = acting.get();
        permission.requireWritable();
        if (database == null || arming.left().isEmpty()) {
            throw new RefusedException("Signalbox is not armed (any more): nothing was changed. Arm it and try again.");
        }
        return database;
    }

    private Outcome carryOut(Database database, Action action) {
        return switch (action) {
            case JoinElection join -> join(join);
            case EndProcess end -> processes.run(end);
            default -> actions.run(database, action);
        };
    }

    /// What the newest requests for jobs came to, each; empty before the first.
    public List<AskedJob> asked() {
        return actions.asked();
    }

    /// Where requests for jobs go. Blocks.
    ///
    /// @throws RefusedException where nothing tells
    public AskTarget askTarget() {
        var config = configs.builds().isEmpty() ? configs.ofOwnBuild() : configWatch.config();
        var target = embedded()
                .map(EmbeddedRunner::plan)
                .filter(plan -> plan.mode() == RunnerOptions.Mode.DISPATCH)
                .map(JoinElection::target);
        return AskTarget.choose(new AskTarget.Known(
                config,
                AskTarget.isRemote(reach),
                target.orElse(null),
                snapshot().capabilities().baseUrl()));
    }

    /// Lets a runner take part for this database and others of its server, for a command that does nothing else;
    /// an action like any other, whether it dispatches or observes. The runner ends with the session.
    ///
    /// @param listener told of each change of state, on the runner's own thread
    /// @throws RefusedException when not armed, not confirmed, or the runner refuses
    public EmbeddedRunner serve(
            JoinElection plan, List<String> others, Confirmation confirmation, Consumer<RunnerState> listener) {
        synchronized (acts) {
            requireMay(plan, others, confirmation);
            begin(plan, confirmation);
            try {
                var databases = Stream.concat(Stream.of(spec), others.stream().map(spec::withDatabase))
                        .toList();
                keep(EmbeddedRunner.start(databases, plan, listener));
            } catch (RuntimeException e) {
                note(AuditEntry.failed(clock.instant(), label(), plan, words(e), confirmation.reason()));
                throw refusal(e);
            }
            note(AuditEntry.done(clock.instant(), label(), plan, joined(plan), confirmation.reason()));
            return Objects.requireNonNull(embedded.get());
        }
    }

    /// Observing asks too: it stops the queue of whomever it leads for.
    private void requireMay(JoinElection plan, List<String> others, Confirmation confirmation) {
        var reached = new TreeSet<>(others);
        reached.addAll(besideInLine(armed(), plan));
        permission.checkNamed(List.copyOf(reached), confirmation);
    }

    /// The other databases whose runners stand in the line that a runner would join: the line of the oldest connection
    /// spans the server, and while ours is first, none of theirs dispatches.
    private Set<String> besideInLine(Database sessions, JoinElection plan) {
        if (!EmbeddedRunner.wouldStandInLine(spec, plan)) {
            return Set.of();
        }
        return sessions.use("look at the runners' line", RunnerQueries::othersInLine);
    }

    private static RuntimeException refusal(RuntimeException e) {
        return e instanceof RunnerException
                ? new RefusedException(e.getMessage() == null ? "The runner refuses." : e.getMessage())
                : e;
    }

    private Outcome join(JoinElection plan) {
        var before = embedded.get();
        if (before != null && !before.isOver()) {
            throw new RefusedException("The embedded runner takes part already: let it leave first.");
        }
        try {
            keep(EmbeddedRunner.start(List.of(spec), plan, this::notifyState));
        } catch (RunnerException e) {
            throw refusal(e);
        }
        return joined(plan);
    }

    private static Outcome joined(JoinElection plan) {
        var change = new Change("embedded runner", "absent", "joined, " + plan.label());
        return new Outcome(List.of(change), List.of(), List.of(), List.of());
    }

    private void keep(EmbeddedRunner started) {
        embedded.set(started);
        if (closed) {
            started.close();
        }
    }

    private void notifyState(RunnerState state) {
        LOG.info("Embedded runner on {}: {}", spec.label(), state.sentence());
        monitor.refresh();
    }

    /// The runner that Signalbox brings along; empty before it first joined.
    public Optional<EmbeddedRunner> embedded() {
        return Optional.ofNullable(embedded.get());
    }

    /// Whether this backend is that of the runner which Signalbox brought along.
    public boolean leadsAs(int pid) {
        return embedded().stream().flatMap(runner -> runner.members().stream()).anyMatch(member -> {
            var backend = member.state().backendNow();
            return backend != null && backend.pid() == pid;
        });
    }

    /// Gives up the embedded runner's lead, or takes it out of the line. Needs no arming: it takes back what
    /// Signalbox does, and nothing else.
    public void withdraw(Withdrawal action) {
        var runner = embedded.get();
        if (runner == null || runner.isOver()) {
            throw new RefusedException("The embedded runner does not take part.");
        }
        runner.members().forEach(member -> credit(member.state().backendNow()));
        switch (action.kind()) {
            case HAND_BACK -> runner.handBack();
            case LEAVE -> runner.close();
        }
        var change = new Change("embedded runner", "took part", action.kind().word());
        var outcome = new Outcome(List.of(change), List.of(), List.of(), List.of());
        note(AuditEntry.done(clock.instant(), label(), action, outcome, null));
        monitor.refresh();
    }

    private void credit(RunnerState.@Nullable Backend backend) {
        if (backend != null) {
            ledger.terminated(new BackendKey(backend.pid(), backend.applicationName(), null));
        }
    }

    /// Whether a drill could begin now, and what it would do. Reads only.
    public Preflight preflight(DrillPlan plan) {
        var capabilities = capabilities();
        return watching()
                .use(
                        "look whether a drill can begin",
                        sql -> Preflight.look(sql, capabilities, plan, injections.of(plan.method())));
    }

    /// Runs a drill to its end; blocks that long. One at a time.
    ///
    /// @param onBegin handed the drill, to look at it while it runs
    /// @throws RefusedException when not armed, not confirmed, or another one runs
    public DrillReport drill(DrillPlan plan, Confirmation confirmation, Consumer<Drill> onBegin) {
        checked(confirmation, Set.of(spec.database()));
        var next = new Drill(spec, profile.environment().word(), plan, injections.of(plan.method()), clock);
        var before = drill.get();
        if (!(before == null || before.stage() == Drill.Stage.OVER) || !drill.compareAndSet(before, next)) {
            throw new RefusedException("A drill runs already.");
        }
        drilling.lock();
        try {
            beginDrill(plan, confirmation, next);
            onBegin.accept(next);
            var report = next.run();
            credit(plan, report);
            note(AuditEntry.done(clock.instant(), label(), plan, outcome(report), confirmation.reason()));
            keep(report);
            return report;
        } finally {
            drilling.unlock();
        }
    }

    private void beginDrill(DrillPlan plan, Confirmation confirmation, Drill next) {
        try {
            begin(plan, confirmation);
        } catch (RefusedException e) {
            drill.compareAndSet(next, null);
            throw e;
        }
    }

    /// A report that cannot be kept is still shown.
    private void keep(DrillReport report) {
        try {
            drills.add(report);
        } catch (UncheckedIOException e) {
            LOG.error("The report of a drill is not kept: {}", e.getMessage());
        }
    }

    /// The reports of this profile's drills.
    public DrillArchive drills() {
        return drills;
    }

    /// What a drill takes away for good ended from this console.
    private void credit(DrillPlan plan, DrillReport report) {
        var leader = report.leaderBefore();
        if (leader != null
                && report.verdict() != DrillReport.Verdict.ABORTED
                && !plan.method().lasts()) {
            ledger.terminated(new BackendKey(leader.pid(), RunnerConnection.PREFIX + leader.uuid(), null));
        }
    }

    private static Outcome outcome(DrillReport report) {
        var leader = report.leaderBefore();
        var subject = leader == null ? "no leader" : "pid " + leader.pid();
        if (report.verdict() == DrillReport.Verdict.ABORTED) {
            var refusal = new Refusal(subject, "aborted", report.reason());
            return new Outcome(List.of(), List.of(), List.of(refusal), List.of());
        }
        var before = leader == null ? "leader" : "leader, " + leader.label();
        var change = new Change(subject, before, report.verdict().word() + "; " + followed(report));
        return new Outcome(List.of(change), List.of(), List.of(), List.of());
    }

    private static String followed(DrillReport report) {
        var successor = report.successor();
        var predicted = report.successorPredicted();
        return "predicted to follow: " + (predicted == null ? "nobody" : predicted.label()) + "; followed: "
                + (successor == null ? "nobody was seen" : successor.label());
    }

    /// The drill that runs or ran last.
    public Optional<Drill> drill() {
        return Optional.ofNullable(drill.get());
    }

    private void endDrill() {
        var running = drill.get();
        if (running != null && running.stage() != Drill.Stage.OVER) {
            running.stop(Drill.CLOSED);
            try {
                if (drilling.tryLock(DRILL_ENDS.toMillis(), TimeUnit.MILLISECONDS)) {
                    drilling.unlock();
                } else {
                    LOG.warn("A drill did not end in time");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The exact statements that would install the enqueue guard here, or remove it.
    public String guardSql(Action action) {
        return watching()
                .use(
                        "write the guard's statements",
                        sql -> action instanceof EnqueueGuard.Remove
                                ? EnqueueGuard.removeSql(sql)
                                : EnqueueGuard.installSql(sql));
    }

    /// Acts in the name of the operating system's user.
    public static JobCommands commands(Capabilities capabilities) {
        return new JobCommands(capabilities, System.getProperty("user.name", "unknown") + " (Signalbox)");
    }

    private Database watching() {
        var database = monitor.database();
        if (database == null) {
            throw notConnected();
        }
        return database;
    }

    private Capabilities capabilities() {
        return snapshot().capabilities();
    }

    private Snapshot snapshot() {
        var snapshot = monitor.newest().snapshot();
        if (snapshot == null) {
            throw notConnected();
        }
        return snapshot;
    }

    private PostgresException notConnected() {
        var fault = monitor.newest().fault();
        return new PostgresException(
                PostgresException.Kind.CONNECTION_LOST,
                fault == null ? "Not connected to " + spec.label() + " yet." : fault.message(),
                null);
    }

    @Override
    public void close() {
        closed = true;
        site.close();
        configWatch.close();
        endDrill();
        embedded().ifPresent(EmbeddedRunner::close);
        var timer = disarmer.getAndSet(null);
        if (timer != null) {
            timer.interrupt();
        }
        disarm();
        monitor.close();
        reach.close();
        if (cluster != null) {
            try {
                cluster.close();
            } catch (Exception e) {
                LOG.warn("Closing the demo cluster", e);
            }
        }
    }
}
