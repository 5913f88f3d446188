package signalbox.ui.config.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Distinguishes equal secrets from different ones without showing them. Each object has a new salt, so that a
/// fingerprint means nothing outside of its session.
public final class SecretFingerprints {
    private static final int DIGITS = 4;

    private final byte[] salt = new byte[16];

    public SecretFingerprints() {
        new SecureRandom().nextBytes(salt);
    }

    /// `4f2a`
    public String of(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of()
                    .formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
