package signalbox.remote;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;

/// The key that a host shows.
///
/// @param type as OpenSSH names it, `ssh-ed25519`
/// @param fingerprint as OpenSSH prints it, `SHA256:…`
/// @param encoded type and key as known_hosts writes them
public record HostKey(String host, int port, String type, String fingerprint, String encoded) {
    static HostKey of(String host, int port, PublicKey key) {
        return new HostKey(
                host,
                port,
                KeyUtils.getKeyType(key),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, key),
                PublicKeyEntry.toString(key));
    }

    /// Another key of the same host.
    HostKey with(PublicKey key) {
        return of(host, port, key);
    }

    /// The name that known_hosts uses: with the port only if it is not the usual one.
    String name() {
        return name(host, port);
    }

    static String name(String host, int port) {
        return port == HostSpec.DEFAULT_PORT ? host : "[" + host + "]:" + port;
    }
}
