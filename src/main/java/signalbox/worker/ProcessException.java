package signalbox.worker;

/// The processes of a host cannot be listed: what was tried, on which host.
public final class ProcessException extends RuntimeException {
    public ProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
