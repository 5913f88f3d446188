package signalbox.app;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendCommands;
import signalbox.election.EndBackend;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.Injection;
import signalbox.failover.Method;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.Sql;
import signalbox.runner.EmbeddedRunner;

/// How the leader is taken out, by the means that a session has.
final class Injections {
    private final ConnectionSpec spec;
    private final Supplier<Optional<EmbeddedRunner>> embedded;
    private final @Nullable DemoInjection demo;

    /// @param demo how worker processes are got at; null without a demo cluster
    Injections(ConnectionSpec spec, Supplier<Optional<EmbeddedRunner>> embedded, @Nullable DemoInjection demo) {
        this.spec = spec;
        this.embedded = embedded;
        this.demo = demo;
    }

    Injection of(Method method) {
        return switch (method) {
            case TERMINATE_LEADER, TERMINATE_FIRST -> new Termination(spec);
            case STEP_DOWN -> new OfEmbedded(embedded, EmbeddedRunner::handBack, _ -> {});
            case SILENT_DROP ->
                new OfEmbedded(embedded, runner -> runner.setSilent(true), runner -> runner.setSilent(false));
            case KILL, STOP, CUT -> demo == null ? new Unavailable() : demo.by(method);
        };
    }

    private record Unavailable() implements Injection {
        @Override
        public Optional<String> objection(Observation seen, List<RunnerConnection> victims) {
            return Optional.of("only in the demo, whose worker processes are this application's");
        }

        @Override
        public void inject(List<RunnerConnection> victims) {
            throw new IllegalStateException("Only in the demo");
        }
    }

    private record Termination(ConnectionSpec spec) implements Injection {
        @Override
        public Optional<String> objection(Observation seen, List<RunnerConnection> victims) {
            return use(sql -> victims.stream()
                    .map(victim -> victim.isHidden()
                            ? "the start of pid " + victim.pid() + " is hidden from this role"
                            : refusal(sql, EndBackend.of(victim)))
                    .filter(Objects::nonNull)
                    .findFirst());
        }

        private @Nullable String refusal(Sql sql, EndBackend action) {
            var refused = BackendCommands.preview(sql, spec.database(), action).refused();
            return refused.isEmpty() ? null : refused.getFirst().reason();
        }

        @Override
        public void inject(List<RunnerConnection> victims) {
            use(sql -> {
                victims.forEach(victim -> BackendCommands.run(sql, EndBackend.of(victim)));
                return Optional.empty();
            });
        }

        private interface Work {
            Optional<String> with(Sql sql);
        }

        private Optional<String> use(Work work) {
            try (var connection = PlainConnection.open(spec, "signalbox")) {
                return work.with(new Sql(connection));
            } catch (SQLException e) {
                throw new IllegalStateException("Closing a connection failed", e);
            }
        }
    }

    private interface Deed {
        void to(EmbeddedRunner runner);
    }

    private record OfEmbedded(Supplier<Optional<EmbeddedRunner>> embedded, Deed deed, Deed undo) implements Injection {
        @Override
        public Optional<String> objection(Observation seen, List<RunnerConnection> victims) {
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
        public void inject(List<RunnerConnection> victims) {
            embedded.get().ifPresent(deed::to);
        }

        @Override
        public void restore() {
            embedded.get().ifPresent(undo::to);
        }
    }
}
