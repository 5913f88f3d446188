package signalbox.app.session;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.SavedFilterStore;
import signalbox.app.route.ConnectionRoute;
import signalbox.audit.AuditLog;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.monitor.history.Ledger;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.record.write.RecordedTerms;
import signalbox.record.write.Recorder;

/// Makes sessions that are not started yet. Starting the demo's cluster takes some seconds and must be done on a
/// background thread; a profile is opened at once and connects by itself.
public final class Sessions {
    /// What the demo's profile is called.
    public static final String DEMO = "demo";

    private final AppFolders folders;
    private final InstantSource clock;
    private final AuditLog audit;
    private final List<OperationEntry> operations;

    public Sessions(AppFolders folders, InstantSource clock) {
        this(folders, clock, JobOperations.ALL);
    }

    /// @param operations what can be done to jobs
    public Sessions(AppFolders folders, InstantSource clock, List<OperationEntry> operations) {
        this.folders = folders;
        this.clock = clock;
        this.audit = new AuditLog(folders.auditFile());
        this.operations = operations;
    }

    /// @throws signalbox.channel.text.ChannelStringException when the profile's channel string is not valid
    public Session open(Destination destination) {
        var terms =
                new RecordedTerms(folders.recordingFile(destination.name()), folders.ledgerFile(destination.name()));
        return session(destination, Ledger.at(terms), recorder(destination));
    }

    /// A session for one command: it does not record what it sees.
    public Session once(Destination destination) {
        return session(destination, Ledger.inMemory(), Recorder.none());
    }

    private Recorder recorder(Destination destination) {
        var label = destination.profile().name() + " (";
        return Recorder.of(new Recorder.Plan(
                folders.recordingFile(destination.name()),
                () -> new SettingsStore(folders).current().recordLimits(),
                folders.auditFile(),
                entry -> entry.profile().startsWith(label),
                clock));
    }

    /// If making the session fails, the route is closed.
    private Session session(Destination destination, Ledger ledger, Recorder recorder) {
        var kept = new SessionParts.SharedParts(
                audit,
                ledger,
                recorder,
                FindingsWatch.of(destination, folders, clock),
                new SavedFilterStore(folders, destination),
                DatabaseProtection.of(folders),
                operations);
        var reach = ConnectionRoute.of(destination, folders);
        try {
            return new Session(new SessionParts(reach, kept, clock, null));
        } catch (RuntimeException e) {
            reach.close();
            throw e;
        }
    }

    /// Starts a cluster like those of Odoo.sh on this machine, which ends with the session.
    ///
    /// @param progress gets a line for each step
    /// @throws signalbox.demo.DemoException when it cannot be started
    public Session openDemo(Consumer<String> progress) {
        return openDemo(DemoOptions.field(folders.demoFolder()).withProgress(progress));
    }

    /// The same with these options. Blocks for some seconds.
    public Session openDemo(DemoOptions options) {
        var cluster = DemoCluster.begin(options);
        try {
            return over(cluster);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// A session on a demo cluster that is already running. The cluster ends with the session.
    public Session over(DemoCluster cluster) {
        var profile = Profile.of(cluster.spec(), Environment.DEMO).named(DEMO).withChannels(cluster.channels());
        var destination = new Destination(profile, cluster.spec());
        return new Session(new SessionParts(
                ConnectionRoute.direct(destination),
                SessionParts.SharedParts.nothingBut(audit, destination, clock).with(recorder(destination)),
                clock,
                cluster));
    }
}
