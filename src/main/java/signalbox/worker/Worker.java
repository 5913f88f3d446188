package signalbox.worker;

import java.util.Optional;
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

    /// The same process as a runner, if it is a prefork process that only its connection can tell from others.
    ///
    /// @param backend of a runner's connection, which belongs to this process
    Optional<Worker> asRunner(int backend) {
        return verdict.isUntitled() ? Optional.of(new Worker(process, verdict.asRunner(backend))) : Optional.empty();
    }

    /// `HTTP worker 389`
    public String title() {
        return kind().title() + " " + pid();
    }
}
