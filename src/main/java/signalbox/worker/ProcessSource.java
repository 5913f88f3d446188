package signalbox.worker;

import java.net.InetAddress;
import java.util.Map;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

/// A host whose processes can be listed repeatedly. A call may take a second: for background threads.
public interface ProcessSource {
    /// @throws ProcessException when the host does not list them
    ProcessListing list();

    /// The settings of the config files that its processes name, by path: those that are known and show what a
    /// process is for. Blocks.
    default Map<String, Map<String, String>> configs(ProcessListing listing) {
        return Map.of();
    }

    /// What queue_job's runner finds in the environment of one of these processes. Blocks.
    default RunnerVariables variables(HostProcess process) {
        return RunnerVariables.unknown("the environment of processes there is not read.");
    }

    /// From where one of these processes takes paths that do not begin with `/`. Blocks.
    default ProcessFolders folders(HostProcess process) {
        return ProcessFolders.unknown("the folders of processes there are not read.");
    }

    /// Whether this end of a connection is Signalbox's own: then addresses and ports of the list can be compared
    /// with those that the server sees.
    boolean isOwn(ProcessListing listing, InetAddress address, int port);

    /// A hold on the process that the action names: it signals this process, and no other that gets its pid later.
    HeldProcess hold(EndProcess action);

    /// A process that can be signalled.
    @FunctionalInterface
    interface HeldProcess {
        /// Whether the process was signalled; false if it has ended, or if this user may not signal it.
        ///
        /// @throws ProcessException when the host cannot be reached: nothing was signalled
        /// @throws signalbox.audit.UnknownOutcomeException when the host was reached and did not answer
        boolean signal();
    }
}
