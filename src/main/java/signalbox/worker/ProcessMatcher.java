package signalbox.worker;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.election.session.Backend;
import signalbox.election.session.Backend.Client;
import signalbox.worker.ProcessMatch.Found;
import signalbox.worker.ProcessMatch.MatchBasis;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

/// Finds the process behind a backend: by its socket, else by `odoo-PID` in the name of a connection from the
/// same host. Pure.
public final class ProcessMatcher {
    private static final Pattern ODOO_PID = Pattern.compile("odoo-(\\d{1,9})");

    private final ProcessListing listing;
    private final Map<Integer, Worker> workers;
    private final @Nullable InetAddress here;

    /// @param here this host's address as the server sees it; null when that is not known
    public ProcessMatcher(ProcessListing listing, List<Worker> workers, @Nullable InetAddress here) {
        this.listing = listing;
        this.workers = workers.stream().collect(toMap(Worker::pid, identity(), (_, last) -> last));
        this.here = here;
    }

    /// For a list of processes that was made while `own`, Signalbox's own backend, was connected.
    public static ProcessMatcher of(ProcessSource source, ProcessListing listing, List<Worker> workers, Backend own) {
        return new ProcessMatcher(listing, workers, here(source, listing, own).orElse(null));
    }

    /// The address of the listed host as the server sees it. It is known if Signalbox's own connection shows that
    /// the server sees the same addresses and ports as the host uses.
    ///
    /// @param own Signalbox's own backend
    public static Optional<InetAddress> here(ProcessSource source, ProcessListing listing, Backend own) {
        return own.client() instanceof Client.Tcp(var address, var port) && source.isOwn(listing, address, port)
                ? Optional.of(address)
                : Optional.empty();
    }

    /// The process that has the other end of the backend's connection, or why none can be named.
    public ProcessMatch match(Backend backend) {
        return switch (backend.client()) {
            case Client.Hidden() -> new Missing(Reason.HIDDEN);
            case Client.UnixSocket() ->
                here != null && here.isLoopbackAddress()
                        ? named(backend).orElse(new Missing(Reason.UNIX_SOCKET))
                        : new Missing(Reason.UNIX_SOCKET);
            case Client.Tcp(var address, var port) -> match(backend, address, port);
        };
    }

    private ProcessMatch match(Backend backend, InetAddress address, int port) {
        if (here == null) {
            return new Missing(Reason.NOT_COMPARABLE);
        }
        if (!address.equals(here) && !listing.hasAddress(address)) {
            return new Missing(Reason.OTHER_HOST);
        }
        var owners = listing.owners(address, port);
        var owner = owners.size() == 1 ? workers.get(owners.iterator().next()) : null;
        return owner != null
                ? new Found(owner, MatchBasis.SOCKET)
                : named(backend)
                        .orElse(new Missing(owners.contains(Socket.HIDDEN) ? Reason.HIDDEN : Reason.NO_SUCH_PROCESS));
    }

    /// The pid of the process that a connection is named after; empty for another name.
    static OptionalInt pidIn(String applicationName) {
        var name = ODOO_PID.matcher(applicationName);
        return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
    }

    private Optional<ProcessMatch> named(Backend backend) {
        var pid = pidIn(backend.applicationName());
        return pid.isPresent()
                ? Optional.ofNullable(workers.get(pid.getAsInt()))
                        .filter(Worker::isOdoo)
                        .<ProcessMatch>map(worker -> new Found(worker, MatchBasis.APPLICATION_NAME))
                : Optional.empty();
    }
}
