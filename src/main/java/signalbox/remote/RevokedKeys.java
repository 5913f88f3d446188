package signalbox.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import signalbox.remote.KnownHosts.KeyVerdict;
import signalbox.remote.RemoteException.Kind;

/// The files of RevokedHostKeys: a public key in each line. What cannot be read lets no host pass, as with OpenSSH.
///
/// Source: ssh_config(5), RevokedHostKeys.
record RevokedKeys(List<Path> files) {
    private static final String BINARY = "SSHKRL";

    RevokedKeys {
        files = List.copyOf(files);
    }

    Optional<KeyVerdict> verdict(HostKey shown, PublicKey key) {
        for (var file : files) {
            var lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (isOf(lines.get(i).strip(), key)) {
                    return Optional.of(new KeyVerdict.Revoked(shown, file, i + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path file) {
        if (Files.notExists(file)) {
            throw new RemoteException(
                    Kind.FILES, "There is no file " + file + ", which RevokedHostKeys names: correct it.", null);
        }
        var lines = KnownHosts.lines(file);
        if (!lines.isEmpty() && lines.getFirst().startsWith(BINARY)) {
            throw new RemoteException(
                    Kind.FILES,
                    "Signalbox cannot read " + file + " of RevokedHostKeys, which is a KRL: name a file with one public"
                            + " key in each line.",
                    null);
        }
        return lines;
    }

    private static boolean isOf(String line, PublicKey key) {
        if (line.isEmpty() || line.startsWith("#")) {
            return false;
        }
        try {
            var revoked = PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING);
            return revoked != null && KeyUtils.compareKeys(revoked, key);
        } catch (IOException | GeneralSecurityException | RuntimeException _) {
            return false;
        }
    }
}
