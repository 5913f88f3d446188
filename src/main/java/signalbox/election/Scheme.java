package signalbox.election;

/// How the runners of a database settle who leads.
public enum Scheme {
    /// The oldest `jobrunner_` connection, or pull request 607's option: on one database they look alike.
    OLDEST_OR_HA("oldest-or-ha", "oldest backend_start"),
    /// No runner is connected, so nothing shows how one would be elected.
    UNKNOWN("unknown", "unknown");

    private final String code;
    private final String words;

    Scheme(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// The command line's word.
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
