package signalbox.worker;

/// A process and what it is for.
public record Worker(HostProcess process, Verdict verdict) {
    public int pid() {
        return process.pid();
    }

    public Kind kind() {
        return verdict.kind();
    }

    public boolean isOdoo() {
        return kind().isOdoo();
    }

    /// `HTTP worker 389`.
    public String title() {
        return kind().title() + " " + pid();
    }
}
