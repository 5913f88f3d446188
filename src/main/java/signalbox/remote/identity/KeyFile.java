package signalbox.remote.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that IdentityFile names, and what stands beside it: `.pub`, and `-cert.pub`. It never asks for a passphrase.
///
/// Source: OpenSSH ssh.c, load_public_identity_files; PROTOCOL.key.
///
/// @param key null when it is not known without a passphrase
/// @param pair null when the private half cannot be read from the file
/// @param fault why it cannot be read: a sentence without a full stop; null where nothing is wrong, or nothing there
record KeyFile(
        Path file,
        @Nullable PublicKey key,
        @Nullable KeyPair pair,
        @Nullable String fault) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final int MAGIC = "openssh-key-v1\0".length();

    static KeyFile of(Path file) {
        try {
            var text = text(file);
            return text.contains("PRIVATE KEY-----") ? ofPrivate(file, text) : ofPublic(file, text);
        } catch (AccessDeniedException e) {
            LOG.debug("The key file {} may not be read", file, e);
            return new KeyFile(file, beside(file).orElse(null), null, "this user may not read " + file);
        } catch (IOException e) {
            LOG.debug("The key file {} cannot be read", file, e);
            return new KeyFile(file, beside(file).orElse(null), null, file + " cannot be read");
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static KeyFile ofPublic(Path file, String text) {
        var key = line(text).or(() -> beside(file)).orElse(null);
        var fault = text.isBlank() || key != null ? null : file + " is no key";
        return new KeyFile(file, key, null, fault);
    }

    private static KeyFile ofPrivate(Path file, String text) {
        var named = beside(file).or(() -> inside(text));
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))) {
            var found = SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, null);
            var pair = found == null ? null : found.iterator().next();
            return pair == null
                    ? new KeyFile(file, named.orElse(null), null, file + " is of a kind that Signalbox cannot read")
                    : new KeyFile(file, pair.getPublic(), pair, null);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.debug("The key file {} cannot be used", file, e);
            return new KeyFile(file, named.orElse(null), null, locked(file, named));
        }
    }

    private static String locked(Path file, Optional<PublicKey> key) {
        if (key.map(KeyUtils::getKeyType).filter(type -> type.startsWith("sk-")).isPresent()) {
            return file + " needs its security key: ssh-add it to the agent";
        }
        var unknown = key.isPresent()
                ? ""
                : ", and write its public half for the agent to " + file + ".pub (ssh-keygen -y -f " + file + ")";
        return file + " cannot be read without a passphrase: ssh-add it to the agent" + unknown;
    }

    private static Optional<PublicKey> beside(Path file) {
        return publicKey(file.resolveSibling(file.getFileName() + ".pub"));
    }

    /// The certificate beside the key.
    Optional<OpenSshCertificate> certificate() {
        return certificate(file.resolveSibling(file.getFileName() + "-cert.pub"))
                .or(() -> certificate(file.resolveSibling(file.getFileName() + "-cert")));
    }

    static Optional<OpenSshCertificate> certificate(Path file) {
        return publicKey(file).filter(OpenSshCertificate.class::isInstance).map(OpenSshCertificate.class::cast);
    }

    private static Optional<PublicKey> publicKey(Path file) {
        try {
            return line(text(file));
        } catch (IOException e) {
            LOG.debug("The public key {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> line(String text) {
        var line = text.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.startsWith("#"))
                .findFirst();
        try {
            return line.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(PublicKeyEntry.parsePublicKeyEntry(line.get())
                            .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.debug("A public key is not understood", e);
            return Optional.empty();
        }
    }

    /// The public half, which OpenSSH's own form shows without a passphrase.
    private static Optional<PublicKey> inside(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        try {
            var bytes =
                    new ByteArrayBuffer(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
            bytes.rpos(MAGIC);
            for (var _ : List.of("cipher", "function", "options")) {
                bytes.getBytes();
            }
            return bytes.getInt() < 1
                    ? Optional.empty()
                    : Optional.ofNullable(new ByteArrayBuffer(bytes.getBytes()).getRawPublicKey());
        } catch (IOException | RuntimeException e) {
            LOG.debug("The public half of a key is not understood", e);
            return Optional.empty();
        }
    }
}
