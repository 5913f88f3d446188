package signalbox.queue.action;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /// As one text.
    private static final String STATE = "ROW(state)::text";

    static final String NOW = "date_trunc('seconds', now() AT TIME ZONE 'utc')";

    private final Sql sql;
    private final JobColumns columns;
    private final String operator;
    private final Set<Long> followed = new HashSet<>();
    private final List<Written> written = new ArrayList<>();

    /// What a statement has written.
    ///
    /// @param columns the select list of the written columns, as one text
    /// @param rows that text by primary key
    private record Written(String columns, Map<Long, String> rows) {}

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
            var rows = columns.row(values);
            var held = new HashMap<Long, String>();
            var kept = sql.list(
                    what,
                    "UPDATE {queue_job} SET " + columns.assignments(values) + " WHERE id = ANY(?) RETURNING id, " + rows
                            + " AS held",
                    row -> held(held, row),
                    arguments(columns.arguments(values), JobPlan.ids(changes)));
            written.add(new Written(rows, held));
            requireAll(what, changes, kept);
        }
    }

    /// The state, and other columns along with it.
    ///
    /// @throws PostgresException when the database kept a row as it was; then all must be undone
    void move(String what, List<JobPlan.RowChange> changes, JobState to, List<Assignment> values) {
        if (!changes.isEmpty()) {
            var statement = "UPDATE {queue_job} SET state = ?, " + columns.assignments(values)
                    + " WHERE id = ANY(?) RETURNING id, state, " + STATE + " AS held";
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
                            + " RETURNING id, state, " + STATE + " AS held",
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
        var held = new HashMap<Long, String>();
        var moved = sql
                .list(
                        what,
                        statement,
                        row -> to.stored().equals(row.getString("state")) ? held(held, row) : null,
                        Stream.concat(Stream.of(to.stored()), Stream.of(arguments))
                                .toArray())
                .stream()
                .filter(Objects::nonNull)
                .toList();
        written.add(new Written(STATE, held));
        return moved;
    }

    private static long held(Map<Long, String> held, ResultSet row) throws SQLException {
        var id = row.getLong("id");
        held.put(id, row.getString("held"));
        return id;
    }

    /// To be called when all is written. Triggers that come after a statement, or at the end of the transaction, may
    /// change what was written: what RETURNING gives does not show it.
    ///
    /// @throws PostgresException when a row no longer holds what was written to it; then all must be undone
    void requireHeld(String what) {
        var some = written.stream().filter(each -> !each.rows().isEmpty()).toList();
        if (!some.isEmpty()) {
            sql.execute(what, "SET CONSTRAINTS ALL IMMEDIATE");
        }
        for (var each : some) {
            var ids = each.rows().keySet().stream().map(Math::toIntExact).toList();
            var now = new HashMap<Long, String>();
            sql.list(
                    what,
                    "SELECT id, " + each.columns() + " AS held FROM {queue_job} WHERE id = ANY(?)",
                    row -> held(now, row),
                    ids);
            var other = each.rows().entrySet().stream()
                    .filter(row -> !row.getValue().equals(now.get(row.getKey())))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!other.isEmpty()) {
                throw new PostgresException(
                        PostgresException.Kind.NO_RIGHTS,
                        "Could not " + what + ": a trigger of queue_job changes again what was written to "
                                + NumberText.count(other.size()) + " of "
                                + NumberText.of(each.rows().size(), "row")
                                + ", first to that with the id " + other.getFirst() + ". Nothing was changed.",
                        null);
            }
        }
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
