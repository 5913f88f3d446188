package signalbox.remote;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;
import signalbox.remote.KnownHosts.KeyVerdict;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.StrictChecking;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// Judges the key that a host shows, and remembers why it was refused. Signalbox is stricter than `ssh` can be told to
/// be: it never accepts an unknown key by itself, and never a changed one.
final class HostKeyCheck implements ServerKeyVerifier {
    private static final List<BuiltinSignatures> PLAIN = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256,
            BuiltinSignatures.sk_ssh_ed25519,
            BuiltinSignatures.sk_ecdsa_sha2_nistp256);
    private static final List<BuiltinSignatures> OF_CERTIFICATES = List.of(
            BuiltinSignatures.ed25519_cert,
            BuiltinSignatures.nistp256_cert,
            BuiltinSignatures.nistp384_cert,
            BuiltinSignatures.nistp521_cert,
            BuiltinSignatures.rsaSHA512_cert,
            BuiltinSignatures.rsaSHA256_cert);

    private final SshRoute route;
    private final KnownHosts knownHosts;
    private final AtomicReference<@Nullable RemoteException> refusal = new AtomicReference<>();
    private volatile boolean showedInvalidCertificate;

    HostKeyCheck(SshRoute route, KnownHosts knownHosts) {
        this.route = route;
        this.knownHosts = knownHosts.heeding(route.options().hostKeys());
    }

    /// If the host has several keys, it is asked for one by which it is known: for a certificate if an authority is.
    List<NamedFactory<Signature>> signatures() {
        var known = knownHosts.keyTypes(route.keyName(), route.keyPort());
        var authority = !showedInvalidCertificate && knownHosts.hasAuthority(route.keyName(), route.keyPort());
        return usable(Stream.concat(authority ? OF_CERTIFICATES.stream() : Stream.of(), sorted(known)));
    }

    private static Stream<BuiltinSignatures> sorted(Set<String> knownTypes) {
        return PLAIN.stream()
                .sorted(Comparator.comparing(one -> !knownTypes.contains(KeyUtils.getCanonicalKeyType(one.getName()))));
    }

    /// Those of a login: the user's keys may have certificates, too.
    static List<NamedFactory<Signature>> ofLogin() {
        return usable(Stream.concat(PLAIN.stream(), OF_CERTIFICATES.stream()));
    }

    private static List<NamedFactory<Signature>> usable(Stream<BuiltinSignatures> signatures) {
        var usable = new ArrayList<NamedFactory<Signature>>();
        signatures.filter(BuiltinSignatures::isSupported).forEach(usable::add);
        return usable;
    }

    /// Whether the certificate that the host showed is not valid for its name and time: then it is asked for its plain
    /// key, on another connection.
    boolean showedInvalidCertificate() {
        return showedInvalidCertificate;
    }

    /// Why the key was refused.
    Optional<RemoteException> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        var algorithm = session.getNegotiatedKexParameter(KexProposalOption.SERVERKEYS);
        if (KeyUtils.isCertificateAlgorithm(algorithm) && !(key instanceof OpenSshCertificate)) {
            showedInvalidCertificate = true;
            return false;
        }
        try {
            return switch (knownHosts.verdict(route.keyName(), route.keyPort(), key)) {
                case KeyVerdict.Known() -> true;
                case KeyVerdict.Unknown(var shown) -> refuse(unknown(shown));
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

    private boolean refuse(RemoteException because) {
        refusal.set(because);
        return false;
    }

    private RemoteException unknown(HostKey shown) {
        var keys = route.options().hostKeys();
        if (keys.strict() != StrictChecking.YES) {
            return new UnknownHostKeyException(shown, authority() + whatSshDoes(keys.strict()) + hints());
        }
        return new RemoteException(
                Kind.UNKNOWN_HOST_KEY,
                "The host key of " + shown.name() + " is not known: " + shown.type() + " " + shown.fingerprint()
                        + ". StrictHostKeyChecking is yes for this host, so that it cannot be accepted here: add it to"
                        + " known_hosts yourself." + authority() + hints(),
                null);
    }

    private String authority() {
        return knownHosts.hasAuthority(route.keyName(), route.keyPort())
                ? " known_hosts names an authority for this host, but it showed no certificate that is valid for this"
                        + " name and time."
                : "";
    }

    private static String whatSshDoes(StrictChecking strict) {
        return switch (strict) {
            case NO, ACCEPT_NEW ->
                " (ssh would accept it, because StrictHostKeyChecking says so; Signalbox asks once.)";
            case ASK, YES -> "";
        };
    }

    private String hints() {
        return UnfollowedText.of(route.options(), Stage.HOST_KEY);
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
}
