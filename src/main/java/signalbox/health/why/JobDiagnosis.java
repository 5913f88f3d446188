package signalbox.health.why;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.channel.text.ChannelName;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.LogEvidence;
import signalbox.health.Remedy;
import signalbox.health.YesNoUnknown;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobQueries;

/// Why a job is not running.
///
/// @param answer one or two sentences
/// @param chain everything that must be right before the job runs, in this order
/// @param remedy what Signalbox can do about the answer
/// @param needsLog whether the runner's log may show more
public record JobDiagnosis(String uuid, String answer, List<Step> chain, Remedy remedy, boolean needsLog) {
    /// One thing that must be right.
    ///
    /// @param name `eta`, `channel root.mail`, `leader`, …
    /// @param ok whether it is right
    /// @param evidence what shows it; if that is not known, the reason
    public record Step(String name, YesNoUnknown ok, String evidence, Remedy remedy) {
        static Step yes(String name, String evidence) {
            return new Step(name, YesNoUnknown.YES, evidence, Remedy.none());
        }

        static Step no(String name, String evidence, Remedy remedy) {
            return new Step(name, YesNoUnknown.NO, evidence, remedy);
        }

        static Step unknown(String name, String evidence) {
            return new Step(name, YesNoUnknown.UNKNOWN, evidence, Remedy.none());
        }
    }

    public JobDiagnosis {
        chain = List.copyOf(chain);
    }

    public JobDiagnosis(String uuid, String answer, List<Step> chain, Remedy remedy) {
        this(uuid, answer, chain, remedy, false);
    }

    /// Reads the job as it is now. To be called in a transaction. Empty when it does not exist (any more).
    ///
    /// @param config the odoo.conf of the runners
    /// @param log what they wrote
    public static Optional<JobDiagnosis> read(
            Sql sql, String uuid, Snapshot snapshot, KnownConfig config, KnownLog log) {
        var capabilities = snapshot.capabilities();
        return new JobQueries(capabilities).detail(sql, uuid).map(detail -> {
            var job = detail.job();
            var place = job.state() == JobState.PENDING ? place(sql, job, snapshot) : QueuePosition.NONE;
            var others = new JobQueries(capabilities)
                    .byUuid(sql, List.of(uuid)).stream()
                            .filter(other -> other.id() != job.id())
                            .toList();
            var why = of(detail, place, snapshot, config).with(job, log, snapshot);
            return DuplicateUuidStep.of(others).map(why::beginningWith).orElse(why);
        });
    }

