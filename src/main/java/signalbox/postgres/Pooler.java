package signalbox.postgres;

/// A connection pooler (PgBouncer, mostly) between us and the server. Sessions of the server are shared with
/// others there: a setting would stay behind for them, LISTEN and session locks go astray, and the server's
/// `backend_start` and names of connections are the pooler's. So we watch and act in single transactions whose
/// settings end with them, whatever the mode.
public enum Pooler {
    /// Seen: a connection of ours was handed from session to session of the server.
    TRANSACTION("in transaction mode"),
    /// As far as it shows: each connection of ours kept a session of the server for itself.
    SESSION("in session mode, as far as Signalbox can see,"),
    UNKNOWN("in an unknown mode");

    private final String words;

    Pooler(String words) {
        this.words = words;
    }

    /// Why no runner can work through it, whatever its mode and the election.
    public String refusal() {
        return sentence()
                + " is between Signalbox and the server: a runner's name, age and lock are lost in it. Connect"
                + " to the server itself.";
    }

    /// `A connection pooler in transaction mode`
    public String sentence() {
        return "A connection pooler " + words;
    }
}
