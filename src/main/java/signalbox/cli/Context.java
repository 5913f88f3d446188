package signalbox.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
        PrintStream out,
        PrintStream err,
        ToIntFunction<WindowRequest> window,
        Target before) {

    /// Sessions for one look, and what the database offers.
    record Look(Profile profile, Reach reach, Database database, Capabilities capabilities) {}

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
            return use.apply(new Look(reach.destination().profile(), reach, database, capabilities));
        }
    }

    Snapshot snapshot(Look look) {
        var channels = look.profile().channels();
        var plan = channels == null ? null : ChannelPlan.of(channels);
        var snapshot = new SnapshotReader(look.database(), look.capabilities(), plan, clock).read(Set.of());
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
        out.println(Json.text(document));
    }
}
