package signalbox.postgres;

/// A connection pooler, usually PgBouncer: the connection to the server goes through it. It shares the server's
/// sessions with other clients: a setting would stay behind for them, LISTEN and session locks do not work, and the
/// server's `backend_start` and names of connections are those of the pooler. So Signalbox watches and acts in single
/// transactions, whose settings end with them, in every mode.
public enum Pooler {
    /// This was seen: one of our connections was moved from one of the server's sessions to another.
    TRANSACTION("in transaction mode"),
    /// This seems so: each of our connections kept one of the server's sessions for itself.
    SESSION("in session mode, as far as Signalbox can see"),
    UNKNOWN("in an unknown mode");

    private final String words;

    Pooler(String words) {
        this.words = words;
    }

    /// Why no runner can work through it, in any mode and with any election.
    public String refusal() {
        return sentence() + ": a runner's name, age and lock are lost in it. Connect to the server itself.";
    }

    /// `The connection goes through a pooler in transaction mode`
    public String sentence() {
        return "The connection goes through a pooler " + words;
    }
}
