package signalbox.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.channel.ClientChannel;
import org.jspecify.annotations.Nullable;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.SshAddress;

/// Through another host, which forwards the connection.
final class JumpWay implements SshWay {
    private final SshConnection jump;
    private final SshAddress target;
    private final Duration patience;
    private @Nullable ClientChannel channel;
    private @Nullable LoopbackBridge bridge;

    JumpWay(SshConnection jump, SshAddress target, Duration patience) {
        this.jump = jump;
        this.target = target;
        this.patience = patience;
    }

    @Override
    public List<InetSocketAddress> addresses() throws IOException {
        var opened = jump.forwarding(target.host(), target.port());
        channel = opened;
        try {
            opened.open().verify(patience);
        } catch (IOException e) {
            throw barred(e);
        }
        var started = LoopbackBridge.open(opened.getInvertedOut(), opened.getInvertedIn(), patience);
        bridge = started;
        return List.of(started.address());
    }

    private RemoteException barred(IOException e) {
        var reason = ChannelRefusal.of(e).map(ChannelRefusal::text).orElse("");
        var way = ChannelRefusal.of(e).filter(ChannelRefusal::isForbidden).isPresent()
                ? ": its AllowTcpForwarding or PermitOpen does not allow it."
                : ": is the host behind it running, and is the port right?";
        return new RemoteException(
                Kind.NO_WAY,
                jump.label() + " forwards no connection to " + target.host() + ":" + target.port() + reason + way,
                e);
    }

    @Override
    public String label() {
        return " through " + jump.label();
    }

    @Override
    public String fault() {
        return "";
    }

    @Override
    public boolean isOpen() {
        return jump.isOpen();
    }

    @Override
    public void close() {
        if (bridge != null) {
            bridge.close();
        }
        if (channel != null) {
            channel.close(false);
        }
    }
}