    /// Everything else that holds a job is told without its place, too.
    private static QueuePosition place(Sql sql, Job job, Snapshot snapshot) {
        try {
            return sql.apart("read the jobs before it", () -> readPlace(sql, job, snapshot));
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT) {
                throw e;
            }
            return QueuePosition.TOO_SLOW;
        }
    }

    /// A job that has just become pending may not be in memory yet.
    private static QueuePosition readPlace(Sql sql, Job job, Snapshot snapshot) {
        var inForce = snapshot.health().channels().inForce();
        var known =
                QueuePosition.of(job, new OpenJobQueries(snapshot.capabilities(), snapshot.open()).read(sql), inForce);
        return known.equals(QueuePosition.NONE)
                ? QueuePosition.of(job, new OpenJobQueries(snapshot.capabilities()).read(sql), inForce)
                : known;
    }

    /// @param place of a pending job; for other jobs it is not used
    public static JobDiagnosis of(JobDetail detail, QueuePosition place, Snapshot snapshot, KnownConfig config) {
        var job = detail.job();
        var why = byState(detail, place, snapshot, config);
        return ProbeStep.of(job, snapshot).map(why::ofProbe).orElse(why);
    }

    /// With what the log shows, as the last step. Where another step answers, it adds to the answer if it may be the
    /// cause of that.
    JobDiagnosis with(Job job, KnownLog log, Snapshot snapshot) {
        var needed = LogStep.isNeeded(job, this, snapshot);
        return LogEvidence.of(log, snapshot)
                .flatMap(evidence -> LogStep.of(job, evidence))
                .map(step -> logged(step, needed))
                .orElseGet(() -> new JobDiagnosis(uuid, answer, chain, remedy, needed));
    }

    private JobDiagnosis logged(Step step, boolean needed) {
        var isHeld = chain.stream().anyMatch(other -> other.ok() == YesNoUnknown.NO);
        return new JobDiagnosis(
                uuid,
                isHeld ? answer + (needed ? " " + step.evidence() : "") : step.evidence(),
                Stream.concat(chain.stream(), Stream.of(step)).toList(),
                isHeld ? remedy : step.remedy(),
                needed);
    }

    boolean isWrong(String step) {
        return chain.stream().anyMatch(each -> each.name().equals(step) && each.ok() == YesNoUnknown.NO);
    }

    private static JobDiagnosis byState(JobDetail detail, QueuePosition place, Snapshot snapshot, KnownConfig config) {
        var job = detail.job();
        return switch (job.state()) {
            case PENDING -> {
                var steps = new PendingJobSteps(detail, place, snapshot, config);
                var why = of(job.uuid(), steps.steps(), steps.nothing());
                yield why.standstill(job, snapshot).map(why::inStandstill).orElse(why);
            }
            case WAIT_DEPENDENCIES -> of(job.uuid(), List.of(DependencyStep.step(detail, snapshot)), "");
            case ENQUEUED, STARTED -> of(job.uuid(), ActiveJobSteps.steps(job, snapshot, config), "");
            case OTHER -> of(job.uuid(), List.of(ActiveJobSteps.unknown(job)), "");
            case DONE, FAILED, CANCELLED ->
                of(job.uuid(), List.of(ActiveJobSteps.over(job, snapshot.serverTime())), "");
        };
    }

    /// That nothing moves the due jobs of its channel; empty while they move, or if this job is not due.
    private Optional<Finding> standstill(Job job, Snapshot snapshot) {
        var isDue = chain.stream()
                .filter(step -> Set.of("eta", "dependencies").contains(step.name()))
                .noneMatch(step -> step.ok() == YesNoUnknown.NO);
        return isDue ? Findings.standstill(ChannelName.of(job.channel()).text(), snapshot) : Optional.empty();
    }

    /// That the queue stands still is said first, then what holds this job, or else what may hold them all.
    private JobDiagnosis inStandstill(Finding standstill) {
        var seen = standstill.seen();
        var isHeld = chain.stream().anyMatch(step -> step.ok() == YesNoUnknown.NO);
        var rest = isHeld ? answer : String.join(" ", seen.subList(1, seen.size())) + " " + standstill.todo();
        var step = Step.no("queue", String.join(" ", seen), standstill.remedy());
        return new JobDiagnosis(
                uuid,
                standstill.title() + ": " + seen.getFirst() + " " + rest,
                Stream.concat(Stream.of(step), chain.stream()).toList(),
                isHeld ? remedy : standstill.remedy());
    }

    /// Whose job it is comes before what holds it.
    private JobDiagnosis ofProbe(Step step) {
        return new JobDiagnosis(
                uuid,
                step.evidence() + " " + answer,
                Stream.concat(Stream.of(step), chain.stream()).toList(),
                remedy);
    }

    private JobDiagnosis beginningWith(Step step) {
        var all = Stream.concat(Stream.of(step), chain.stream()).toList();
        return step.ok() == YesNoUnknown.NO
                ? of(uuid, all, answer)
                : new JobDiagnosis(uuid, answer + " " + step.evidence(), all, remedy, needsLog);
    }

    /// The answer is the first step that is not right; if all are right, `otherwise`.
    private static JobDiagnosis of(String uuid, List<Step> chain, String otherwise) {
        var first = chain.stream().filter(step -> step.ok() == YesNoUnknown.NO).findFirst();
        var answer = first.map(Step::evidence)
                .orElseGet(() -> otherwise.isEmpty() ? chain.getFirst().evidence() : otherwise);
        return new JobDiagnosis(uuid, answer, chain, first.map(Step::remedy).orElse(Remedy.none()));
    }
}
