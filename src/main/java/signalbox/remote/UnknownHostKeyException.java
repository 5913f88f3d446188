package signalbox.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The host's key is not known yet: the operator decides, and `KnownHosts.accept` saves it.
public final class UnknownHostKeyException extends RemoteException {
    private final transient HostKey hostKey;

    public UnknownHostKeyException(HostKey hostKey) {
        this(hostKey, "");
    }

    /// @param more further sentences, each with a blank before it; or empty
    UnknownHostKeyException(HostKey hostKey, String more) {
        super(
                Kind.UNKNOWN_HOST_KEY,
                "The host key of " + hostKey.name() + " is not known: " + hostKey.type() + " " + hostKey.fingerprint()
                        + ". Compare it with the key that the host's administrator gives you before you accept it."
                        + more,
                null);
        this.hostKey = hostKey;
    }

    public HostKey hostKey() {
        return hostKey;
    }

    /// The key that an operator must decide about, if that caused the fault.
    public static Optional<HostKey> keyBehind(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> Optional.empty();
            case UnknownHostKeyException unknown -> Optional.of(unknown.hostKey());
            default -> keyBehind(fault.getCause());
        };
    }
}
