package signalbox.app.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.failover.injection.BackendInjection;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionException;
import signalbox.failover.injection.InjectionMethod;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.EmbeddedRunner;

/// The ways in which a session can take out the leader.
final class InjectionFactory {
    private final ConnectionSpec spec;
    private final Supplier<Optional<EmbeddedRunner>> embedded;
    private final SameProcess.Look processes;
    private final @Nullable DemoInjection demo;

    /// @param demo takes out worker processes of the demo; null without a demo cluster
    InjectionFactory(
            ConnectionSpec spec,
            Supplier<Optional<EmbeddedRunner>> embedded,
            SameProcess.Look processes,
            @Nullable DemoInjection demo) {
        this.spec = spec;
        this.processes = processes;
        this.embedded = embedded;
        this.demo = demo;
    }

    Injection of(InjectionMethod method) {
        return switch (method) {
            case TERMINATE_LEADER, TERMINATE_FIRST -> new BackendInjection(spec.database(), processes);
            case HAND_BACK -> new OfEmbedded(embedded, EmbeddedRunner::handBack, _ -> {});
            case SILENT_DROP ->
                new OfEmbedded(embedded, runner -> runner.setSilent(true), runner -> runner.setSilent(false));
            case KILL -> inDemo(DemoInjection::killing);
            case STOP -> inDemo(DemoInjection::freezing);
            case CUT -> inDemo(DemoInjection::cutting);
        };
    }

    private Injection inDemo(Function<DemoInjection, Injection> injection) {
        return demo == null ? new Unavailable() : injection.apply(demo);
    }

    private record Unavailable() implements Injection {
        @Override
        public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
            return Optional.of("only in the demo, where the worker processes belong to this application");
        }

        @Override
        public void inject(Sql sql, RunnerConnection victim) {
            throw new InjectionException("Only in the demo.");
        }
    }

    private interface Command {
        void to(EmbeddedRunner runner);
    }

    private record OfEmbedded(Supplier<Optional<EmbeddedRunner>> embedded, Command command, Command undo)
            implements Injection {
        @Override
        public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
            var leads = victims.size() == 1 && isOurs(victims.getFirst());
            return leads ? Optional.empty() : Optional.of("the embedded runner of this Signalbox does not lead");
        }

        private boolean isOurs(RunnerConnection runner) {
            return embedded.get()
                    .map(own -> own.members().stream()
                            .map(member -> member.state().backendNow())
                            .anyMatch(backend ->
                                    backend != null && backend.applicationName().equals(runner.applicationName())))
                    .orElse(false);
        }

        @Override
        public void inject(Sql sql, RunnerConnection victim) {
            embedded.get().ifPresent(command::to);
        }

        @Override
        public void restore() {
            embedded.get().ifPresent(undo::to);
        }
    }
}
