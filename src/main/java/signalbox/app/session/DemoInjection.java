package signalbox.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import signalbox.demo.DemoCluster;
import signalbox.demo.RunningWorker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.injection.Injection;
import signalbox.postgres.Sql;

/// What a drill can do to the demo's worker processes.
final class DemoInjection {
    private final DemoCluster cluster;

    DemoInjection(DemoCluster cluster) {
        this.cluster = cluster;
    }

    Injection killing() {
        return new OfWorker(cluster::kill, _ -> {});
    }

    Injection freezing() {
        return new OfWorker(cluster::freeze, cluster::thaw);
    }

    Injection cutting() {
        return new OfWorker(cluster::cut, cluster::mend);
    }

    private final class OfWorker implements Injection {
        private final Consumer<RunningWorker> command;
        private final Consumer<RunningWorker> undo;
        private final List<RunningWorker> held = new ArrayList<>();

        OfWorker(Consumer<RunningWorker> command, Consumer<RunningWorker> undo) {
            this.command = command;
            this.undo = undo;
        }

        @Override
        public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
            return victims.stream()
                    .filter(victim -> worker(victim).isEmpty())
                    .map(victim -> "pid " + victim.pid() + " belongs to no worker of the demo")
                    .findFirst();
        }

        private Optional<RunningWorker> worker(RunnerConnection runner) {
            return Optional.ofNullable(runner.client()).flatMap(cluster::workerBehind);
        }

        @Override
        public void inject(Sql sql, RunnerConnection victim) {
            worker(victim).ifPresent(worker -> {
                held.add(worker);
                command.accept(worker);
            });
        }

        @Override
        public void restore() {
            held.forEach(undo);
            held.clear();
        }
    }
}
