package signalbox.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.channel.AbstractClientChannel;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientConnectionServiceFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.identity.SshIdentities;

/// One authenticated connection to a host, and those to the hosts on the way. It is never opened again: `SshHost` makes
/// a new one.
public final class SshConnection implements AutoCloseable {
    private static final int MOST_JUMPS = 8;
    private static final int MOST_UNANSWERED = 3;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /// If the processor has instructions for AES and the JVM uses them, AES is far faster than the usual first
    /// choice, ChaCha20.
    private static final List<BuiltinCiphers> FIRST_CIPHERS =
            List.of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm);

    private final SshRoute route;
    private final KnownHosts knownHosts;
    private final SshTimeouts patience;
    private final @Nullable SshConnection jump;
    private final boolean ownsJump;
    private final SshWay way;
    private final AddressedClient client = (AddressedClient)
            ClientBuilder.builder().factory(AddressedClient::new).build();
    private final ClientSession session;
    private final SpareSessions spares;

    /// @param ownsJump whether the connection to the jump host ends with this one
    private SshConnection(
            SshRoute route,
            KnownHosts knownHosts,
            SshTimeouts patience,
            @Nullable SshConnection jump,
            boolean ownsJump) {
        this.route = route;
        this.knownHosts = knownHosts;
        this.patience = patience.within(route.options().address().patience());
        this.jump = jump;
        this.ownsJump = ownsJump;
        this.way = way();
        this.spares =
                new SpareSessions(route.label(), () -> new SshConnection(route, knownHosts, patience, jump, false));
        try {
            this.session = open();
        } catch (RuntimeException e) {
            client.stop();
            way.close();
            throw e;
        }
    }

    /// @throws RemoteException with what was wrong on the way
    static SshConnection connect(HostSpec spec, SshFiles files, KnownHosts knownHosts, SshTimeouts patience) {
        return connect(spec, files, knownHosts, patience, 0);
    }

    private static SshConnection connect(
            HostSpec spec, SshFiles files, KnownHosts knownHosts, SshTimeouts patience, int jumps) {
        if (jumps > MOST_JUMPS) {
            throw new RemoteException(
                    Kind.NO_WAY,
                    "The jump hosts to " + spec.label() + " form a loop: check ProxyJump in " + files.config() + ".",
                    null);
        }
        SshRoute.checkKey(spec);
        var route = SshRoute.of(spec, files);
        route.checkLogin();
        var over = route.jump();
        var jump = over == null ? null : connect(over, files, knownHosts, patience, jumps + 1);
        try {
            return new SshConnection(route, knownHosts, patience, jump, true);
        } catch (RuntimeException e) {
            if (jump != null) {
                jump.close();
            }
            throw e;
        }
    }

    private SshWay way() {
        var command = route.command();
        if (jump != null) {
            return new JumpWay(jump, route.options().address(), patience.reach());
        }
        return command == null ? new DirectWay(route.options().address()) : new CommandWay(command, patience.reach());
    }

    private ClientSession open() {
        var check = new HostKeyCheck(route, knownHosts);
        try {
            return open(check);
        } catch (RemoteException e) {
            if (!check.showedInvalidCertificate()) {
                throw e;
            }
            way.close();
            return open(check);
        }
    }

    private ClientSession open(HostKeyCheck check) {
        var identities = SshIdentities.of(route.options().identities());
        var login = new LoginService();
        ClientSession opened = null;
        try {
            setUp(identities, check, login);
            client.start();
            opened = reached(way.addresses());
            awaitHostKey(opened);
            opened.auth().verify(patience.letIn());
            return opened;
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close(true);
            }
            throw new ConnectFailure(route, way, check, identities, login).of(e);
        }
    }

    private void setUp(SshIdentities identities, HostKeyCheck check, LoginService login) {
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setServerKeyVerifier(check);
        client.setUserAuthFactories(List.of(identities.login(HostKeyCheck.ofLogin())));
        client.setServiceFactories(List.of(login, ClientConnectionServiceFactory.INSTANCE));
        client.setSignatureFactories(check.signatures());
        client.setCipherFactories(ciphers(client.getCipherFactories()));
        CoreModuleProperties.ABORT_ON_INVALID_CERTIFICATE.set(client, false);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, patience.reach());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, patience.letIn());
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, patience.heartbeat());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MOST_UNANSWERED);
        CoreModuleProperties.STOP_WAIT_TIME.set(client, CLOSE);
    }

    private static List<NamedFactory<Cipher>> ciphers(List<NamedFactory<Cipher>> usual) {
        return Stream.concat(FIRST_CIPHERS.stream().filter(usual::contains), usual.stream())
                .distinct()
                .toList();
    }

    /// The first address that takes a connection.
    private ClientSession reached(List<InetSocketAddress> addresses) throws IOException {
        IOException last = null;
        for (var address : addresses) {
            try {
                return client.connect(route.user(), address, route.keyName())
                        .verify(patience.reach())
                        .getSession();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last == null ? new IOException("The host has no address") : last;
    }

    private void awaitHostKey(ClientSession opened) throws IOException {
        var events =
                opened.waitFor(EnumSet.of(ClientSessionEvent.WAIT_AUTH, ClientSessionEvent.CLOSED), patience.reach());
        if (events.contains(ClientSessionEvent.TIMEOUT)) {
            throw new IOException(new TimeoutException("The keys were not exchanged"));
        }
    }

    public ClientSession session() {
        return session;
    }

    /// Starts a command on a channel of its own. Where the server opens no further session on this connection, the
    /// channel has a connection of its own, which ends with it.
    ///
    /// @param prepare called before the channel is opened, maybe for two channels, of which the first was refused
    /// @param limit until it is open
    /// @throws RemoteException when the server opens no session
    public ChannelExec exec(String line, Consumer<ChannelExec> prepare, Duration limit) throws IOException {
        try {
            return exec(session, line, prepare, limit);
        } catch (IOException e) {
            if (!isOpen() || ChannelRefusal.of(e).isEmpty()) {
                throw e;
            }
            return spares.exec(line, prepare, limit);
        }
    }

    static ChannelExec exec(ClientSession session, String line, Consumer<ChannelExec> prepare, Duration limit)
            throws IOException {
        var channel = session.createExecChannel(line);
        try {
            prepare.accept(channel);
            channel.open().verify(limit);
            return channel;
        } catch (IOException e) {
            channel.close(false);
            throw e;
        }
    }

    /// A channel to a port that the host can reach; it is not open yet.
    public ChannelDirectTcpip forwarding(String host, int port) throws IOException {
        var channel = session.createDirectTcpipChannel(
                new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(host, port));
        endOutput(channel);
        return channel;
    }

    /// SSHD alone would report the end of the data only when the channel is closed.
    public static void endOutput(AbstractClientChannel channel) {
        channel.addChannelListener(new ChannelListener() {
            @Override
            public void channelStateChanged(Channel changed, String hint) {
                if (channel.isEofSignalled()) {
                    IoUtils.closeQuietly(channel.getOut());
                }
            }
        });
    }

    public boolean isOpen() {
        return session.isOpen() && way.isOpen();
    }

    String label() {
        return route.label();
    }

    /// When this returns, both ends of everything that used it are closed.
    @Override
    public void close() {
        spares.close();
        session.close(true);
        client.stop();
        way.close();
        if (jump != null && ownsJump) {
            jump.close();
        }
    }
}
