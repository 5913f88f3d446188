package signalbox.ui.screen.log;

import signalbox.worker.log.RunnerLog;
import signalbox.worker.log.RunnerProcess;

/// Whose entries are shown.
public sealed interface LogSubject {
    record OfJob(String uuid) implements LogSubject {}

    record OfRunner(RunnerProcess process) implements LogSubject {}

    default RunnerLog in(RunnerLog log) {
        return switch (this) {
            case OfJob(var uuid) -> log.ofJob(uuid);
            case OfRunner(var process) -> log.ofRunner(process);
        };
    }

    /// What is said where no entry is its own.
    default String none() {
        return switch (this) {
            case OfJob _ -> "No entry names this job.";
            case OfRunner(var process)
            when process.isKnown() -> "No entry of process " + process.pid() + " is about its runner.";
            case OfRunner(var process) ->
                "Which entries are of this runner is unknown, because its process is not known"
                        + (process.uuid() == null ? "." : ", and no entry names its uuid.");
        };
    }
}
