package signalbox.failover.injection;

/// A runner was not taken out. The message is one sentence for the user.
public final class InjectionException extends RuntimeException {
    public InjectionException(String message) {
        super(message);
    }
}
