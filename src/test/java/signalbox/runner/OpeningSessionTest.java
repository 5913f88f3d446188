package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.Leadership;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.election.FencedOldestConnection;
import signalbox.runner.election.LineNeighbours;
import signalbox.testing.TestDatabase;

/// While a runner's session is being opened, PostgreSQL 18 shows its name, but neither its role nor, to its own role,
/// its start. It is held at that point: opening reads pg_db_role_setting.
@Tag("pg")
class OpeningSessionTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final String LEADER = "jobrunner_leads";
    private static final String COMING = "jobrunner_comes";

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection leader = database.open(LEADER);
    private final Sql sql = new Sql(leader);
    private final Connection gate = PlainConnection.open(database.superuser(), "gate");

    @AfterEach
    void close() throws SQLException {
        leader.close();
        gate.close();
        database.close();
    }

    private CompletableFuture<Connection> opening() throws SQLException {
        gate.setAutoCommit(false);
        new Sql(gate).execute("close the gate", "lock table pg_catalog.pg_db_role_setting in access exclusive mode");
        var opened = CompletableFuture.supplyAsync(() -> database.open(COMING));
        await().atMost(GENEROUS)
                .until(() -> new Sql(gate)
                        .first(
                                "look for one that waits",
                                "select 1 from pg_locks where not granted and relation ="
                                        + " 'pg_catalog.pg_db_role_setting'::regclass",
                                row -> true)
                        .isPresent());
        return opened;
    }

    private Connection opened(CompletableFuture<Connection> opening) throws SQLException {
        gate.rollback();
        return opening.join();
    }

    private FencedOldestConnection election() {
        var election = new FencedOldestConnection(false, LineNeighbours.any());
        election.enter(sql, LEADER);
        return election;
    }

    @Test
    void a_leader_keeps_the_lead_while_another_runner_connects() throws Exception {
        var election = election();
        var opening = opening();

        assertThat(election.leads(sql, LEADER)).isTrue();
        assertThat(election.place(sql, LEADER).orElseThrow().of()).isEqualTo(1);
        try (var _ = opened(opening)) {
            assertThat(election.leads(sql, LEADER)).isTrue();
            assertThat(election.place(sql, LEADER).orElseThrow().of()).isEqualTo(2);
        }
    }

    @Test
    void a_session_that_is_being_opened_is_no_runner_yet() throws Exception {
        var opening = opening();

        var before = Leadership.of(RunnerQueries.observe(sql, database.spec().database()));
        assertThat(before.succession()).hasSize(1);
        assertThat(before.anomalies()).isEmpty();
        assertThat(before.leader()).isNotEqualTo(Optional.empty());
        try (var _ = opened(opening)) {
            assertThat(Leadership.of(RunnerQueries.observe(sql, database.spec().database()))
                            .succession())
                    .hasSize(2);
        }
    }
}
