package signalbox.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import signalbox.demo.DemoCluster;
import signalbox.demo.RunningWorker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.Injection;
import signalbox.failover.InjectionMethod;
import signalbox.postgres.Sql;

/// What a drill can do to the demo's worker processes.
final class DemoInjection {
    private final DemoCluster cluster;

    DemoInjection(DemoCluster cluster) {
        this.cluster = cluster;
    }

    Injection by(InjectionMethod method) {
        return new OfWorker(method);
    }

    private final class OfWorker implements Injection {
        private final InjectionMethod method;
        private final List<RunningWorker> held = new ArrayList<>();

        OfWorker(InjectionMethod method) {
            this.method = method;
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
                switch (method) {
                    case KILL -> cluster.kill(worker);
                    case STOP -> cluster.freeze(worker);
                    case CUT -> cluster.cut(worker);
                    case TERMINATE_LEADER, TERMINATE_FIRST, HAND_BACK, SILENT_DROP ->
                        throw new IllegalStateException("Not done to a worker: " + method);
                }
            });
        }

        @Override
        public void restore() {
            for (var worker : held) {
                if (method == InjectionMethod.STOP) {
                    cluster.thaw(worker);
                } else if (method == InjectionMethod.CUT) {
                    cluster.mend(worker);
                }
            }
            held.clear();
        }
    }
}
