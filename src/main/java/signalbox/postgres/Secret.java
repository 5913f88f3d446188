package signalbox.postgres;

/// A password on its way to the server. Never printed: `toString` hides it, so that no message or log can
/// hold it.
public record Secret(String value) {
    @Override
    public String toString() {
        return "********";
    }
}
