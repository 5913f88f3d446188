package signalbox.worker.listing;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The processes of a host cannot be listed. The message says what was tried, on which host.
public final class ProcessException extends RuntimeException {
    public ProcessException(String message, @Nullable Throwable cause) {
        super(SecretMask.masked(message), cause);
    }
}
