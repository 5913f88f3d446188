package signalbox.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over lines, as 64 hexadecimal digits.
final class LineDigest {
    /// Before the first line of a log.
    static final String NOTHING = "0".repeat(64);

    private final MessageDigest digest = algorithm();

    /// Each line counts with the end that it has in the file.
    LineDigest add(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
        return this;
    }

    LineDigest add(String line) {
        return add(line.getBytes(StandardCharsets.UTF_8));
    }

    /// Of what was added so far.
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of Java can be copied", e);
        }
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
