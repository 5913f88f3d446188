package signalbox.remote.identity;

import java.io.IOException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;

/// The agent has a key and does not sign with it.
final class SigningException extends IOException {
    SigningException(PublicKey key, IOException cause) {
        super("The agent does not sign with " + KeyUtils.getFingerPrint(key), cause);
    }
}
