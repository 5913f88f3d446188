package signalbox.election.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.SameProcess;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// Who may end whose backend, against a real server.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendRightsTest {
    private TestDatabase postgres;

    @BeforeAll
    void open() {
        postgres = TestDatabase.fresh();
    }

    @AfterAll
    void close() {
        postgres.close();
    }

    private Preview previewBy(ConnectionSpec me, ConnectionSpec owner) {
        var name = RunnerConnection.PREFIX + "rights";
        try (var runner = PlainConnection.open(owner, name);
                var own = PlainConnection.open(postgres.superuser(), "test");
                var mine = PlainConnection.open(me, "test")) {
            assertThat(runner.isClosed()).isFalse();
            var seen = RunnerQueries.observe(new Sql(own), me.database()).connections().stream()
                    .filter(connection -> connection.applicationName().equals(name))
                    .findFirst()
                    .orElseThrow();
            return BackendCommands.preview(
                    new Sql(mine), me.database(), TerminateBackend.of(seen), SameProcess.Look.BY_UUID);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> refusals(Preview preview) {
        return preview.refused().stream().map(Refusal::state).toList();
    }

    @Test
    void the_same_role_a_member_and_a_signaller_may_end_it() {
        assertThat(previewBy(postgres.spec(), postgres.spec()).changes()).hasSize(1);
        assertThat(previewBy(postgres.role("in role odoo"), postgres.spec()).changes())
                .hasSize(1);
        assertThat(previewBy(postgres.role("in role pg_signal_backend"), postgres.spec())
                        .refused())
                .isEmpty();
    }

    @Test
    void who_only_watches_may_not() {
        var preview = previewBy(postgres.role("in role pg_read_all_stats"), postgres.spec());

        assertThat(preview.changes()).isEmpty();
        assertThat(refusals(preview)).containsExactly("no right");
        assertThat(preview.refused().getFirst().reason()).contains("may not terminate backends of odoo");
    }

    @Test
    void a_signaller_may_not_end_a_superuser() {
        var preview = previewBy(postgres.role("in role pg_signal_backend"), postgres.superuser());

        assertThat(refusals(preview)).containsExactly("no right");
    }
}
