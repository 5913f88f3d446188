package signalbox.field;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.HttpDispatch;
import signalbox.runner.JobEnqueuer;
import signalbox.runner.JobRunner;
import signalbox.runner.RunnerDelays;
import signalbox.runner.RunnerMethods;
import signalbox.runner.RunnerOptions;
import signalbox.runner.RunnerState;
import signalbox.runner.election.Election;
import signalbox.runner.election.OldestConnection;
import signalbox.runner.odoo.JobTrigger;
import signalbox.runner.odoo.RunjobEndpoint;

/// A runner as the field has them: nothing in its statements looks at a job's state.
final class FieldRunner implements AutoCloseable {
    private static final Duration CHECK = Duration.ofMillis(100);

    private final HttpDispatch dispatch;
    private final JobRunner runner;
    private final Queue<RunnerState> states = new ConcurrentLinkedQueue<>();

    private FieldRunner(ConnectionSpec spec, Election election, String channels, int port) {
        this.dispatch = new HttpDispatch(new RunjobEndpoint("http", "127.0.0.1", port), spec.database());
        this.runner = JobRunner.start(
                spec,
                new RunnerOptions(channels, RunnerDelays.all(CHECK)),
                new RunnerMethods(election, new OneByOne(dispatch), _ -> {}),
                states::add);
    }

    /// Of a release before 2025.
    ///
    /// @param process the pid that its connection is named after
    static FieldRunner plain(ConnectionSpec spec, int process, String channels, int port) {
        return new FieldRunner(spec, new NoElection(process), channels, port);
    }

    /// Of Odoo.sh.
    static FieldRunner oldest(ConnectionSpec spec, String channels, int port) {
        return new FieldRunner(spec, new OldestConnection(), channels, port);
    }

    private record NoElection(int process) implements Election {
        @Override
        public String applicationName(UUID uuid) {
            return "odoo-" + process;
        }

        @Override
        public boolean leads(Sql own, String applicationName) {
            return true;
        }
    }

    /// The statement of a job, its request, then the next job.
    private record OneByOne(JobTrigger requests) implements JobEnqueuer {
        @Override
        public List<String> enqueue(Sql own, List<String> uuids) {
            for (var uuid : uuids) {
                JobEnqueuer.unguarded().enqueue(own, List.of(uuid)).forEach(requests::send);
            }
            return uuids;
        }
    }

    /// One of Odoo.sh as a process: a URL, channels, the port of Odoo. It lives as long as its input is open.
    static void main(String[] arguments) throws IOException {
        try (var _ = oldest(ConnectionSpec.parse(arguments[0]), arguments[1], Integer.parseInt(arguments[2]))) {
            while (System.in.read() >= 0) {
                // The process that started it says nothing.
            }
        }
    }

    boolean hasLed() {
        return states.stream().anyMatch(RunnerState.Leading.class::isInstance);
    }

    @Override
    public void close() {
        runner.close();
        dispatch.close();
    }
}
