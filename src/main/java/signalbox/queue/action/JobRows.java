package signalbox.queue.action;

import java.util.ArrayList;
import java.util.List;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.JobColumns.Assignment;

/// Writes what operations plan into rows of queue_job, inside the caller's transaction. A column that this release of
/// queue_job lacks is passed over.
///
/// @param operator the person who acts, whose name is written to `result`
record JobRows(Sql sql, JobColumns columns, String operator) {
    static final String NOW = "date_trunc('seconds', now() AT TIME ZONE 'utc')";

    /// Other columns than the state.
    ///
    /// @param what for messages: `lower the priority of the jobs`
    void set(String what, List<JobPlan.RowChange> changes, List<Assignment> values) {
        if (!changes.isEmpty()) {
            sql.update(
                    what,
                    "UPDATE {queue_job} SET " + columns.assignments(values) + " WHERE id = ANY(?)",
                    JobPlan.ids(changes));
        }
    }

    /// The state, and other columns along with it.
    void move(String what, List<JobPlan.RowChange> changes, JobState to, List<Assignment> values) {
        if (!changes.isEmpty()) {
            sql.update(
                    what,
                    "UPDATE {queue_job} SET state = ?, " + columns.assignments(values) + " WHERE id = ANY(?)",
                    to.stored(),
                    JobPlan.ids(changes));
        }
    }

    /// The state of dependants that still wait.
    void follow(List<JobPlan.RowChange> followers, JobState to) {
        if (!followers.isEmpty()) {
            sql.update(
                    "change the jobs' dependants",
                    "UPDATE {queue_job} SET state = ? WHERE id = ANY(?) AND state = 'wait_dependencies'",
                    to.stored(),
                    JobPlan.ids(followers));
        }
    }

    /// With who did it: `Cancelled by`.
    List<Assignment> signed(List<Assignment> values, String deed) {
        var all = new ArrayList<>(values);
        all.add(new Assignment("result", "'" + (deed + " " + operator).replace("'", "''") + "'"));
        return all;
    }
}
