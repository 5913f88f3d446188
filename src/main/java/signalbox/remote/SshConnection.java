package signalbox.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import signalbox.remote.KnownHosts.KeyVerdict;
import signalbox.remote.RemoteException.Kind;

/// One authenticated connection to a host, and those to the hosts on the way. It is never opened again: `SshHost` makes
/// a new one.
public final class SshConnection implements AutoCloseable {
    private static final int MOST_JUMPS = 8;
    private static final int MOST_UNANSWERED = 3;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256,
            BuiltinSignatures.sk_ssh_ed25519,
            BuiltinSignatures.sk_ecdsa_sha2_nistp256);

    /// If the processor has instructions for AES and the JVM uses them, AES is far faster than the usual first
    /// choice, ChaCha20.
    private static final List<BuiltinCiphers> FIRST_CIPHERS =
            List.of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm);

    private final SshRoute route;
    private final SshIdentities identities;
    private final KnownHosts knownHosts;
    private final SshTimeouts patience;
    private final @Nullable SshConnection jump;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final AtomicReference<RemoteException> refusal = new AtomicReference<>();
    private final ClientSession session;

    private SshConnection(
            SshRoute route,
            SshIdentities identities,
            KnownHosts knownHosts,
            SshTimeouts patience,
            @Nullable SshConnection jump) {
        this.route = route;
        this.identities = identities;
        this.knownHosts = knownHosts;
        this.patience = patience;
        this.jump = jump;
        setUp();
        client.start();
        try {
            this.session = open();
        } catch (RuntimeException e) {
            client.stop();
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
        var route = SshRoute.of(spec, files);
        var over = route.jump();
        var jump = over == null ? null : connect(over, files, knownHosts, patience, jumps + 1);
        try {
            return new SshConnection(route, SshIdentities.of(spec, route, files), knownHosts, patience, jump);
        } catch (RuntimeException e) {
            if (jump != null) {
                jump.close();
            }
            throw e;
        }
    }

    private void setUp() {
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setServerKeyVerifier((_, _, key) -> isKnown(key));
        client.setKeyIdentityProvider(_ -> identities.keys());
        client.setAgentFactory(identities.agent());
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setSignatureFactories(signatures(knownHosts.keyTypes(route.host(), route.port())));
        client.setCipherFactories(ciphers(client.getCipherFactories()));
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

    /// If the host has several keys, it is asked for one by which it is known.
    private static List<NamedFactory<Signature>> signatures(Set<String> knownTypes) {
        return SIGNATURES.stream()
                .filter(BuiltinSignatures::isSupported)
                .sorted(Comparator.comparing(one -> !knownTypes.contains(KeyUtils.getCanonicalKeyType(one.getName()))))
                .<NamedFactory<Signature>>map(one -> one)
                .toList();
    }

    private boolean isKnown(PublicKey key) {
        try {
            return switch (knownHosts.verdict(route.host(), route.port(), key)) {
                case KeyVerdict.Known() -> true;
                case KeyVerdict.Unknown(var shown) -> refuse(new UnknownHostKeyException(shown));
                case KeyVerdict.Changed changed -> refuse(changed(changed));
                case KeyVerdict.Revoked(var shown, var file, var line) ->
                    refuse(new RemoteException(
                            Kind.CHANGED_HOST_KEY,
                            "The host key of " + shown.name() + ", " + shown.fingerprint() + ", is revoked by line "
                                    + line + " of " + file + ": do not connect.",
                            null));
            };
        } catch (RemoteException e) {
            return refuse(e);
        }
    }

    private static RemoteException changed(KeyVerdict.Changed changed) {
        var shown = changed.shown();
        var known = changed.known();
        return new RemoteException(
                Kind.CHANGED_HOST_KEY,
                "The host key of " + shown.name() + " has changed: it shows " + shown.type() + " " + shown.fingerprint()
                        + ", but line " + changed.line() + " of " + changed.file() + " says " + known.type() + " "
                        + known.fingerprint() + ". Someone may be intercepting the connection. If the host"
                        + " really has a new key, remove that line.",
                null);
    }

    private boolean refuse(RemoteException because) {
        refusal.set(because);
        return false;
    }

    private ClientSession open() {
        ClientSession opened = null;
        try {
            var address = address();
            opened = client.connect(route.user(), address.getHostString(), address.getPort())
                    .verify(patience.reach())
                    .getSession();
            awaitHostKey(opened);
            opened.auth().verify(patience.letIn());
            return opened;
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close(true);
            }
            throw failure(e);
        }
    }

    private void awaitHostKey(ClientSession opened) throws IOException {
        var events =
                opened.waitFor(EnumSet.of(ClientSessionEvent.WAIT_AUTH, ClientSessionEvent.CLOSED), patience.reach());
        if (events.contains(ClientSessionEvent.TIMEOUT)) {
            throw new IOException(new TimeoutException("The keys were not exchanged"));
        }
    }

    /// The address of the host itself, or a port on this machine that leads to it through the jump host.
    private InetSocketAddress address() throws IOException {
        if (jump == null) {
            var address = new InetSocketAddress(route.host(), route.port());
            if (address.isUnresolved()) {
                throw new RemoteException(
                        Kind.UNKNOWN_HOST,
                        "There is no host named \"" + route.host() + "\": check the spelling, the DNS or the VPN.",
                        null);
            }
            return address;
        }
        return jump.session
                .startLocalPortForwarding(
                        new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(route.host(), route.port()))
                .toInetSocketAddress();
    }

    private RemoteException failure(Exception e) {
        var refused = refusal.get();
        if (refused != null) {
            return refused;
        }
        if (e instanceof RemoteException ours) {
            return ours;
        }
        if (e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return new RemoteException(
                    Kind.NOT_LET_IN,
                    route.label() + " refused the login with " + identities.offered()
                            + ". Check the user, and that the key is in its authorized_keys.",
                    e);
        }
        if (e.getCause() instanceof TimeoutException) {
            return new RemoteException(
                    Kind.TIMED_OUT, route.label() + way() + " did not answer in time: is the host up?", e);
        }
        return new RemoteException(
                Kind.UNREACHABLE,
                "No SSH server answers at " + route.host() + ":" + route.port() + way() + message(e)
                        + ": is it running, and is the port right?",
                e);
    }

    private String way() {
        return jump == null ? "" : " through " + jump.route.label();
    }

    private static String message(Throwable e) {
        var message = e.getMessage();
        return message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")";
    }

    public ClientSession session() {
        return session;
    }

    public boolean isOpen() {
        return session.isOpen() && (jump == null || jump.isOpen());
    }

    String label() {
        return route.label();
    }

    /// When this returns, both ends of everything that used it are closed.
    @Override
    public void close() {
        session.close(true);
        client.stop();
        if (jump != null) {
            jump.close();
        }
    }
}
