package signalbox.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.LateQueries;
import signalbox.queue.stuck.RunningJob;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Whether a worker runs a job that has been enqueued or started for long, or whose worker is proven to be gone, with
/// the evidence.
///
/// @param evidence sentences; if the verdict is not known, they include the reason
public record StuckJobInvestigation(LateJob job, JobLiveness verdict, List<String> evidence) {
    public enum JobLiveness {
        /// No worker runs it: it may be requeued.
        DEAD,
        /// A worker runs it.
        ALIVE,
        UNKNOWN
    }

    /// Evidence that a worker runs a job, whatever else is seen.
    public static final String HELD = "Its row in queue_job_lock is locked: a worker is running it.";

    public StuckJobInvestigation {
        evidence = List.copyOf(evidence);
    }

    /// Investigates every late job of the snapshot, and the jobs whose worker is gone, however new they are; empty
    /// when they are not known.
    public static List<StuckJobInvestigation> all(Snapshot snapshot) {
        var late = snapshot.health().late().known().orElse(LateJobs.NONE);
        var isOnlyHost = GoneWorker.isOnlyHost(snapshot, false);
        var proofs = new ArrayList<>(late.jobs().stream()
                .map(job -> new Evidence(job, late, snapshot.workers(), isOnlyHost).proof())
                .map(proof -> isHeld(proof, snapshot) ? proof.alive() : proof)
                .toList());
        for (var gone : GoneWorker.all(snapshot)) {
            proofs.removeIf(proof -> proof.isOf(gone.job()) && proof.verdict() != JobLiveness.DEAD);
            if (proofs.stream().noneMatch(proof -> proof.isOf(gone.job()))) {
                proofs.add(gone);
            }
        }
        return List.copyOf(proofs);
    }

    /// Locks are read more often than late jobs, so a lock may be newer.
    private static boolean isHeld(StuckJobInvestigation proof, Snapshot snapshot) {
        return proof.verdict() != JobLiveness.ALIVE
                && DeadSlotHolders.running(snapshot).stream()
                        .anyMatch(job -> job.lock().isHeld() && proof.isOf(job));
    }

    private StuckJobInvestigation alive() {
        return new StuckJobInvestigation(job, JobLiveness.ALIVE, List.of(HELD));
    }

    private boolean isOf(LateJob other) {
        return job.uuid().equals(other.uuid())
                && job.state() == other.state()
                && Objects.equals(job.since(), other.since());
    }

    /// Whether it is about this job. Two rows may have one uuid: then the time at which each got its state tells them
    /// apart.
    public boolean isOf(RunningJob other) {
        return job.uuid().equals(other.uuid())
                && job.state() == other.state()
                && Objects.equals(job.since(), other.since());
    }

    /// The jobs that are safe to requeue, in the states that were seen.
    public static List<JobTarget> dead(List<StuckJobInvestigation> proofs) {
        return proofs.stream()
                .filter(proof -> proof.verdict() == JobLiveness.DEAD)
                .map(proof -> new JobTarget(proof.job().uuid(), proof.job().state()))
                .toList();
    }

    /// The uuids of all jobs that hold a slot while no worker runs them.
    public static Set<String> deadUuids(Snapshot snapshot) {
        return dead(all(snapshot)).stream().map(JobTarget::uuid).collect(Collectors.toSet());
    }

    /// @param workers the processes of the host that is watched
    /// @param isOnlyHost whether a process of Odoo that is not among them does not run anywhere
    private record Evidence(LateJob job, LateJobs late, Workers workers, boolean isOnlyHost) {
        private static StuckJobInvestigation proof(LateJob job, JobLiveness verdict, String... evidence) {
            return new StuckJobInvestigation(job, verdict, List.of(evidence));
        }

        StuckJobInvestigation proof() {
            return job.age().isLate() || job.lock().isHeld() ? dated() : undated();
        }

        /// The job may have got its state just now, before its worker took a lock: what would prove that an old
        /// job is dead proves nothing about this one.
        private StuckJobInvestigation undated() {
            var ahead = job.age() == LateJob.Age.AHEAD;
            var date = switch (job.age()) {
                case UNDATED -> "Its row has no date";
                case AHEAD -> "Its row has a date that is ahead of the server's clock";
                case DATED, EARLIER_THAN_ALL, LATER_THAN_ALL ->
                    "Its row has a date that is later than any time a job can have";
            };
            return proof(
                    job,
                    JobLiveness.UNKNOWN,
                    date + ": how long it has been " + job.state().stored()
                            + " is not known. queue_job compares dates, so it "
                            + (ahead
                                    ? "does not put this job back before then."
                                    : "never puts this job back by itself."));
        }

