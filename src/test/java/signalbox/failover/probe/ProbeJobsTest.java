package signalbox.failover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;

@Tag("pg")
class ProbeJobsTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Connection worker = postgres.open("worker");
    private final Connection hand = PlainConnection.open(postgres.spec(), "signalbox", StatementLimits.DRILLING);
    private final Sql sql = new Sql(hand);

    @AfterEach
    void close() throws SQLException {
        worker.close();
        hand.close();
        postgres.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from queue_job where uuid = ? for update",
                "select 1 from queue_job_lock where queue_job_id = (select id from queue_job where uuid = ?) for update"
            })
    @Timeout(10)
    void a_probe_that_a_worker_holds_is_named_and_the_others_are_removed(String hold) throws SQLException {
        var uuids = ProbeJobs.add(sql, 5);
        sql.update("lock", "insert into {queue_job_lock} (queue_job_id) select id from {queue_job}");
        worker.setAutoCommit(false);
        new Sql(worker).list("hold", hold, row -> row.getInt(1), uuids.get(2));

        assertThat(ProbeJobs.remove(sql, soon())).isEqualTo(new LeftProbes(List.of(uuids.get(2)), List.of(), ""));

        worker.rollback();
        assertThat(ProbeJobs.remove(sql, soon()).areNone()).isTrue();
        assertThat(ProbeJobs.open(sql, uuids)).isZero();
    }

    @Test
    void which_probes_of_an_earlier_drill_a_worker_holds_is_told_from_which_cannot_be_deleted() throws SQLException {
        var uuids = ProbeJobs.add(sql, 3);
        new Sql(worker)
                .execute(
                        "keep one",
                        "create function keep() returns trigger language plpgsql as"
                                + " 'begin if old.uuid = tg_argv[0] then return null; end if; return old; end';"
                                + " create trigger keep before delete on queue_job for each row execute function keep('"
                                + uuids.get(1) + "')");
        worker.setAutoCommit(false);
        new Sql(worker)
                .list("hold", "select 1 from queue_job where uuid = ? for update", row -> row.getInt(1), uuids.get(2));
        hand.setAutoCommit(false);

        assertThat(ProbeJobs.removeLeft(sql))
                .isEqualTo(new ProbeJobs.Removal(
                        1,
                        2,
                        "a worker holds " + uuids.get(2) + "; deleting has no effect on " + uuids.get(1)
                                + " (what may prevent it: trigger keep)"));
        hand.commit();
        worker.rollback();
    }

    @Test
    void without_time_all_that_may_be_held_are_named() throws SQLException {
        var uuids = ProbeJobs.add(sql, 3);
        worker.setAutoCommit(false);
        new Sql(worker).list("hold", "select 1 from queue_job limit 1 for update", row -> row.getInt(1));

        assertThat(ProbeJobs.remove(sql, Deadline.now()).held()).hasSameElementsAs(uuids);
        worker.rollback();
    }
}
