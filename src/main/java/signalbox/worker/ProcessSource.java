package signalbox.worker;

import java.net.InetAddress;
import java.util.Map;
import signalbox.worker.listing.ProcessListing;

/// A host whose processes can be listed, again and again. May take a second: for background threads.
public interface ProcessSource {
    /// @throws ProcessException when the host does not say
    ProcessListing list();

    /// The `[options]` of the config files that its processes name, by their path, as far as they are known and
    /// tell what a process is for. Blocks.
    default Map<String, Map<String, String>> configs(ProcessListing listing) {
        return Map.of();
    }

    /// Whether this end of a connection is that of the console's own: then addresses and ports of the list
    /// can be compared with those that the server sees.
    boolean isOwn(ProcessListing listing, InetAddress address, int port);

    /// A hold on the process that the action names, to signal it and no other that gets its pid later.
    Hold hold(EndProcess action);

    /// A process that can be signalled.
    @FunctionalInterface
    interface Hold {
        /// Whether it was signalled; not, if the process has ended or this user may not.
        ///
        /// @throws ProcessException when the host does not say
        boolean signal();
    }
}
