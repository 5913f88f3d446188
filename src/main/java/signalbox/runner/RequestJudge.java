package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import signalbox.postgres.Sql;
import signalbox.runner.odoo.JobTrigger;

/// Decides whether a target accepted jobs if the answers do not show it: the rows decide. A job that is still enqueued
/// was not accepted, and is put back to pending.
final class RequestJudge {
    /// How long a request may stay unanswered while no worker is free for its job: less than the 10 s after which
    /// the check for dead jobs would put the job back without a reason.
    static final Duration OVERDUE = Duration.ofSeconds(5);

    private final Sql sql;
    private final JobTrigger requests;
    private final JobEnqueuer enqueue;

    RequestJudge(Sql sql, RunnerMethods methods) {
        this.sql = sql;
        this.requests = methods.requests();
        this.enqueue = methods.enqueue();
    }

    void judge(Instant now) {
        var doubtful = requests.takeDoubtful();
        if (!doubtful.isEmpty()) {
            decide(doubtful, enqueue.putBack(sql, doubtful), now);
        }
        var late = requests.takeLate(now);
        if (!late.isEmpty()) {
            judgeLate(late, now);
        }
    }

    /// Called at the end: puts back, if that is allowed, what was requested and not begun. Returns the jobs that
    /// are still enqueued.
    List<String> settle() {
        var asked = requests.unsettled();
        if (asked.isEmpty()) {
            return List.of();
        }
        overduePutBack(asked);
        return enqueue.stillEnqueued(sql, asked);
    }

    private void judgeLate(Map<String, Instant> late, Instant now) {
        var begun = enqueue.begun(sql, late.keySet());
        var overdue = late.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now.minus(OVERDUE)))
                .map(Map.Entry::getKey)
                .filter(uuid -> !begun.contains(uuid))
                .toList();
        if (!begun.isEmpty()) {
            // The others wait for a worker.
            requests.taken(begun, now);
            requests.undecided(overdue);
        } else if (!overdue.isEmpty()) {
            decide(overdue, overduePutBack(overdue), now);
        }
    }

    /// While other jobs are running, all workers may be busy. Then jobs are put back only if the target refused
    /// before.
    private List<String> overduePutBack(List<String> overdue) {
        return requests.isPaused() ? enqueue.putBack(sql, overdue) : enqueue.putBackUnlessBusy(sql, overdue);
    }

    private void decide(List<String> asked, List<String> putBack, Instant now) {
        var rest = without(asked, putBack);
        if (!putBack.isEmpty()) {
            requests.rejected(putBack, now);
            requests.undecided(rest);
            return;
        }
        var begun = enqueue.begun(sql, rest);
        if (!begun.isEmpty()) {
            requests.taken(begun, now);
        }
        requests.undecided(without(rest, begun));
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        var rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }
}
