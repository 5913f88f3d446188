package signalbox.worker;

/// What a process is for.
public enum ProcessKind {
    HTTP("http", "HTTP worker"),
    CRON("cron", "cron worker"),
    /// It only runs the job runner: a prefork child, or a process that was started for that.
    RUNNER("runner", "runner process"),
    LONGPOLLING("longpolling", "long polling"),
    /// The parent of prefork workers.
    SERVER("server", "prefork parent"),
    SHELL("shell", "shell"),
    /// Another command of Odoo, or a server that serves no client.
    OTHER("other", "Odoo command"),
    /// Odoo, but it is not known for what.
    UNKNOWN("unknown", "Odoo process"),
    /// Not Odoo.
    NONE("none", "process");

    private final String word;
    private final String title;

    ProcessKind(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// The word that the command line uses.
    public String word() {
        return word;
    }

    /// The words before a pid.
    public String title() {
        return title;
    }

    /// Whether it answers HTTP, or may: one of unknown kind may.
    public boolean mayServe() {
        return this == HTTP || this == SERVER || this == UNKNOWN;
    }

    public boolean isOdoo() {
        return this != NONE;
    }
}
