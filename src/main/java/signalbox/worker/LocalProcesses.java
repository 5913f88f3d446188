package signalbox.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import signalbox.worker.EndProcess.Signal;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessException;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

/// The processes of this machine, as its operating system shows them to this user. For sockets of other users'
/// processes no owner is shown.
public final class LocalProcesses implements ProcessSource {
    public static final String NAME = "this machine";

    private static final Logger LOG = LoggerFactory.getLogger(LocalProcesses.class);
    private final InstantSource clock;
    private final ArgumentConfigs configs;
    private final SystemInfo system = new SystemInfo();
    /// OSHI starts a program (`getent`) each time it is asked for the name of a user, so each user is asked for once.
    private static final Map<String, String> USER_NAMES = new ConcurrentHashMap<>();

    public LocalProcesses(InstantSource clock) {
        this.clock = clock;
        this.configs = new ArgumentConfigs(LocalProcesses::file, clock);
    }

    /// Begins to load what the first list needs, a fifth of a second of work, beside what the caller does next.
    public static void prepare() {
        Thread.ofVirtual().name("processes-ahead").start(() -> {
            try {
                var system = new SystemInfo().getOperatingSystem();
                var own = system.getProcess(system.getProcessId());
                USER_NAMES.computeIfAbsent(own.getUserID(), _ -> own.getUser());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("The processes of this machine cannot be listed", e);
            }
        });
    }

    @Override
    public ProcessListing list() {
        var takenAt = clock.instant();
        try {
            var operatingSystem = system.getOperatingSystem();
            return new ProcessListing(takenAt, NAME, processes(operatingSystem), sockets(operatingSystem));
        } catch (RuntimeException | LinkageError e) {
            throw new ProcessException("The processes of this machine cannot be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Map<String, String>> configs(ProcessListing listing) {
        return configs.of(listing.processes());
    }

    @Override
    public RunnerVariables variables(HostProcess process) {
        var file = Path.of("/proc", Integer.toString(process.pid()), "environ");
        try (var input = Files.newInputStream(file)) {
            var environment = new String(input.readNBytes(RunnerVariables.MOST_BYTES), StandardCharsets.UTF_8);
            return RunnerVariables.of(environment, process.pid());
        } catch (NoSuchFileException e) {
            return RunnerVariables.unknown("process " + process.pid() + " shows none here.");
        } catch (IOException e) {
            return RunnerVariables.unknown("this user may not read the environment of process " + process.pid()
                    + ", which is of user " + process.user() + ".");
        }
    }

    @Override
    public ProcessFolders folders(HostProcess process) {
        var of = Path.of("/proc", Integer.toString(process.pid()));
        try (var input = Files.newInputStream(of.resolve("environ"))) {
            var environment = new String(input.readNBytes(RunnerVariables.MOST_BYTES), StandardCharsets.UTF_8);
            return ProcessFolders.of(Files.readSymbolicLink(of.resolve("cwd")).toString(), environment, "");
        } catch (IOException e) {
            return ProcessFolders.unknown("this user may not read the folder and the environment of process "
                    + process.pid() + ", which is of user " + process.user() + ".");
        }
    }

    /// Only regular files are read: reading of others may never end.
    private static byte[] file(String path) throws IOException {
        var file = Path.of(path);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(path);
        }
        try (var input = Files.newInputStream(file)) {
            return input.readNBytes(ArgumentConfigs.MOST_BYTES);
        }
    }

    @Override
    public boolean isOwn(ProcessListing listing, InetAddress address, int port) {
        return listing.owners(address, port)
                .contains((int) ProcessHandle.current().pid());
    }

    @Override
    public HeldProcess hold(EndProcess action) {
        var process = ProcessHandle.of(action.pid());
        return () -> process.filter(
                        handle -> action.signal() == Signal.KILL ? handle.destroyForcibly() : handle.destroy())
                .isPresent();
    }

    private List<HostProcess> processes(OperatingSystem system) {
        return system.getProcesses().stream().map(this::process).toList();
    }

    private HostProcess process(OSProcess process) {
        return new HostProcess(
                process.getProcessID(),
                process.getParentProcessID(),
                USER_NAMES.computeIfAbsent(process.getUserID(), _ -> process.getUser()),
                Instant.ofEpochMilli(process.getStartTime()),
                String.join(" ", process.getArguments()));
    }

    private static List<Socket> sockets(OperatingSystem system) {
        return system.getInternetProtocolStats().getConnections().stream()
                .filter(connection -> connection.getType().startsWith("tcp"))
                .filter(connection -> connection.getState() != TcpState.LISTEN)
                .filter(connection -> connection.getState() != TcpState.TIME_WAIT)
                .flatMap(connection -> socket(connection).stream())
                .toList();
    }

    private static Optional<Socket> socket(IPConnection connection) {
        try {
            return Optional.of(new Socket(
                    InetAddress.getByAddress(connection.getLocalAddress()),
                    connection.getLocalPort(),
                    Math.max(Socket.HIDDEN, connection.getowningProcessId())));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
