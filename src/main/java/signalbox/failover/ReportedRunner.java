package signalbox.failover;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.failover.report.DrillReport.Runner;

/// How a runner's connection is named in the report of a drill.
final class ReportedRunner {
    private ReportedRunner() {}

    static Runner of(RunnerConnection runner) {
        return new Runner(
                runner.pid(),
                Objects.requireNonNullElse(runner.uuid(), runner.applicationName()),
                runner.database(),
                runner.embedded() != EmbeddedMarker.NO,
                runner.role(),
                runner.client());
    }

    static @Nullable Runner orNull(@Nullable RunnerConnection runner) {
        return runner == null ? null : of(runner);
    }

    static List<Runner> all(List<RunnerConnection> runners) {
        return runners.stream().map(ReportedRunner::of).toList();
    }
}
