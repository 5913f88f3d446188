package signalbox.worker;

/// What a process is for.
public enum ProcessKind {
    HTTP("http", "HTTP worker"),
    CRON("cron", "cron worker"),
    /// The prefork child that runs nothing but the job runner.
    RUNNER("runner", "runner process"),
    LONGPOLLING("longpolling", "long polling"),
    /// The parent of prefork workers.
    SERVER("server", "prefork parent"),
    SHELL("shell", "shell"),
    /// Another command of Odoo, or one that serves nobody.
    OTHER("other", "Odoo command"),
    /// Odoo, but nobody can say what for.
    UNKNOWN("unknown", "Odoo process"),
    /// Not Odoo.
    NONE("none", "process");

    private final String word;
    private final String title;

    ProcessKind(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// The command line's word.
    public String word() {
        return word;
    }

    /// What stands before a pid.
    public String title() {
        return title;
    }

    public boolean isOdoo() {
        return this != NONE;
    }
}
