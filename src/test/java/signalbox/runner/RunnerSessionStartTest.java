package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.runner.election.Election;
import signalbox.testing.TestDatabase;

@Tag("pg")
class RunnerSessionStartTest {
    private static final RunnerOptions EMBEDDED =
            RunnerOptions.embedded("root:2", RunnerOptions.Mode.OBSERVE, Duration.ofMillis(100));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    /// One into which nobody comes.
    private static final class ClosedElection implements Election {
        final List<String> settings = new ArrayList<>();
        boolean left;

        @Override
        public String applicationName(UUID uuid) {
            return "jobrunner_refused";
        }

        @Override
        public void enter(Sql own, String applicationName) {
            for (var name : List.of("statement_timeout", "lock_timeout", "search_path")) {
                settings.add(own.first("look", "select current_setting(?)", row -> row.getString(1), name)
                        .orElseThrow());
            }
            own.execute("break", "select no_such_function()");
        }

        @Override
        public void leave(String applicationName) {
            left = true;
        }

        @Override
        public boolean leads(Sql own, String applicationName) {
            return false;
        }
    }

    @Test
    void a_runner_that_cannot_enter_leaves_no_session_that_would_stand_in_line() {
        var election = new ClosedElection();

        assertThatThrownBy(() -> RunnerSessionStart.of(postgres.spec(), EMBEDDED, election, "jobrunner_refused"))
                .hasMessageContaining("no_such_function");

        assertThat(election.left).isTrue();
        await().untilAsserted(() -> assertThat(sql.list(
                        "look",
                        "select pid from pg_stat_activity where application_name = 'jobrunner_refused'",
                        row -> row.getInt(1)))
                .isEmpty());
    }

    @Test
    void its_statements_are_bounded_from_the_first_on() {
        var election = new ClosedElection();

        assertThatThrownBy(() -> RunnerSessionStart.of(postgres.spec(), EMBEDDED, election, "jobrunner_refused"));

        assertThat(election.settings).containsExactly("5s", "1s", "pg_catalog,pg_temp");
    }

    @Test
    void only_reading_the_backlog_may_take_longer() throws Exception {
        try (var connection = postgres.open("jobrunner_x")) {
            var own = new Sql(connection);
            var read = "select current_setting('statement_timeout')";

            var loading = new ArrayList<String>();
            RunnerSessionStart.loading(own, () -> loading.addAll(own.list("look", read, row -> row.getString(1))));

            assertThat(loading).containsExactly("3min");
            assertThat(own.list("look", read, row -> row.getString(1))).containsExactly("5s");
        }
    }
}
