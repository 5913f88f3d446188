package signalbox.app.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.LogWatch;
import signalbox.app.file.DrillArchive;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Protection;
import signalbox.app.profile.SavedFilterStore;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.action.ArmedPeriod;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.AuditLog;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.RefusedException;
import signalbox.channel.ConfiguredChannels;
import signalbox.demo.DemoCluster;
import signalbox.failover.Drill;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.monitor.Monitor;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.RefusedLogins;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.record.write.Recorder;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.RunnerState;
import signalbox.runner.action.JoinForDatabases;

/// One open profile, for screens and commands: the monitor, what can be read, and the actions. Methods that read or act
/// block: call them on a background thread. `close` usually takes less than 2 s; a running drill, an export and an
/// embedded runner may take up to 2 s each.
public final class Session implements AutoCloseable {
    /// How long a session stays armed.
    public static final Duration ARMED_FOR = ArmedPeriod.LASTS;

    private final SessionParts parts;

    /// A session that knows no saved profile and writes nothing except the audit log.
    /// @param cluster starts and ends with the session: the demo; else null
    /// @throws signalbox.channel.text.ChannelStringException when the profile's channel string is not valid
    public Session(Destination destination, AuditLog audit, InstantSource clock, @Nullable DemoCluster cluster) {
        this(new SessionParts(
                ConnectionRoute.direct(destination),
                SessionParts.SharedParts.nothingBut(audit, destination, clock),
                clock,
                cluster));
    }

    Session(SessionParts parts) {
        this.parts = parts;
    }

    /// Begins to watch. Returns at once.
    public void start() {
        parts.start();
    }

    /// Connects without watching, for a command that shows a preview. Blocks.
    ///
    /// @throws PostgresException when there is no connection, or no queue_job
    public void connect() {
        parts.databases.connect();
    }

    public Profile profile() {
        return parts.route.destination().profile();
    }

    public ConnectionSpec spec() {
        return parts.databases.spec();
    }

    /// The way to the database and to the host of its Odoo.
    public ConnectionRoute route() {
        return parts.route;
    }

    public Monitor monitor() {
        return parts.monitor;
    }

    /// The findings about this database.
    public FindingsWatch findings() {
        return parts.kept.findings();
    }

    /// What is recorded of this profile.
    public Recorder recorder() {
        return parts.kept.recorder();
    }

    /// The filters of jobs that are saved for this profile.
    public SavedFilterStore filters() {
        return parts.kept.filters();
    }

    /// Reads what snapshots do not contain.
    public SessionReads reads() {
        return parts.reads;
    }

    /// The failed jobs by error, method and channel.
    public GroupReads groups() {
        return parts.groups;
    }

    /// The Odoo site that this database belongs to.
    public SiteVisitor site() {
        return parts.site;
    }

    /// The configurations of this database's Odoo.
    public ConfigCatalog configs() {
        return parts.configs.catalog();
    }

    /// What its runner wrote.
    public LogWatch log() {
        return parts.configs.log();
    }

    /// The channels as the odoo.conf states them, or else the profile.
    public ConfiguredChannels configuredChannels() {
        return parts.configs.configuredChannels();
    }

    public AuditLog audit() {
        return parts.kept.audit();
    }

    /// The operator wants Signalbox to ask the server now, even if the server refused this login.
    public void retry() {
        RefusedLogins.forget(spec());
        monitor().refresh();
    }

    /// The protection of this database, as far as known now. Blocks.
    public Protection protection() {
        return parts.permission.own();
    }

    /// Lets the operator act for a while. Opens the one session that can write, and removes what a drill left behind.
    ///
    /// @return what could not be removed of these probe jobs, and why; empty when nothing stayed
    /// @throws RefusedException on a read-only profile, or a hot standby
    /// @throws PostgresException when that session cannot be opened
    public Optional<String> arm() {
        parts.arming.arm();
        return LeftProbesRemoval.by(this);
    }

    public void disarm() {
        parts.arming.disarm();
    }

    /// While a moment of the past is shown, nothing can be armed and every action is refused. May block.
    public void past(boolean shown) {
        parts.arming.past(shown);
    }

    public boolean isPast() {
        return parts.arming.isPast();
    }

    /// For how long the operator may still act; empty when not armed.
    public Optional<Duration> armedFor() {
        return parts.arming.left();
    }

    /// What can be done to jobs.
    public List<OperationEntry> operations() {
        return parts.kept.operations();
    }

    /// What the action would do now. Reads only.
    public Preview preview(Action action) {
        return parts.actions.preview(action);
    }

    /// Carries out the action and writes it to the audit log. Blocks.
    ///
    /// @throws RefusedException when not armed, not confirmed, or without the right
    /// @throws PostgresException when it was not carried out; only with the kind OUTCOME_UNKNOWN it may have been
    public Outcome run(Action action, Confirmation confirmation) {
        return parts.actions.run(action, confirmation);
    }

    /// The address to which requests for jobs go. Blocks.
    ///
    /// @throws RefusedException when it is not known
    public RequestTarget askTarget() {
        return RequestTarget.of(parts);
    }

    /// Empty before the embedded runner first joined.
    public Optional<EmbeddedRunner> embedded() {
        return parts.running.runner().embedded();
    }

    /// Whether this backend belongs to the embedded runner, whether it leads or waits.
    public boolean leadsAs(int pid) {
        return parts.running.runner().leadsAs(pid);
    }

    /// Runs `JoinForDatabases`. The runner ends with the session. Unlike `run`, the listener is there before it begins.
    ///
    /// @param listener called at each change of state, on the runner's own thread
    /// @throws RefusedException when not armed or not confirmed, or when the runner refuses
    public EmbeddedRunner serve(JoinForDatabases action, Confirmation confirmation, Consumer<RunnerState> listener) {
        parts.running.runner().notifyOther(listener);
        return run(action, confirmation).result(EmbeddedRunner.class).orElseThrow();
    }

    /// Whether a drill could begin now. Reads only.
    public Preflight preflight(DrillPlan plan) {
        return parts.running.drills().preflight(plan);
    }

    /// The drill that is running, or the last one.
    public Optional<Drill> drill() {
        return parts.running.drills().drill();
    }

    /// The operation on many jobs that is running, or the last one.
    public CurrentBulk bulk() {
        return parts.running.bulk();
    }

    /// The reports of this profile's drills.
    public DrillArchive drills() {
        return parts.reports;
    }

    @Override
    public void close() {
        parts.close();
    }
}
