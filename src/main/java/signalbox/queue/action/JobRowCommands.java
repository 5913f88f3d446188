package signalbox.queue.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.text.NumberText;

/// Writes what operations plan into rows of queue_job, inside the caller's transaction. A column that this release of
/// queue_job lacks is passed over. Each row is looked at again as it was written: row security or a trigger of the
/// database may have kept it as it was.
final class JobRowCommands {
    static final String NOW = "date_trunc('seconds', now() AT TIME ZONE 'utc')";

    private final Sql sql;
    private final JobColumns columns;
    private final String operator;
    private final Set<Long> followed = new HashSet<>();

    /// @param operator the person who acts, whose name is written to `result`
    JobRowCommands(Sql sql, JobColumns columns, String operator) {
        this.sql = sql;
        this.columns = columns;
        this.operator = operator;
    }

    /// Other columns than the state.
    ///
    /// @param what for messages: `lower the priority of the jobs`
    /// @throws PostgresException when the database kept a row as it was; then all must be undone
    void set(String what, List<JobPlan.RowChange> changes, List<Assignment> values) {
        if (!changes.isEmpty()) {
            var written = sql.list(
                    what,
                    "UPDATE {queue_job} SET " + columns.assignments(values) + " WHERE id = ANY(?) RETURNING id",
                    row -> row.getLong(1),
                    arguments(columns.arguments(values), JobPlan.ids(changes)));
            requireAll(what, changes, written);
        }
    }

    /// The state, and other columns along with it.
    ///
    /// @throws PostgresException when the database kept a row as it was; then all must be undone
    void move(String what, List<JobPlan.RowChange> changes, JobState to, List<Assignment> values) {
        if (!changes.isEmpty()) {
            var statement = "UPDATE {queue_job} SET state = ?, " + columns.assignments(values)
                    + " WHERE id = ANY(?) RETURNING id, state";
            var arguments = arguments(columns.arguments(values), JobPlan.ids(changes));
            requireAll(what, changes, inState(to, what, statement, arguments));
        }
    }

    /// The state of dependants that still wait.
    void follow(List<JobPlan.RowChange> followers, JobState to) {
        if (!followers.isEmpty()) {
            followed.addAll(inState(
                    to,
                    "change the jobs' dependants",
                    "UPDATE {queue_job} SET state = ? WHERE id = ANY(?) AND state = 'wait_dependencies'"
                            + " RETURNING id, state",
                    arguments(List.of(), JobPlan.ids(followers))));
        }
    }

    /// Whether that dependant was written.
    boolean hasFollowed(JobPlan.RowChange follower) {
        return followed.contains(follower.id());
    }

    /// The rows that are in the state after the statement.
    ///
    /// @param arguments those after the state
    private List<Long> inState(JobState to, String what, String statement, Object[] arguments) {
        return sql
                .list(
                        what,
                        statement,
                        row -> to.stored().equals(row.getString("state")) ? row.getLong("id") : null,
                        Stream.concat(Stream.of(to.stored()), Stream.of(arguments))
                                .toArray())
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Object[] arguments(List<Object> values, List<Integer> ids) {
        return Stream.concat(values.stream(), Stream.of(ids)).toArray();
    }

    private static void requireAll(String what, List<JobPlan.RowChange> changes, List<Long> written) {
        var all = new HashSet<>(written);
        var kept = changes.stream().filter(change -> !all.contains(change.id())).toList();
        if (!kept.isEmpty()) {
            throw new PostgresException(
                    PostgresException.Kind.NO_RIGHTS,
                    "Could not " + what + ": the database keeps " + NumberText.count(kept.size()) + " of "
                            + NumberText.of(changes.size(), "row", "rows") + " as "
                            + (kept.size() == 1 ? "it is" : "they are") + ", first "
                            + kept.getFirst().uuid() + ". Row security or a trigger of queue_job prevents the change."
                            + " Nothing was changed.",
                    null);
        }
    }

    /// With who did it: `Cancelled by`.
    List<Assignment> signed(List<Assignment> values, String what) {
        var all = new ArrayList<>(values);
        all.add(Assignment.ofText("result", what + " " + operator));
        return all;
    }
}
