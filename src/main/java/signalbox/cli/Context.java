package signalbox.cli;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import signalbox.app.Configs;
import signalbox.app.Destination;
import signalbox.app.Folders;
import signalbox.app.Profile;
import signalbox.app.Reach;
import signalbox.app.Session;
import signalbox.app.Sessions;
import signalbox.app.WindowRequest;
import signalbox.channel.ChannelPlan;
import signalbox.election.Backend;
import signalbox.monitor.Snapshot;
import signalbox.monitor.SnapshotReader;
import signalbox.postgres.Capabilities;
import signalbox.postgres.CapabilityQueries;
import signalbox.postgres.Database;
import signalbox.postgres.Limits;
import signalbox.worker.ProcessException;

/// What commands stand on.
///
/// @param in what commands read that are told to read it
/// @param out for results alone
/// @param before the database named before the command, if any
/// @param window opens the window and answers its exit code
record Context(
        Folders folders,
        InstantSource clock,
        InputStream in,
        TerminalOutput out,
        TerminalOutput err,
        ToIntFunction<WindowRequest> window,
        Target before) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /// Sessions for one look, and what the database offers.
    record Look(Reach reach, Database database, Capabilities capabilities) {
        Profile profile() {
            return destination().profile();
        }

        Destination destination() {
            return reach.destination();
        }

        Configs configs(Context context, Snapshot snapshot) {
            return Configs.of(reach, context.folders(), database, snapshot, context.clock());
        }
    }

    /// Where a command's own options, or those before it, lead.
    Destination destination(Target target) {
        return target.or(before).resolve(folders);
    }

    /// A session that may act, for the caller to close.
    Session armed(Target target) {
        var session = new Sessions(folders, clock).once(destination(target));
        try {
            session.arm();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    <T> T look(Target target, Function<Look, T> use) {
        try (var reach = Reach.of(destination(target), folders);
                var database = Database.watching(reach.destination().spec(), Limits.WATCHING)) {
            var capabilities = database.use("read what the database offers", CapabilityQueries::read);
            return use.apply(new Look(reach, database, capabilities));
        }
    }

    Snapshot snapshot(Look look) {
        return snapshot(look, Duration.ZERO);
    }

    /// The last of the looks at a database over some time: what only time can tell shows in it.
    Snapshot snapshot(Look look, Duration watched) {
        var channels = look.profile().channels();
        var plan = channels == null ? null : ChannelPlan.of(channels);
        var reader = new SnapshotReader(look.database(), look.capabilities(), plan, clock);
        return withWorkers(look, watched(reader, watched));
    }

    private Snapshot watched(SnapshotReader reader, Duration watched) {
        var end = clock.instant().plus(watched);
        var snapshot = reader.read(Set.of());
        try {
            for (var now = clock.instant(); now.isBefore(end); now = clock.instant()) {
                var left = Duration.between(now, end);
                Thread.sleep(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
                snapshot = reader.read(Set.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return snapshot;
    }

    private Snapshot withWorkers(Look look, Snapshot snapshot) {
        try {
            var runners = snapshot.observation().connections().stream()
                    .map(Backend::of)
                    .toList();
            return snapshot.with(new WorkersLook(look.reach().processes(clock)).behind(look.database(), _ -> runners));
        } catch (ProcessException e) {
            err.println(e.getMessage());
            return snapshot;
        }
    }

    void print(Object document) {
        out.json(Json.text(document));
    }
}
