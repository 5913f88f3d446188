package signalbox.worker;

import java.net.InetAddress;
import java.util.function.Supplier;
import signalbox.worker.listing.ProcessListing;

/// A host that is listed by a test, and where no process can be signalled.
public final class Listed implements ProcessSource {
    private final long own;
    private final Supplier<ProcessListing> listing;

    /// @param own the pid of the console's own process
    public Listed(long own, Supplier<ProcessListing> listing) {
        this.own = own;
        this.listing = listing;
    }

    @Override
    public ProcessListing list() {
        return listing.get();
    }

    @Override
    public boolean isOwn(ProcessListing listed, InetAddress address, int port) {
        return listed.owners(address, port).contains((int) own);
    }

    @Override
    public HeldProcess hold(EndProcess action) {
        return () -> false;
    }
}
