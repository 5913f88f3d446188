package signalbox.election;

/// The ways of electing: how the runners of a database decide who leads.
public enum Scheme {
    /// No election: every runner that is connected dispatches.
    NONE("none", "no election"),
    /// The oldest `jobrunner_` connection of the server leads; or the option of pull request 607, which looks the
    /// same on one database.
    OLDEST_OR_HA("oldest-or-ha", "oldest connection"),
    /// The runner that holds the advisory lock of the database leads.
    ADVISORY("advisory", "advisory lock"),
    /// Runners of different schemes work on one database.
    MIXED("mixed", "mixed schemes"),
    /// Nothing shows how a leader would be elected: no runner is connected, or too much is hidden.
    UNKNOWN("unknown", "unknown");

    private final String code;
    private final String words;

    Scheme(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// The word that the command line uses.
    public String code() {
        return code;
    }

    public String label() {
        return words;
    }
}
