package signalbox.record.write;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;

/// What is kept of a runner's connection, for as long as it lasts. As JSON these are the facts of an episode of the
/// kind
/// `runner`: names may be added, never changed.
///
/// @param client null when hidden or a UNIX socket
/// @param start null when hidden
record RecordedRunner(
        int pid,
        String application,
        @Nullable String uuid,
        String database,
        @Nullable String client,
        @Nullable Instant start) {
    static RecordedRunner of(RunnerConnection runner) {
        return new RecordedRunner(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                runner.database(),
                runner.client(),
                runner.backendStart());
    }

    String subject() {
        return pid + " " + start + " " + application;
    }
}
