package signalbox.runner;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;
import signalbox.queue.JobFactsRow;
import signalbox.runner.election.FencedElection;

/// Makes chosen jobs `enqueued`, and pending again when the target did not accept them.
public interface JobEnqueuer {
    /// Makes them enqueued; returns those that are to be requested now, in the same order.
    List<String> enqueue(Sql own, List<String> uuids);

    /// Puts those that are still enqueued back to pending; returns them. Runners of the field leave them to the
    /// check for dead jobs.
    default List<String> putBack(Sql own, Collection<String> uuids) {
        return List.of();
    }

    /// The same, but only if no job of this database is running.
    default List<String> putBackUnlessBusy(Sql own, Collection<String> uuids) {
        return List.of();
    }

    /// Those that a worker has begun. Runners of the field do not look, and assume it of all.
    default List<String> begun(Sql own, Collection<String> uuids) {
        return List.copyOf(uuids);
    }

    /// Those that no worker has begun and that were not put back. Runners of the field do not look.
    default List<String> stillEnqueued(Sql own, Collection<String> uuids) {
        return List.of();
    }

    /// Reads a job. An enqueuer that can do both in one statement also enqueues it, if it is due and its channel is
    /// one of these.
    ///
    /// @return empty when there is no such job
    default Optional<Taken> take(Sql own, String uuid, List<String> channels) {
        return new RunnerJobQueries(own)
                .byCursor(List.of(uuid)).stream().findFirst().map(job -> new Taken(job, false));
    }

    /// @param job as it was before
    /// @param taken whether it is enqueued now, and to be requested
    record Taken(JobFacts job, boolean taken) {}

    /// One statement for each job, which does not look at its present state, like runners of the field. A job that
    /// the target refused is left to the check for dead jobs.
    static JobEnqueuer unguarded() {
        return (own, uuids) -> {
            uuids.forEach(uuid -> own.update("enqueue job " + uuid, RunnerStatements.ENQUEUE, uuid));
            return uuids;
        };
    }

    /// All jobs in one statement, which itself checks that each is still pending and that this session still leads.
    /// It skips rows that another session has locked and does not wait for them. So nothing can change between the
    /// check and the update.
    static JobEnqueuer fenced(FencedElection election) {
        return new JobEnqueuer() {
            @Override
            public List<String> enqueue(Sql own, List<String> uuids) {
                var done = new HashSet<>(own.list(
                        "enqueue jobs",
                        RunnerStatements.FENCED_ENQUEUE.formatted(election.fence()),
                        row -> row.getString(1),
                        uuids));
                return uuids.stream().filter(done::contains).toList();
            }

            @Override
            public List<String> putBack(Sql own, Collection<String> uuids) {
                return putBackIf(election.fence(), own, uuids);
            }

            @Override
            public List<String> putBackUnlessBusy(Sql own, Collection<String> uuids) {
                return putBackIf(election.fence() + RunnerStatements.NO_JOB_RUNS, own, uuids);
            }

            private List<String> putBackIf(String condition, Sql own, Collection<String> uuids) {
                return own.list(
                        "put jobs back",
                        RunnerStatements.FENCED_PUT_BACK.formatted(condition),
                        row -> row.getString(1),
                        uuids);
            }

            @Override
            public List<String> begun(Sql own, Collection<String> uuids) {
                return own.list(
                        "check whether jobs were begun", RunnerStatements.BEGUN, row -> row.getString(1), uuids);
            }

            @Override
            public List<String> stillEnqueued(Sql own, Collection<String> uuids) {
                return own.list(
                        "check which jobs are left enqueued",
                        RunnerStatements.STILL_ENQUEUED,
                        row -> row.getString(1),
                        uuids);
            }

            @Override
            public Optional<Taken> take(Sql own, String uuid, List<String> channels) {
                return own.first(
                        "take job " + uuid,
                        RunnerStatements.TAKE.formatted(election.fence()),
                        row -> new Taken(JobFactsRow.read(row), row.getBoolean("taken")),
                        uuid,
                        uuid,
                        channels);
            }
        };
    }
}
