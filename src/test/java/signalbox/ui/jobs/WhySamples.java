package signalbox.ui.jobs;

import static signalbox.health.YesNoUnknown.NO;
import static signalbox.health.YesNoUnknown.UNKNOWN;
import static signalbox.health.YesNoUnknown.YES;

import java.util.ArrayList;
import java.util.List;
import signalbox.health.Remedy;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.ui.JobSamples;

/// Why invented jobs are not running.
final class WhySamples {
    static final Job FAILED = JobSamples.job(400, JobState.FAILED);

    private static final Step SEQUENTIAL = step(
            "sequential",
            NO,
            "root.connector is sequential, and its job " + FAILED.uuid()
                    + " failed: no other job starts until that job is requeued, cancelled or set done.",
            new Remedy.ShowJob(FAILED.uuid()));
    private static final Step LEADERLESS = step(
            "leader",
            NO,
            "No runner leads. 3 runners are connected to this database, and none holds the election's lock.",
            new Remedy.ShowRunners(List.of()));

    private WhySamples() {}

    static JobDiagnosis of(Job job) {
        return switch (job.state()) {
            case PENDING -> ready(job);
            case WAIT_DEPENDENCIES ->
                new JobDiagnosis(
                        job.uuid(),
                        "It waits for 1 job: " + FAILED.uuid()
                                + " (shopify.product.export_record), which failed. A failed or cancelled job"
                                + " releases its dependants only when it is done.",
                        List.of(step("dependencies", NO, "", new Remedy.ShowJob(FAILED.uuid()))),
                        new Remedy.ShowJob(FAILED.uuid()));
            default ->
                new JobDiagnosis(
                        job.uuid(),
                        "It runs: process 1688 began it at 10:02:46 UTC, 34 s ago.",
                        List.of(
                                step("state", YES, "It runs: process 1688 began it at 10:02:46 UTC, 34 s ago."),
                                step("workers", YES, "4 workers live on this machine.")),
                        Remedy.none());
        };
    }

    static JobDiagnosis ready(Job job) {
        return new JobDiagnosis(
                job.uuid(), "Nothing seems to hold it back: its turn is next.", steps(List.of()), Remedy.none());
    }

    static JobDiagnosis blocked(Job job) {
        return new JobDiagnosis(
                job.uuid(), SEQUENTIAL.evidence(), steps(List.of(SEQUENTIAL, LEADERLESS)), SEQUENTIAL.remedy());
    }

    static JobDiagnosis leaderless(Job job) {
        return new JobDiagnosis(job.uuid(), LEADERLESS.evidence(), steps(List.of(LEADERLESS)), LEADERLESS.remedy());
    }

    private static List<Step> steps(List<Step> wrong) {
        var steps = new ArrayList<>(List.of(
                step("eta", YES, "It has no ETA: it may run at once."),
                step("dependencies", YES, "It waits for no other job."),
                step("channel root.connector", YES, "root.connector has room: 3 jobs run, capacity 8."),
                step("channel root", YES, "root has room: 14 jobs run, capacity 20."),
                step("sequential", YES, "No failed job holds a sequential channel on its way to root."),
                step("throttle", YES, "No channel on its way to root is throttled now."),
                step("place", YES, "It is the first job of its channel; 12 jobs of all channels sort before it."),
                step("leader", YES, "pid 1688 leads. It has the oldest connection of all that hold the lock."),
                step(
                        "target",
                        UNKNOWN,
                        "Where runners send jobs stands in their odoo.conf (host and port), which was not read."),
                step("workers", UNKNOWN, "No processes were checked.")));
        wrong.forEach(no -> steps.replaceAll(step -> step.name().equals(no.name()) ? no : step));
        return steps;
    }

    private static Step step(String name, YesNoUnknown ok, String evidence) {
        return step(name, ok, evidence, Remedy.none());
    }

    private static Step step(String name, YesNoUnknown ok, String evidence, Remedy remedy) {
        return new Step(name, ok, evidence, remedy);
    }
}
