package signalbox.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.audit.UnknownOutcomeException;
import signalbox.remote.CommandResult;
import signalbox.remote.RemoteCommand;
import signalbox.remote.RemoteException;
import signalbox.remote.SshConnection;
import signalbox.remote.SshHost;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessException;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;
import signalbox.worker.listing.PsOutput;
import signalbox.worker.listing.SocketTable;

/// The processes of a host that is reached by SSH, as its `ps` lists them, in UTC, and its TCP connections as far as
/// the user there may see them.
public final class RemoteProcesses implements ProcessSource {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteProcesses.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /// Signals only if the pid still belongs to the process that began at that time.
    private static final String SIGNAL = """
            test "$(env LC_ALL=C TZ=UTC ps -o lstart= -p "$1" | tr -s ' ')" = "$2" && kill -s "$3" "$1"
            """;

    private static final String VARIABLES = """
            exec 3<"/proc/$1/environ" || exit 3
            tr '\\000\\n' '\\n\\001' <&3 | grep '^ODOO_QUEUE_JOB_'
            exit 0
            """;

    private static final String FOLDERS = """
            exec 3<"/proc/$1/environ" && folder=$(readlink "/proc/$1/cwd") || exit 3
            printf 'PWD=%s\\n' "$folder"
            tr '\\000\\n' '\\n\\001' <&3 | grep -E '^(HOME|ODOO_RC|OPENERP_SERVER)='
            exit 0
            """;

    private final SshHost host;
    private final InstantSource clock = InstantSource.system();
    private final ArgumentConfigs configs;

    public RemoteProcesses(SshHost host) {
        this.host = host;
        this.configs = new ArgumentConfigs(path -> host.read(path, ArgumentConfigs.MOST_BYTES), clock);
    }

    /// @throws ProcessException when `ps` fails, or, with a RemoteException as its cause, when the host cannot be
    ///     reached
    @Override
    public ProcessListing list() {
        var listed = run(command());
        if (!listed.succeeded()) {
            throw new ProcessException(
                    "ps on " + host.label() + " did not list its processes: "
                            + (listed.cut() ? "its output is too long" : listed.complaint() + "."),
                    null);
        }
        try (var output = new ByteArrayInputStream(listed.out().getBytes(StandardCharsets.UTF_8))) {
            return PsOutput.read(output, host.label(), ZoneOffset.UTC, clock.instant())
                    .withSockets(sockets());
        } catch (IOException | IllegalArgumentException e) {
            throw new ProcessException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Its TCP connections. They stay unknown if there are too many, or if the host does not list them in time; the
    /// processes are listed all the same.
    private List<Socket> sockets() {
        try {
            var told = run(List.of("sh", "-c", SocketTable.SCRIPT));
            return told.cut() ? List.of() : SocketTable.of(told.out());
        } catch (ProcessException e) {
            LOG.info("The connections of {} are not known: {}", host.label(), e.getMessage());
            return List.of();
        }
    }

    @Override
    public Map<String, Map<String, String>> configs(ProcessListing listing) {
        return configs.of(listing.processes());
    }

    /// Lines and zero bytes change places on the way, so that only these variables are sent.
    @Override
    public RunnerVariables variables(HostProcess process) {
        var pid = Integer.toString(process.pid());
        try {
            var told = host.run(List.of("sh", "-c", VARIABLES, "sh", pid), LIMIT, RunnerVariables.MOST_BYTES);
            return told.succeeded() && !told.cut()
                    ? RunnerVariables.of(told.out().replace('\n', '\0').replace('\1', '\n'), process.pid())
                    : RunnerVariables.unknown("the user there may not read the environment of process " + pid
                            + ", which is of user " + process.user() + ".");
        } catch (RemoteException e) {
            return RunnerVariables.unknown(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ProcessFolders folders(HostProcess process) {
        var pid = Integer.toString(process.pid());
        try {
            var told = host.run(List.of("sh", "-c", FOLDERS, "sh", pid), LIMIT, RunnerVariables.MOST_BYTES);
            var lines = told.out().split("\n", 2);
            return told.succeeded() && !told.cut() && lines.length == 2
                    ? ProcessFolders.of(
                            lines[0].substring("PWD=".length()),
                            lines[1].replace('\n', '\0').replace('\1', '\n'),
                            "")
                    : ProcessFolders.unknown("the user there may not read the folder and the environment of process "
                            + pid + ", which is of user " + process.user() + ".");
        } catch (RemoteException e) {
            return ProcessFolders.unknown(String.valueOf(e.getMessage()));
        }
    }

    /// Signalbox's own connection to the server comes from that host, through the tunnel: an end of it has an owner
    /// there.
    @Override
    public boolean isOwn(ProcessListing listing, InetAddress address, int port) {
        return !listing.owners(address, port).isEmpty();
    }

    @Override
    public HeldProcess hold(EndProcess action) {
        var pid = Integer.toString(action.pid());
        var signal = action.signal() == EndProcess.Signal.KILL ? "KILL" : "TERM";
        var started = PsOutput.started(action.started(), ZoneOffset.UTC);
        return () -> isSignalled(pid, List.of("sh", "-c", SIGNAL, "sh", pid, started, signal));
    }

    /// Only a fault of the way there shows that the process was not signalled.
    private boolean isSignalled(String pid, List<String> words) {
        var link = link();
        try {
            return RemoteCommand.run(link, words, LIMIT, PsOutput.MOST_BYTES, StandardCharsets.UTF_8)
                    .succeeded();
        } catch (RemoteException e) {
            throw new UnknownOutcomeException(
                    "It is not known whether process " + pid + " was signalled. " + e.getMessage(), e);
        }
    }

    private SshConnection link() {
        try {
            return host.link();
        } catch (RemoteException e) {
            throw new ProcessException(String.valueOf(e.getMessage()), e);
        }
    }

    private CommandResult run(List<String> words) {
        try {
            return host.run(words, LIMIT, PsOutput.MOST_BYTES);
        } catch (RemoteException e) {
            throw new ProcessException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> command() {
        var words = new ArrayList<>(List.of("env", "LC_ALL=C", "TZ=UTC"));
        words.addAll(List.of(PsOutput.COMMAND.split(" ")));
        return words;
    }
}