        private StuckJobInvestigation dated() {
            return switch (job.lock()) {
                case JobRowLock.Held(var backend, var name) ->
                    proof(
                            job,
                            JobLiveness.ALIVE,
                            "Its row in queue_job_lock is locked by "
                                    + (backend == null ? "a transaction" : "backend " + backend)
                                    + (name == null ? "." : " (" + name + ")."));
                case JobRowLock.Free() ->
                    proof(
                            job,
                            JobLiveness.DEAD,
                            "No transaction locks its row in queue_job_lock. A worker that runs the job would"
                                    + " lock it.");
                case JobRowLock.NoRow() ->
                    proof(job, JobLiveness.DEAD, "It has no row in queue_job_lock: no worker runs it.");
                case JobRowLock.Hidden() ->
                    proof(
                            job,
                            JobLiveness.UNKNOWN,
                            "This role cannot see whether its row in queue_job_lock is locked.");
                case JobRowLock.NoTable() -> job.state() == JobState.ENQUEUED ? notBegun() : begun();
            };
        }

        /// No worker runs an enqueued job, because a worker commits `started` before it runs anything.
        private StuckJobInvestigation notBegun() {
            return proof(
                    job,
                    JobLiveness.DEAD,
                    "No worker began it within " + DurationText.inSentence(LateQueries.ENQUEUED)
                            + "; after that time queue_job's own garbage collector puts it back.");
        }

        private StuckJobInvestigation begun() {
            if (job.workerPid() == 0) {
                return proof(job, JobLiveness.UNKNOWN, "The row does not say which process began it.");
            }
            return job.backends().isEmpty() ? withoutSession() : withSession();
        }

        private StuckJobInvestigation withSession() {
            var session =
                    "Backend " + job.backends().stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + " is named odoo-" + job.workerPid() + ".";
            var living = living();
            if (living.isPresent()) {
                return proof(
                        job, JobLiveness.ALIVE, living.get().title() + " runs on " + workers.source() + ".", session);
            }
            return isOnlyHost && isReused()
                    ? proof(job, JobLiveness.DEAD, absence())
                    : proof(job, JobLiveness.UNKNOWN, session, absence());
        }

        private StuckJobInvestigation withoutSession() {
            var evidence = new ArrayList<String>();
            if (late.namedSessions() > 0 && living().isEmpty()) {
                evidence.add(String.format(
                        Locale.ROOT,
                        "None of the sessions that are named after their process (%s in this database) is odoo-%d."
                                + " A worker that runs a job keeps a session.",
                        NumberText.count(late.namedSessions()),
                        job.workerPid()));
                return new StuckJobInvestigation(job, JobLiveness.DEAD, evidence);
            }
            evidence.add(living().map(worker ->
                            worker.title() + " runs on " + workers.source() + "; no session is named after it.")
                    .orElseGet(this::absence));
            if (!isOnlyHost) {
                evidence.add("It is not known whether Odoo runs on other hosts too"
                        + (workers.takenAt() == null ? "." : ", or in a container, where pids differ."));
            }
            var dead = isOnlyHost && living().isEmpty();
            return new StuckJobInvestigation(job, dead ? JobLiveness.DEAD : JobLiveness.UNKNOWN, evidence);
        }

        /// The process that began the job, if it still runs.
        private Optional<Worker> living() {
            return namesake().filter(Worker::isOdoo).filter(worker -> !isYounger(worker));
        }

        private Optional<Worker> namesake() {
            return workers.withPid(job.workerPid());
        }

        private boolean isReused() {
            return namesake().filter(this::isYounger).isPresent();
        }

        private boolean isYounger(Worker worker) {
            var began = job.started();
            return began != null && GoneWorker.isYounger(worker, began);
        }

        private String absence() {
            if (workers.takenAt() == null) {
                return Workers.UNCHECKED;
            }
            return isReused()
                    ? GoneWorker.younger(job.workerPid(), workers)
                    : "No process of Odoo on " + workers.source() + " has the pid " + job.workerPid() + ".";
        }
    }
}
