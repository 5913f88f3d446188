package signalbox.postgres;

/// A password on its way to the server. Never printed: `toString` hides it, so that no message or log can
/// hold it.
public record Password(String value) {
    @Override
    public String toString() {
        return "********";
    }
}
