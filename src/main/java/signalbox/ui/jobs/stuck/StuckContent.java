package signalbox.ui.jobs.stuck;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.queue.stuck.LateJob;
import signalbox.runner.askagain.AskAgain;

/// The content of the pane.
///
/// @param chosen the uuids of the jobs to requeue
/// @param more how many other late jobs were not looked at
/// @param unknown why none are known; empty when they are
record StuckContent(List<StuckJobInvestigation> proofs, Set<String> chosen, long more, String unknown, Instant now) {
    static final StuckContent NONE = new StuckContent(List.of(), Set.of(), 0, "Not connected yet.", Instant.EPOCH);

    StuckContent {
        proofs = List.copyOf(proofs);
        chosen = Set.copyOf(chosen);
    }

    List<StuckJobInvestigation> of(JobLiveness verdict) {
        return proofs.stream().filter(proof -> proof.verdict() == verdict).toList();
    }

    List<StuckJobInvestigation> picked() {
        return proofs.stream().filter(this::isChosen).toList();
    }

    /// The uuids of the jobs that were enqueued and that no worker has begun.
    List<String> notBegun() {
        return proofs.stream()
                .filter(proof -> proof.verdict() != JobLiveness.ALIVE)
                .map(StuckJobInvestigation::job)
                .filter(job -> AskAgain.suits(job.state(), job.enqueued(), job.started()))
                .map(LateJob::uuid)
                .toList();
    }

    boolean isChosen(StuckJobInvestigation proof) {
        return chosen.contains(proof.job().uuid());
    }
}
