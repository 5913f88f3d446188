package signalbox.queue.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.queue.action.JobAction.CancelScope;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestDatabase;

/// Every column before and after, against facts, section 2.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobOperationCommandsTest {
    private static final String OPERATOR = "jane (Signalbox)";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Database acting = Database.acting(postgres.spec(), StatementLimits.ACTING);
    private final Database watching = Database.watching(postgres.spec(), StatementLimits.WATCHING);
    private final Sql sql = new Sql(PlainConnection.openAsOdoo(postgres.spec(), "test"));
    private final Sql worker = new Sql(PlainConnection.openAsOdoo(postgres.spec(), "odoo-389"));
    private final Table table = new Table(sql);
    private final JobOperationCommands commands = new JobOperationCommands(CapabilityQueries.read(sql), OPERATOR);

    @BeforeAll
    void clear_once() {
        table.clear();
    }

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        watching.close();
        acting.close();
        worker.connection().close();
        sql.connection().close();
        postgres.close();
    }

    private static List<JobTarget> shown(JobState state, String... uuids) {
        return List.of(uuids).stream().map(uuid -> new JobTarget(uuid, state)).toList();
    }

    private Outcome run(JobAction action) {
        return acting.transaction("act", sql -> commands.run(sql, action));
    }

    /// The columns of a row that differ, with what they became.
    private Map<String, @Nullable String> changes(Map<String, Map<String, @Nullable String>> before, String uuid) {
        var changed = new LinkedHashMap<String, @Nullable String>();
        var now = table.rows().getOrDefault(uuid, Map.of());
        var then = before.getOrDefault(uuid, Map.of());
        now.forEach((column, value) -> {
            var old = then.get(column);
            if (value == null ? old != null : !value.equals(old)) {
                changed.put(column, value);
            }
        });
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "done", "cancelled", "enqueued", "started"})
    void requeue_leaves_the_row_as_odoo_does(String state) {
        table.add("j", state, null, List.of(), List.of());
        var before = table.rows();

        var outcome = run(new JobAction.Requeue(shown(JobState.of(state), "j")));

        assertThat(outcome.changes()).containsExactly(new Change("j", state, "pending"));
        var expected = new LinkedHashMap<String, @Nullable String>();
        expected.put("state", "pending");
        expected.put("date_enqueued", null);
        expected.put("date_started", null);
        expected.put("date_done", null);
        expected.put("date_cancelled", null);
        expected.put("worker_pid", "0");
        expected.put("exec_time", "0");
        expected.put("retry", "0");
        expected.put("exc_name", null);
        expected.put("exc_message", null);
        assertThat(changes(before, "j")).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void requeue_makes_a_job_wait_whose_parent_is_not_done_in_any_graph() {
        table.add("parent", "failed", "other graph", List.of(), List.of());
        table.add("j", "failed", "g", List.of("parent", "no longer there"), List.of());

        run(new JobAction.Requeue(shown(JobState.FAILED, "j")));

        assertThat(table.rows().get("j")).contains(entry("state", "wait_dependencies"));
    }

    @Test
    void requeue_does_not_count_parents_that_are_done_or_gone() {
        table.add("parent", "done", "g", List.of(), List.of("j"));
        table.add("j", "failed", "g", List.of("parent", "no longer there"), List.of());

        run(new JobAction.Requeue(shown(JobState.FAILED, "j")));

        assertThat(table.rows().get("j")).contains(entry("state", "pending"));
    }

    @Test
    void requeue_of_a_parent_and_its_child_makes_the_child_wait() {
        table.add("parent", "done", "g", List.of(), List.of("dependant"));
        table.add("dependant", "done", "g", List.of("parent"), List.of());

        run(new JobAction.Requeue(shown(JobState.DONE, "dependant", "parent")));

        assertThat(table.rows().get("parent")).contains(entry("state", "pending"));
        assertThat(table.rows().get("dependant")).contains(entry("state", "wait_dependencies"));
    }

    @Test
    void requeue_touches_no_dependant() {
        table.add("j", "failed", "g", List.of(), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("j"), List.of());
        var before = table.rows();

        run(new JobAction.Requeue(shown(JobState.FAILED, "j")));

        assertThat(changes(before, "dependant")).isEmpty();
    }

    @Test
    void a_waiting_job_is_not_requeued() {
        table.add("j", "wait_dependencies", "g", List.of("p"), List.of());
        var before = table.rows();

        var outcome = run(new JobAction.Requeue(shown(JobState.WAIT_DEPENDENCIES, "j")));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.refused()).extracting(Refusal::state).containsExactly("wait_dependencies");
        assertThat(changes(before, "j")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"OTHER", "DONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void set_done_leaves_the_row_as_odoo_does_from_any_state(JobState state) {
        table.add("j", state.stored(), null, List.of(), List.of());
        var before = table.rows();

        run(new JobAction.SetDone(shown(state, "j")));

        var changed = changes(before, "j");
        assertThat(changed.remove("date_done")).startsWith(today());
        assertThat(Double.parseDouble(String.valueOf(changed.remove("exec_time"))))
                .isEqualTo(secondsSinceStart("j"));
        assertThat(changed.remove("state")).isEqualTo("done");
        var expected = new LinkedHashMap<String, @Nullable String>();
        expected.put("exc_name", null);
        expected.put("exc_message", null);
        expected.put("exc_info", null);
        expected.put("result", "Manually set to done by " + OPERATOR);
        assertThat(changed).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void set_done_of_a_job_that_was_not_started_took_no_time() {
        table.add("j", "pending", null, List.of(), List.of());
        table.set("j", "date_started = NULL");

        run(new JobAction.SetDone(shown(JobState.PENDING, "j")));

        assertThat(table.rows().get("j")).contains(entry("exec_time", "0"));
    }

    @Test
    void a_job_that_started_at_no_time_took_none() {
        table.add("done", "failed", null, List.of(), List.of());
        table.set("done", "date_started = '-infinity'");
        table.add("cancelled", "failed", null, List.of(), List.of());
        table.set("cancelled", "date_started = '-infinity', date_done = 'infinity'");

        run(new JobAction.SetDone(shown(JobState.FAILED, "done")));
        run(new JobAction.Cancel(shown(JobState.FAILED, "cancelled"), JobAction.CancelScope.DEPENDANTS));

        assertThat(table.rows().get("done")).contains(entry("state", "done"), entry("exec_time", "0"));
        assertThat(table.rows().get("cancelled")).contains(entry("state", "cancelled"), entry("exec_time", "0"));
    }

    @Test
    void nothing_is_done_to_a_job_in_a_state_that_queue_job_does_not_know() {
        table.add("j", "paused", null, List.of(), List.of());
        var before = table.rows();

        for (var action : List.of(
                new JobAction.Requeue(shown(JobState.OTHER, "j")),
                new JobAction.SetDone(shown(JobState.OTHER, "j")),
                new JobAction.Cancel(shown(JobState.OTHER, "j"), JobAction.CancelScope.SUBTREE))) {
            var outcome = run(action);
            assertThat(outcome.changes()).isEmpty();
            assertThat(outcome.refused()).extracting(Refusal::state).containsExactly("paused");
        }
        assertThat(changes(before, "j")).isEmpty();
    }

    private String today() {
        return sql.first("read the date", "SELECT (now() AT TIME ZONE 'utc')::date::text", row -> row.getString(1))
                .orElseThrow();
    }

    private double secondsSinceStart(String uuid) {
        return sql.first(
                        "read the time",
                        "SELECT extract(epoch FROM date_done - date_started) FROM queue_job WHERE uuid = ?",
                        row -> row.getDouble(1),
                        uuid)
                .orElseThrow();
    }

    @Test
    void set_done_releases_children_whose_parents_are_all_done_and_no_further() {
        table.add("j", "failed", "g", List.of(), List.of("ready", "waits"));
        table.add("other", "failed", "g", List.of(), List.of("waits"));
        table.add("ready", "wait_dependencies", "g", List.of("j", "no longer there"), List.of("grandchild"));
        table.add("waits", "wait_dependencies", "g", List.of("j", "other"), List.of());
        table.add("grandchild", "wait_dependencies", "g", List.of("ready"), List.of());
        table.add("elsewhere", "wait_dependencies", "another graph", List.of("j"), List.of());
        var before = table.rows();

        var outcome = run(new JobAction.SetDone(shown(JobState.FAILED, "j")));

        assertThat(outcome.followers()).containsExactly(new Change("ready", "wait_dependencies", "pending"));
        assertThat(outcome.blocked()).containsExactly("waits");
        assertThat(changes(before, "ready")).containsExactly(entry("state", "pending"));
        for (var untouched : List.of("other", "waits", "grandchild", "elsewhere")) {
            assertThat(changes(before, untouched)).as(untouched).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "failed", "enqueued"})
    void cancel_leaves_the_row_as_odoo_does(String state) {
        table.add("j", state, null, List.of(), List.of());
        table.set("j", "exec_time = 99");
        var before = table.rows();

        run(new JobAction.Cancel(shown(JobState.of(state), "j"), CancelScope.DEPENDANTS));

        var changed = changes(before, "j");
        assertThat(changed.remove("date_cancelled")).startsWith(today());
        var expected = new LinkedHashMap<String, @Nullable String>();
        expected.put("state", "cancelled");
        expected.put("exec_time", "30");
        expected.put("exc_name", null);
        expected.put("exc_message", null);
        expected.put("result", "Cancelled by " + OPERATOR);
        assertThat(changed).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void cancel_of_a_job_that_never_ended_took_no_time() {
        table.add("j", "failed", null, List.of(), List.of());
        table.set("j", "date_done = NULL");

        run(new JobAction.Cancel(shown(JobState.FAILED, "j"), CancelScope.DEPENDANTS));

        assertThat(table.rows().get("j")).contains(entry("exec_time", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "done", "cancelled", "wait_dependencies"})
    void other_states_are_not_cancelled(String state) {
        table.add("j", state, null, List.of(), List.of());
        var before = table.rows();

        var outcome = run(new JobAction.Cancel(shown(JobState.of(state), "j"), CancelScope.DEPENDANTS));

        assertThat(outcome.changes()).isEmpty();
        assertThat(changes(before, "j")).isEmpty();
    }

    private void three_generations() {
        table.add("j", "failed", "g", List.of(), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("j"), List.of("grandchild", "shared"));
        table.add("alive", "pending", "g", List.of(), List.of("shared"));
        table.add("grandchild", "wait_dependencies", "g", List.of("dependant"), List.of("great-grandchild"));
        table.add("great-grandchild", "wait_dependencies", "g", List.of("grandchild"), List.of());
        table.add("shared", "wait_dependencies", "g", List.of("dependant", "alive"), List.of());
    }

    @Test
    void cancel_takes_the_direct_children_along_and_names_what_stays_blocked() {
        three_generations();
        var before = table.rows();

        var outcome = run(new JobAction.Cancel(shown(JobState.FAILED, "j"), CancelScope.DEPENDANTS));

        assertThat(outcome.followers()).containsExactly(new Change("dependant", "wait_dependencies", "cancelled"));
        assertThat(outcome.blocked()).containsExactly("grandchild", "great-grandchild", "shared");
        assertThat(changes(before, "dependant")).containsExactly(entry("state", "cancelled"));
        for (var untouched : List.of("grandchild", "great-grandchild", "shared", "alive")) {
            assertThat(changes(before, untouched)).as(untouched).isEmpty();
        }
    }

    @Test
    void cancel_of_the_subtree_goes_on_where_all_parents_are_cancelled() {
        three_generations();
        var before = table.rows();

        var outcome = run(new JobAction.Cancel(shown(JobState.FAILED, "j"), CancelScope.SUBTREE));

        assertThat(outcome.followers())
                .extracting(Change::subject)
                .containsExactly("dependant", "grandchild", "great-grandchild");
        assertThat(outcome.blocked()).containsExactly("shared");
        assertThat(changes(before, "great-grandchild")).containsExactly(entry("state", "cancelled"));
        assertThat(changes(before, "shared")).isEmpty();
    }

    @Test
    void dependants_outside_of_any_graph_are_left_alone() {
        table.add("j", "failed", "g", List.of(), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("j"), List.of());
        table.set("j", "graph_uuid = NULL");
        table.set("dependant", "graph_uuid = NULL");
        var before = table.rows();

        run(new JobAction.SetDone(shown(JobState.FAILED, "j")));

        assertThat(changes(before, "dependant")).isEmpty();
    }

    /// As a worker that runs a job, until the session rolls back.
    private void hold(String uuid) {
        sql.update(
                "add a lock",
                "insert into queue_job_lock (queue_job_id) select id from queue_job where uuid = ?",
                uuid);
        worker.execute("begin", "begin");
        worker.list("hold the lock", "select 1 from queue_job_lock for update", row -> row.getInt(1));
    }

    @AfterEach
    void release() {
        worker.execute("end", "rollback");
    }

    @Test
    void a_preview_tells_a_job_that_a_worker_runs_from_one_that_none_is_seen_to_run() {
        table.add("j", "started", null, List.of(), List.of());
        var requeue = new JobAction.Requeue(shown(JobState.STARTED, "j"));
        hold("j");

        assertThat(preview(requeue).notes().getFirst())
                .contains("its row in queue_job_lock is locked, so a worker is running it", "may run twice");
        assertThat(warnings(requeue)).hasSize(1);

        worker.execute("end", "rollback");

        assertThat(preview(requeue).notes().getFirst()).contains("no worker seems to run it");
        assertThat(warnings(requeue)).isEmpty();
    }

    private List<String> warnings(JobAction action) {
        return watching.use("warn", read -> JobOperationCommands.warnings(read, action, CapabilityQueries.read(read)));
    }

    private Preview preview(JobAction action) {
        return watching.use("preview", sql -> commands.preview(sql, action));
    }

    @Test
    void each_action_warns_of_running_jobs_in_its_own_words() {
        table.add("j", "started", null, List.of(), List.of());
        hold("j");

        assertThat(String.join(
                        " ",
                        preview(new JobAction.Requeue(shown(JobState.STARTED, "j")))
                                .notes()))
                .contains("1 of them runs now", "may run twice");
        assertThat(String.join(
                        " ",
                        preview(new JobAction.SetDone(shown(JobState.STARTED, "j")))
                                .notes()))
                .contains("1 of them runs now", "may replace this")
                .doesNotContain("requeued", "twice");
    }

    @ParameterizedTest
    @CsvSource({"requeue, pending", "done, done", "cancel, cancelled"})
    void a_job_that_is_already_so_is_not_counted_as_changed(String name, String state) {
        table.add("j", state, null, List.of(), List.of());
        table.set(
                "j",
                "date_enqueued = NULL, date_started = NULL, date_cancelled = NULL, exc_name = NULL,"
                        + " exc_message = NULL, retry = 0, exec_time = NULL, worker_pid = 0");
        if (state.equals("pending")) {
            table.set("j", "date_done = NULL");
        }
        var before = table.rows();

        var outcome = run(action(name, shown(JobState.of(state), "j")));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.refused())
                .containsExactly(new Refusal("j", state, "It is " + state + " already: nothing to change."));
        assertThat(changes(before, "j")).isEmpty();
    }

    @Test
    void a_pending_job_that_was_tried_before_starts_again_when_it_is_requeued() {
        table.add("j", "pending", null, List.of(), List.of());
        table.set("j", "retry = 3");

        assertThat(run(new JobAction.Requeue(shown(JobState.PENDING, "j"))).changes())
                .hasSize(1);

        assertThat(table.rows().get("j")).contains(entry("retry", "0"));
    }

    @Test
    void setting_done_again_releases_the_dependants_that_a_worker_forgot() {
        table.add("j", "done", "g", List.of(), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("j"), List.of());

        assertThat(run(new JobAction.SetDone(shown(JobState.DONE, "j"))).followers())
                .containsExactly(new Change("dependant", "wait_dependencies", "pending"));
    }

    private static JobAction action(String name, List<JobTarget> targets) {
        return switch (name) {
            case "requeue" -> new JobAction.Requeue(targets);
            case "cancel" -> new JobAction.Cancel(targets, CancelScope.DEPENDANTS);
            default -> new JobAction.SetDone(targets);
        };
    }

    @ParameterizedTest
    @CsvSource({"requeue", "cancel", "done"})
    void a_job_that_changed_in_the_meantime_is_reported_and_not_overwritten(String name) {
        table.add("moved", "started", null, List.of(), List.of());
        table.add("still", "failed", null, List.of(), List.of());
        var targets = shown(JobState.FAILED, "moved", "still", "gone");
        var before = table.rows();

        var outcome = run(action(name, targets));

        assertThat(outcome.word()).isEqualTo("partly done");
        assertThat(outcome.changes()).extracting(Change::subject).containsExactly("still");
        assertThat(outcome.refused())
                .extracting(Refusal::subject, Refusal::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("moved", "started"),
                        org.assertj.core.groups.Tuple.tuple("gone", "gone"));
        assertThat(changes(before, "moved")).isEmpty();
    }

    @Test
    void a_job_that_was_chosen_in_another_channel_is_left_alone() {
        for (var uuid : List.of("moved", "still")) {
            table.add(uuid, "failed", null, List.of(), List.of());
        }
        var ids = ids();
        var before = table.rows();

        var outcome = run(new JobAction.Cancel(
                List.of(
                        new JobTarget(ids.get("moved"), "moved", JobState.FAILED, "root.mail"),
                        new JobTarget(ids.get("still"), "still", JobState.FAILED, "root.sale")),
                CancelScope.DEPENDANTS));

        assertThat(outcome.changes()).extracting(Change::subject).containsExactly("still");
        assertThat(outcome.refused())
                .extracting(Refusal::reason)
                .containsExactly("It was moved from root.mail to root.sale in the meantime.");
        assertThat(changes(before, "moved")).isEmpty();
    }

    private Map<String, Long> ids() {
        var ids = new LinkedHashMap<String, Long>();
        sql.list("read the ids", "SELECT id, uuid FROM queue_job", row -> ids.put(row.getString(2), row.getLong(1)));
        return ids;
    }

    @Test
    void a_uuid_that_two_rows_have_names_neither_of_them() {
        table.add("twice", "failed", null, List.of(), List.of());
        table.add("twice", "done", null, List.of(), List.of());

        var outcome = run(new JobAction.Requeue(shown(JobState.FAILED, "twice")));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.refused())
                .extracting(Refusal::reason)
                .singleElement()
                .asString()
                .contains("2 rows have this uuid, so it does not say which of them is meant");
        assertThat(states()).containsExactly("failed", "done");
    }

    @Test
    void of_two_rows_with_one_uuid_and_one_state_only_the_one_that_was_pointed_at_changes() {
        table.add("twice", "failed", null, List.of(), List.of());
        table.add("twice", "failed", null, List.of(), List.of());

        for (var action : List.of(
                new JobAction.Requeue(byId("twice", JobState.FAILED)),
                new JobAction.SetDone(byId("twice", JobState.PENDING)),
                (JobAction) ColumnKind.PRIORITY.to("3").on(byId("twice", JobState.FAILED)))) {
            run(action);
        }

        assertThat(states()).containsExactly("done", "failed");
    }

    @Test
    void a_row_without_a_uuid_and_a_row_whose_uuid_has_changed_are_left_alone() {
        table.add("none", "failed", null, List.of(), List.of());
        table.add("", "failed", null, List.of(), List.of());
        var targets = byId("none", JobState.FAILED);
        sql.execute("as some databases have it", "ALTER TABLE queue_job ALTER uuid DROP NOT NULL");
        table.set("none", "uuid = NULL");

        var asNull = run(new JobAction.Requeue(targets.stream()
                .map(target -> new JobTarget(target.id(), "", JobState.FAILED))
                .toList()));
        var asOther = run(new JobAction.Requeue(targets));

        assertThat(asNull.refused()).extracting(Refusal::reason).containsExactly(TargetRows.NO_UUID);
        assertThat(asNull.refused())
                .extracting(Refusal::subject)
                .containsExactly("row " + targets.getFirst().id());
        assertThat(asOther.refused()).extracting(Refusal::state).containsExactly("gone");
        assertThat(states()).containsExactly("failed", "failed");
    }

    @Test
    void the_operators_name_is_stored_as_it_is() {
        var name = "o'{queue_job}\\?";
        table.add("j", "failed", null, List.of(), List.of());

        acting.transaction(
                "act",
                sql -> new JobOperationCommands(CapabilityQueries.read(sql), name)
                        .run(sql, new JobAction.SetDone(shown(JobState.FAILED, "j"))));

        assertThat(table.rows().get("j")).containsEntry("result", "Manually set to done by " + name);
    }

    private List<String> states() {
        return sql.list("read", "SELECT state FROM queue_job ORDER BY id", row -> row.getString(1));
    }

    /// The first row with that uuid, as a list of jobs points at it.
    private List<JobTarget> byId(String uuid, JobState shown) {
        return sql.list(
                "read",
                "SELECT min(id) FROM queue_job WHERE uuid = ?",
                row -> new JobTarget(row.getLong(1), uuid, shown),
                uuid);
    }

    @Test
    void the_preview_says_what_the_deed_then_does_and_changes_nothing() {
        three_generations();
        var action = new JobAction.Cancel(shown(JobState.FAILED, "j"), CancelScope.SUBTREE);
        var before = table.rows();

        var preview = watching.use("preview", sql -> commands.preview(sql, action));

        assertThat(table.rows()).isEqualTo(before);
        var outcome = run(action);
        assertThat(preview.changes()).isEqualTo(outcome.changes());
        assertThat(preview.followers()).isEqualTo(outcome.followers());
        assertThat(preview.blocked()).isEqualTo(outcome.blocked());
    }
}
