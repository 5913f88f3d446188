package signalbox.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.action.TerminateBackend;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;

/// What Signalbox itself can do about a finding, as plain data: a screen shows it as a button.
public sealed interface Remedy {
    /// Whether its button acts, not only shows: such a button works only while armed.
    default boolean actsAtOnce() {
        return false;
    }

    /// How it frees the slots of jobs, in a sentence; empty when it does not.
    default String effectOnSlots() {
        return "";
    }

    /// Signalbox itself can do nothing.
    record None() implements Remedy {}

    /// @param pids the backends it is about; may be empty
    record ShowRunners(List<Integer> pids) implements Remedy {
        public ShowRunners {
            pids = List.copyOf(pids);
        }
    }

    /// @param pids the processes it is about; may be empty
    record ShowWorkers(List<Integer> pids) implements Remedy {
        public ShowWorkers {
            pids = List.copyOf(pids);
        }
    }

    record ShowJobs(JobFilter filter) implements Remedy {}

    record ShowJob(String uuid) implements Remedy {}

    record ShowChannel(String channel) implements Remedy {}

    /// Installs the enqueue guard.
    record InstallGuard() implements Remedy {
        @Override
        public boolean actsAtOnce() {
            return true;
        }
    }

    /// Ends the connection of a runner.
    record TerminateRunner(TerminateBackend action) implements Remedy {
        @Override
        public boolean actsAtOnce() {
            return true;
        }
    }

    /// Makes the embedded runner hand back its lead.
    ///
    /// @param pid its backend
    record HandBack(int pid) implements Remedy {}

    /// Requeues jobs that are proven not to be run by any worker.
    record RequeueDead(List<JobTarget> jobs) implements Remedy {
        public RequeueDead {
            jobs = List.copyOf(jobs);
        }

        @Override
        public String effectOnSlots() {
            return "Jobs whose worker is gone can be requeued.";
        }
    }

    /// Asks Odoo again to run jobs that are enqueued and that no worker has begun.
    record RepeatRequest(List<String> uuids) implements Remedy {
        public RepeatRequest {
            uuids = List.copyOf(uuids);
        }

        @Override
        public boolean actsAtOnce() {
            return true;
        }

        @Override
        public String effectOnSlots() {
            return "Ask again repeats the request for the jobs that no worker has begun, and changes no row (signalbox"
                    + " ask-again --orphans).";
        }
    }

    /// Visits the site, which wakes its workers.
    record VisitSite(String baseUrl) implements Remedy {}

    /// Opens the card that starts the embedded runner.
    record StartRunner() implements Remedy {}

    /// Shows the configuration of the profile's host.
    record ShowConfig() implements Remedy {}

    static Remedy none() {
        return new None();
    }

    /// A visit to the site, or nothing when its address is not known.
    static Remedy visit(@Nullable String baseUrl) {
        return baseUrl == null || baseUrl.isBlank() ? new ShowWorkers(List.of()) : new VisitSite(baseUrl.strip());
    }
}
