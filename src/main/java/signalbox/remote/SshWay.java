package signalbox.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// How the bytes of a connection get to the host: by an address, through another host, or through a command.
interface SshWay extends AutoCloseable {
    /// Where to connect to, in the order in which to try. Blocks.
    ///
    /// @throws RemoteException when there is no such host, or when the way is barred
    List<InetSocketAddress> addresses() throws IOException;

    /// For messages: ` through USER@HOST`, or empty.
    String label();

    /// Why the way ended, as a clause; empty where that is not known.
    String fault();

    boolean isOpen();

    @Override
    void close();
}
