package signalbox.queue.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.queue.action.channel.ChannelAction;
import signalbox.queue.action.channel.ChannelCommands;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestDatabase;

/// Row security or a trigger may keep a row as it was, without an error. What was not changed is never called
/// changed.
@Tag("pg")
class KeptRowsTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    /// The statements of others leave rows with this uuid as they are.
    private void keep(String uuid, String body) {
        sql.execute(
                "keep a row",
                "create function keep() returns trigger language plpgsql as $$ begin if old.uuid = '" + uuid + "' then "
                        + body + " end if; return new; end $$;"
                        + " create trigger keep before update on queue_job for each row execute function keep()");
    }

    private static Outcome run(ConnectionSpec spec, JobAction action) {
        try (var acting = Database.acting(spec, StatementLimits.ACTING)) {
            return acting.transaction(
                    "act",
                    sql -> JobOperationCommands.byThisUser(CapabilityQueries.read(sql))
                            .run(sql, action));
        }
    }

    private static List<JobTarget> failed(String... uuids) {
        return List.of(uuids).stream()
                .map(uuid -> new JobTarget(uuid, JobState.FAILED))
                .toList();
    }

    @Test
    void a_trigger_that_drops_the_change_undoes_the_action() {
        table.add("free", "failed", null, List.of(), List.of());
        table.add("kept", "failed", null, List.of(), List.of());
        keep("kept", "return null;");

        assertThatThrownBy(() -> run(postgres.spec(), new JobAction.SetDone(failed("free", "kept"))))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("keeps 1 of 2 rows as it is, first kept")
                .hasMessageContaining("Nothing was changed");
        assertThat(table.rows().values()).extracting(row -> row.get("state")).containsOnly("failed");
    }

    @Test
    void a_trigger_that_writes_another_state_undoes_the_action() {
        table.add("kept", "failed", null, List.of(), List.of());
        keep("kept", "new.state = old.state;");

        assertThatThrownBy(() -> run(postgres.spec(), new JobAction.Requeue(failed("kept"))))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("Row security or a trigger");
    }

    /// After a statement, or at the end of the transaction.
    @ParameterizedTest
    @ValueSource(strings = {"trigger again after update", "constraint trigger again after update"})
    void a_trigger_that_changes_the_row_afterwards_undoes_the_action(String trigger) {
        table.add("changed", "failed", null, List.of(), List.of());
        var deferred = trigger.startsWith("constraint") ? " deferrable initially deferred" : "";
        sql.execute(
                "change a row again",
                "create function again() returns trigger language plpgsql as $$ begin update public.queue_job"
                        + " set state = 'cancelled' where id = new.id and state <> 'cancelled'; return null; end $$;"
                        + " create " + trigger + " on queue_job" + deferred
                        + " for each row execute function again()");

        for (var action : List.of(new JobAction.Requeue(failed("changed")), new JobAction.SetDone(failed("changed")))) {
            assertThatThrownBy(() -> run(postgres.spec(), action))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("a trigger of queue_job changes again what was written to 1 of 1 row")
                    .hasMessageContaining("Nothing was changed");
            assertThat(table.rows().values())
                    .extracting(row -> row.get("state"))
                    .containsOnly("failed");
        }
    }

    @Test
    void a_trigger_that_touches_another_column_afterwards_is_none_of_our_business() {
        table.add("touched", "failed", null, List.of(), List.of());
        sql.execute(
                "touch a row",
                "create function touch() returns trigger language plpgsql as $$ begin update public.queue_job"
                        + " set name = 'touched' where id = new.id and name is distinct from 'touched'; return null;"
                        + " end $$;"
                        + " create trigger touch after update on queue_job for each row execute function touch()");
        var outcome = run(postgres.spec(), new JobAction.Requeue(failed("touched")));
        assertThat(outcome.changes()).containsExactly(new Change("touched", "failed", "pending"));
    }

    @Test
    void row_security_that_lets_a_role_see_and_not_change_undoes_the_action() {
        table.add("kept", "failed", null, List.of(), List.of());
        var role = postgres.role("");
        sql.execute(
                "protect rows",
                "grant select, update on queue_job to " + role.user()
                        + "; alter table queue_job enable row level security;"
                        + " create policy see on queue_job for select using (true);"
                        + " create policy change on queue_job for update using (state <> 'failed')");

        assertThatThrownBy(() -> run(role, new JobAction.Requeue(failed("kept"))))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void a_dependant_that_is_kept_is_left_alone_and_named() {
        table.add("parent", "failed", "g", List.of(), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("parent"), List.of());
        keep("dependant", "return null;");

        var outcome = run(postgres.spec(), new JobAction.SetDone(failed("parent")));

        assertThat(outcome.changes()).containsExactly(new Change("parent", "failed", "done"));
        assertThat(outcome.followers()).isEmpty();
        assertThat(outcome.refused()).extracting(Refusal::subject).containsExactly("dependant");
    }

    @Test
    void a_channel_that_is_kept_is_not_called_paused() {
        sql.execute(
                "keep a channel",
                "alter table queue_job_channel add paused boolean;"
                        + " create function keep() returns trigger language plpgsql as $$ begin return null; end $$;"
                        + " create trigger keep before update on queue_job_channel for each row execute function keep()");
        try (var acting = Database.acting(postgres.spec(), StatementLimits.ACTING)) {
            var outcome = acting.transaction(
                    "act",
                    each -> new ChannelCommands(CapabilityQueries.read(each))
                            .run(each, new ChannelAction.Pause("root")));

            assertThat(outcome.changes()).isEmpty();
            assertThat(outcome.refused().getFirst().reason()).contains("It was left as it is");
        }
    }
}
