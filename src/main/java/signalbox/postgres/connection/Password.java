package signalbox.postgres.connection;

/// A password for the server. It is never printed: `toString` hides it, so that no message or log can contain it.
public record Password(String value) {
    @Override
    public String toString() {
        return "********";
    }
}
