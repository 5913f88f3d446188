package signalbox.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.sshd.client.channel.ChannelExec;
import signalbox.remote.RemoteException.Kind;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// Further connections to a server that opens no further session on the first one (MaxSessions): each is for one
/// command
/// and ends with it. So few of them are open that the server's limit of logins is not touched.
///
/// Source: sshd_config(5), MaxSessions, MaxStartups.
final class SpareSessions implements AutoCloseable {
    private static final int MOST = 8;

    private final String host;
    private final Supplier<SshConnection> opening;
    private final Semaphore free = new Semaphore(MOST, true);
    private final Set<SshConnection> used = ConcurrentHashMap.newKeySet();

    /// @param opening makes a connection of its own
    SpareSessions(String host, Supplier<SshConnection> opening) {
        this.host = host;
        this.opening = opening;
    }

    /// Waits until one may be opened.
    ///
    /// @throws RemoteException when the server opens no session at all, or none becomes free in time
    ChannelExec exec(String line, Consumer<ChannelExec> prepare, Duration limit) throws IOException {
        take(limit);
        SshConnection spare = null;
        try {
            spare = opening.get();
            used.add(spare);
            var opened = SshConnection.exec(spare.session(), line, prepare, limit);
            var running = spare;
            opened.addCloseFutureListener(_ -> giveBack(running));
            return opened;
        } catch (IOException | RuntimeException e) {
            if (spare != null) {
                end(spare);
            }
            free.release();
            if (ChannelRefusal.of(e).isPresent()) {
                throw noneAtAll(e);
            }
            throw e;
        }
    }

    private void take(Duration limit) throws IOException {
        try {
            if (!free.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RemoteException(
                        Kind.NO_SESSION,
                        host + " opens too few sessions at a time (MaxSessions): "
                                + NumberText.of(MOST, "further connection") + " beside the first one stayed in use for "
                                + DurationText.setting(limit) + ". Set MaxSessions 10 there, its usual value.",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /// Not on SSHD's own thread, for which closing waits.
    private void giveBack(SshConnection spare) {
        Thread.ofVirtual().name("ssh-spare").start(() -> {
            end(spare);
            free.release();
        });
    }

    private void end(SshConnection spare) {
        spare.close();
        used.remove(spare);
    }

    /// Ends what still runs on them.
    @Override
    public void close() {
        used.forEach(this::end);
    }

    private RemoteException noneAtAll(Exception e) {
        return new RemoteException(
                Kind.NO_SESSION,
                host + " opens no session for a command"
                        + ChannelRefusal.of(e).map(ChannelRefusal::text).orElse("")
                        + ": MaxSessions 0, or this login is for forwarding alone.",
                e);
    }
}
