package signalbox.worker;

import signalbox.worker.listing.HostProcess;

/// A process and what it is for.
public record Worker(HostProcess process, ProcessVerdict verdict) {
    public int pid() {
        return process.pid();
    }

    public ProcessKind kind() {
        return verdict.kind();
    }

    public boolean isOdoo() {
        return kind().isOdoo();
    }

    /// `HTTP worker 389`
    public String title() {
        return kind().title() + " " + pid();
    }
}
