package signalbox.health;

import java.util.List;
import java.util.Optional;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.queue.JobDetail;
import signalbox.queue.JobQueries;
import signalbox.queue.JobState;
import signalbox.queue.OpenJobQueries;
import signalbox.queue.Place;

/// Why a job is not running.
///
/// @param answer one sentence or two
/// @param chain all that has to be right before the job runs, in this order
/// @param remedy what the console can do about the answer
public record Why(String uuid, String answer, List<Step> chain, Remedy remedy) {
    /// One thing that has to be right.
    ///
    /// @param name `eta`, `channel root.mail`, `leader`, …
    /// @param ok whether it is
    /// @param evidence what shows it; where it is not known, why not
    public record Step(String name, Answer ok, String evidence, Remedy remedy) {
        static Step yes(String name, String evidence) {
            return new Step(name, Answer.YES, evidence, Remedy.NONE);
        }

        static Step no(String name, String evidence, Remedy remedy) {
            return new Step(name, Answer.NO, evidence, remedy);
        }

        static Step unknown(String name, String evidence) {
            return new Step(name, Answer.UNKNOWN, evidence, Remedy.NONE);
        }
    }

    public Why {
        chain = List.copyOf(chain);
    }

    /// Reads the job as it is now, in a transaction. Empty when it does not exist (any more).
    ///
    /// @param config that of the runners
    public static Optional<Why> read(Sql sql, String uuid, Snapshot snapshot, RunnerConfig config) {
        var capabilities = snapshot.capabilities();
        return new JobQueries(capabilities).detail(sql, uuid).map(detail -> {
            var job = detail.job();
            var place = job.state() == JobState.PENDING
                    ? Place.of(
                            job,
                            new OpenJobQueries(capabilities).read(sql),
                            snapshot.condition().channels().inForce())
                    : Place.NONE;
            return of(detail, place, snapshot, config);
        });
    }

    /// @param place of a pending job; of others it does not matter
    public static Why of(JobDetail detail, Place place, Snapshot snapshot, RunnerConfig config) {
        var job = detail.job();
        return switch (job.state()) {
            case PENDING ->
                of(
                        job.uuid(),
                        new PendingChain(detail, place, snapshot, config).steps(),
                        PendingChain.nothing(snapshot));
            case WAIT_DEPENDENCIES -> of(job.uuid(), List.of(Parents.step(detail, snapshot)), "");
            case ENQUEUED, STARTED -> of(job.uuid(), Lives.steps(job, snapshot, config), "");
            case OTHER -> of(job.uuid(), List.of(Lives.unknown(job)), "");
            case DONE, FAILED, CANCELLED -> of(job.uuid(), List.of(Lives.over(job)), "");
        };
    }

    /// The first that is not right is the answer; where all is, the first.
    private static Why of(String uuid, List<Step> chain, String otherwise) {
        var first = chain.stream().filter(step -> step.ok() == Answer.NO).findFirst();
        var answer = first.map(Step::evidence)
                .orElseGet(() -> otherwise.isEmpty() ? chain.getFirst().evidence() : otherwise);
        return new Why(uuid, answer, chain, first.map(Step::remedy).orElse(Remedy.NONE));
    }
}
