package signalbox.health.rule;

import java.util.ArrayList;
import java.util.List;
import signalbox.election.Anomaly;
import signalbox.monitor.Snapshot;
import signalbox.postgres.capability.Capabilities.Trigger;
import signalbox.queue.stuck.RunnerFaults;

/// Why runners connect again and again, and what to do about it, by the causes that were found.
final class ReconnectAdvice {
    static final String WITHOUT_CAUSE = "Read the runner's log. It names the exception: a missing right on"
            + " another table, a row that the runner cannot read, an error in its code, or (only at level"
            + " DEBUG) another process that held the lock of one of its databases for a moment.";

    private ReconnectAdvice() {}

    static List<String> evidence(Anomaly anomaly, Snapshot snapshot) {
        var seen = new ArrayList<>(anomaly.evidence());
        snapshot.health().faults().known().ifPresent(faults -> {
            addRights(seen, faults);
            addRows(seen, faults, snapshot);
        });
        snapshot.health()
                .faults()
                .whyUnknown()
                .ifPresent(
                        reason -> seen.add("It is not known whether a missing right or a row is the cause. " + reason));
        return seen;
    }

    private static void addRights(List<String> seen, RunnerFaults faults) {
        faults.missing()
                .forEach(lack ->
                        seen.add("Role " + lack.role() + " lacks " + lack.right() + " on " + lack.object() + "."));
        if (faults.missing().isEmpty() && !faults.roles().isEmpty()) {
            var several = faults.roles().size() > 1;
            seen.add((several ? "Each of the roles " : "Role ") + String.join(", ", faults.roles())
                    + " has the rights on queue_job that a runner needs.");
        }
    }

    private static void addRows(List<String> seen, RunnerFaults faults, Snapshot snapshot) {
        if (!faults.unordered().isEmpty()) {
            seen.add("Likely cause: some pending jobs have no priority or no date_created. A runner compares"
                    + " jobs when it loads them, and cannot compare these: " + listed(faults.unordered()));
        }
        if (!faults.twins().isEmpty()) {
            seen.add("Likely cause: several open rows have the same uuid and different date_created. A runner"
                    + " stops at such rows: " + listed(faults.twins()));
        }
        if (faults.unordered().isEmpty() && faults.twins().isEmpty()) {
            seen.add("No visible open job has a priority, date_created or uuid that a runner cannot load"
                    + (snapshot.capabilities().hidesJobs() ? "; row security may hide some." : "."));
        }
    }

    private static String listed(List<String> uuids) {
        var isCapped = uuids.size() >= RunnerFaults.MOST_NAMED;
        return String.join(", ", uuids) + (isCapped ? ", and there may be more." : ".");
    }

    static String of(Anomaly anomaly, Snapshot snapshot) {
        var todo = new ArrayList<String>();
        if (anomaly.evidence().size() > 1) {
            todo.add("End the process that holds that lock, or remove the database from db_name of one of the"
                    + " two processes.");
        }
        snapshot.health().faults().known().ifPresent(faults -> addMends(todo, faults));
        if (snapshot.capabilities().trigger() != Trigger.COMPLETE) {
            todo.add("Restore the trigger of queue_job (update the module queue_job): runners refuse a database"
                    + " without it and start over.");
        }
        return todo.isEmpty() ? WITHOUT_CAUSE : String.join(" ", todo);
    }

    private static void addMends(List<String> todo, RunnerFaults faults) {
        if (!faults.missing().isEmpty()) {
            todo.add("Ask the owner or a superuser to run: "
                    + String.join(
                            " ",
                            faults.missing().stream()
                                    .map(RunnerFaults.MissingRight::grant)
                                    .toList()));
        }
        if (!faults.unordered().isEmpty()) {
            todo.add("Give those jobs a priority and a date_created, or cancel them. A TypeError in the runner's"
                    + " log proves this cause.");
        }
        if (!faults.twins().isEmpty()) {
            todo.add("Keep one row of each such uuid; give the other rows a new uuid, or cancel them. An"
                    + " AssertionError in the runner's log proves this cause.");
        }
    }
}
