package signalbox.remote.identity;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.jspecify.annotations.Nullable;
import signalbox.remote.config.IdentityOptions;

/// Which keys are offered in which order, as OpenSSH does it: certificates that the configuration names; the agent's
/// keys that are also in files; the agent's other keys; keys of files.
///
/// Source: OpenSSH sshconnect2.c, pubkey_prepare.
final class IdentityOrder {
    /// A key or a certificate of a file.
    private record FileKey(KeyFile file, PublicKey key) {}

    private final IdentityOptions options;
    private final List<KeyFile> files;
    private final @Nullable SshAgentSocket agent;
    private final List<PublicKey> held;
    private final Function<KeyPair, PublicKeyIdentity> bySelf;

    /// @param agent null without one
    /// @param held what the agent has
    /// @param bySelf makes an identity of a pair that was read from a file
    IdentityOrder(
            IdentityOptions options,
            List<KeyFile> files,
            @Nullable SshAgentSocket agent,
            List<PublicKey> held,
            Function<KeyPair, PublicKeyIdentity> bySelf) {
        this.options = options;
        this.files = files;
        this.agent = agent;
        this.held = held;
        this.bySelf = bySelf;
    }

    List<PublicKeyIdentity> all() {
        var inFiles = inFiles();
        var first = held.stream().filter(key -> isIn(inFiles, key)).toList();
        var others = options.only() ? Stream.<PublicKey>empty() : held.stream().filter(key -> !isIn(inFiles, key));
        var left = inFiles.stream().filter(each -> first.stream().noneMatch(key -> isSame(key, each.key())));
        var shown = new LinkedHashSet<PublicKey>();
        return Stream.of(
                        options.certificates().stream()
                                .flatMap(file -> KeyFile.certificate(file).stream())
                                .flatMap(certificate -> signing(certificate, null).stream()),
                        Stream.concat(first.stream(), others).flatMap(key -> byAgent(key, key).stream()),
                        left.flatMap(each -> signing(each.key(), each.file()).stream()))
                .flatMap(stream -> stream)
                .filter(each -> isNew(each, shown))
                .toList();
    }

    private static boolean isNew(PublicKeyIdentity identity, Set<PublicKey> shown) {
        return shown.add(identity.getKeyIdentity().getPublic());
    }

    private List<FileKey> inFiles() {
        var keys = new ArrayList<FileKey>();
        for (var file : files) {
            var key = file.key();
            if (key != null) {
                keys.add(new FileKey(file, key));
            }
            if (options.certificates().isEmpty()) {
                file.certificate().ifPresent(certificate -> keys.add(new FileKey(file, certificate)));
            }
        }
        return keys;
    }

    private static boolean isIn(List<FileKey> files, PublicKey key) {
        return files.stream().anyMatch(each -> isSame(each.key(), key));
    }

    /// For SSHD, all certificates are different from each other.
    private static boolean isSame(PublicKey one, PublicKey other) {
        return (one instanceof OpenSshCertificate a && other instanceof OpenSshCertificate b)
                ? isSameCertificate(a, b)
                : KeyUtils.compareKeys(one, other);
    }

    private static boolean isSameCertificate(OpenSshCertificate one, OpenSshCertificate other) {
        return Arrays.equals(one.getMessage(), other.getMessage())
                && Arrays.equals(one.getSignature(), other.getSignature());
    }

    private Optional<PublicKeyIdentity> byAgent(PublicKey shown, PublicKey held) {
        return Optional.ofNullable(agent).map(socket -> new AgentIdentity(socket, shown, held));
    }

    /// The identity that signs for a key or certificate; empty where its private half is nowhere.
    ///
    /// @param file the file that it belongs to; null: any
    private Optional<PublicKeyIdentity> signing(PublicKey shown, @Nullable KeyFile file) {
        var plain = shown instanceof OpenSshCertificate certificate ? certificate.getCertPubKey() : shown;
        var ofFile = Stream.concat(Stream.ofNullable(file), files.stream())
                .flatMap(each -> Stream.ofNullable(each.pair()))
                .filter(pair -> KeyUtils.compareKeys(pair.getPublic(), plain))
                .findFirst();
        return ofFile.map(pair -> bySelf.apply(new KeyPair(shown, pair.getPrivate())))
                .or(() -> held.stream()
                        .filter(key -> isSame(key, shown) || KeyUtils.compareKeys(key, plain))
                        .findFirst()
                        .flatMap(key -> byAgent(shown, key)));
    }
}
