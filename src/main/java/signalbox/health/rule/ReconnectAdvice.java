package signalbox.health.rule;

import java.util.ArrayList;
import java.util.List;
import signalbox.election.Anomaly;
import signalbox.monitor.Snapshot;
import signalbox.postgres.capability.Capabilities.Trigger;
import signalbox.queue.stuck.RunnerFaults;

/// Why runners connect again and again, and what to do about it: by the causes that show.
final class ReconnectAdvice {
    static final String WITHOUT_CAUSE = "Read the runner's log, which names the exception: a right on another table, a"
            + " row that it cannot read, an error in its code, or (at level DEBUG alone) another process that held the"
            + " lock of one of its databases for a moment.";

    private ReconnectAdvice() {}

    static List<String> evidence(Anomaly anomaly, Snapshot snapshot) {
        var seen = new ArrayList<>(anomaly.evidence());
        snapshot.condition().faults().known().ifPresent(faults -> {
            addRights(seen, faults);
            addRows(seen, faults, snapshot);
        });
        snapshot.condition()
                .faults()
                .whyUnknown()
                .ifPresent(reason -> seen.add("Whether a missing right or a row is the cause is unknown. " + reason));
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
            seen.add("Likely a cause: a pending job without priority or date_created cannot be compared with the"
                    + " others, which a runner does as it loads them: " + listed(faults.unordered()));
        }
        if (!faults.twins().isEmpty()) {
            seen.add("Likely a cause: several open rows have one uuid and different date_created, at which a runner"
                    + " stops: " + listed(faults.twins()));
        }
        if (faults.unordered().isEmpty() && faults.twins().isEmpty()) {
            seen.add("No open job that shows is one that a runner cannot load for its priority, date_created or uuid"
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
            todo.add("End the process that holds that lock, or take the database from the db_name of one of the two.");
        }
        snapshot.condition().faults().known().ifPresent(faults -> addMends(todo, faults));
        if (snapshot.capabilities().trigger() != Trigger.COMPLETE) {
            todo.add(
                    "Put the trigger of queue_job back (update the module queue_job): runners refuse a database without"
                            + " it and start over.");
        }
        return todo.isEmpty() ? WITHOUT_CAUSE : String.join(" ", todo);
    }

    private static void addMends(List<String> todo, RunnerFaults faults) {
        if (!faults.missing().isEmpty()) {
            todo.add("Let the owner or a superuser run: "
                    + String.join(
                            " ",
                            faults.missing().stream()
                                    .map(RunnerFaults.MissingRight::grant)
                                    .toList()));
        }
        if (!faults.unordered().isEmpty()) {
            todo.add(
                    "Give those jobs a priority and a date_created, or cancel them; the runner's log, with a TypeError,"
                            + " proves it.");
        }
        if (!faults.twins().isEmpty()) {
            todo.add(
                    "Give all but one of the rows of a uuid a uuid of their own, or cancel them; the runner's log, with"
                            + " an AssertionError, proves it.");
        }
    }
}
