package signalbox.remote;

/// Nobody has vouched for the host's key yet: an operator decides, and `KnownHosts.accept` remembers it.
public final class UnknownHostKeyException extends RemoteException {
    private final transient HostKey hostKey;

    UnknownHostKeyException(HostKey hostKey) {
        super(
                Kind.UNKNOWN_HOST_KEY,
                "The host key of " + hostKey.name() + " is not known: " + hostKey.type() + " " + hostKey.fingerprint()
                        + ". Compare it with what the host's administrator says before you accept it.",
                null);
        this.hostKey = hostKey;
    }

    public HostKey hostKey() {
        return hostKey;
    }
}
