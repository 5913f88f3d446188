package signalbox.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import signalbox.remote.RemoteException.Kind;

/// A host that is reached by SSH. It connects when it is first needed, and again after the connection was lost.
/// Commands and tunnels share this one connection. Safe for several threads.
public final class SshHost implements AutoCloseable {
    private final HostSpec spec;
    private final SshFiles files;
    private final KnownHosts knownHosts;
    private final SshTimeouts patience;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable SshConnection link;
    private volatile boolean closed;

    public SshHost(HostSpec spec, SshFiles files) {
        this(spec, files, SshTimeouts.USUAL);
    }

    SshHost(HostSpec spec, SshFiles files, SshTimeouts patience) {
        this.spec = spec;
        this.files = files;
        this.knownHosts = new KnownHosts(files);
        this.patience = patience;
    }

    /// Where accepted host keys are kept.
    public KnownHosts knownHosts() {
        return knownHosts;
    }

    /// Connects if it is not connected.
    ///
    /// @throws UnknownHostKeyException when an operator must first decide about its key
    /// @throws RemoteException with what was wrong on the way
    public void connect() {
        link();
    }

    public boolean isConnected() {
        var current = link;
        return current != null && current.isOpen();
    }

    /// The open connection; connects if there is none. Blocks.
    ///
    /// @throws UnknownHostKeyException when an operator must first decide about its key
    /// @throws RemoteException with what was wrong on the way, or when this host was closed
    public SshConnection link() {
        connecting.lock();
        try {
            var current = link;
            if (current != null && current.isOpen()) {
                return current;
            }
            if (current != null) {
                current.close();
            }
            return opened();
        } finally {
            connecting.unlock();
        }
    }

    private SshConnection opened() {
        var fresh = closed ? null : SshConnection.connect(spec, files, knownHosts, patience);
        link = fresh;
        if (fresh == null || closed) {
            close();
            throw new RemoteException(Kind.CONNECTION_LOST, "The connection to " + label() + " was closed.", null);
        }
        return fresh;
    }

    /// Runs a program there. Its words are quoted, so that no shell changes them.
    ///
    /// @param limit how long it may take; after that it is killed
    /// @param mostBytes of its output; if it writes more, it is ended
    /// @throws RemoteException when the host cannot be reached, or when the program takes too long
    public CommandResult run(List<String> words, Duration limit, int mostBytes) {
        return RemoteCommand.run(link(), words, limit, mostBytes, StandardCharsets.UTF_8);
    }

    /// Reads a whole file.
    ///
    /// @param path `~/` means the home folder of the user there
    /// @throws RemoteException when the file cannot be read, or has more bytes than that
    public byte[] read(String path, int mostBytes) {
        return RemoteFile.read(link(), path, mostBytes);
    }

    public String label() {
        return spec.label();
    }

    @Override
    public void close() {
        closed = true;
        var current = link;
        if (current != null) {
            current.close();
        }
    }
}
