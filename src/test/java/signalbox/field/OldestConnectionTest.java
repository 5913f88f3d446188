package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.Anomaly;
import signalbox.election.Anomaly.Code;
import signalbox.election.Leadership;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerException;
import signalbox.testing.TestDatabase.Schema;

/// Where the election by the oldest connection fails, though every runner keeps to it.
@Tag("pg")
class OldestConnectionTest {
    private static final int JOBS = 400;
    private static final String CHANNELS = "root:60";
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private final Site site = new Site(Schema.WITHOUT_LOCK, 2 * JOBS, Duration.ofMillis(300));

    @AfterEach
    void close() {
        site.close();
    }

    private static Anomaly named(Leadership seen, Code code) {
        return seen.anomalies().stream()
                .filter(anomaly -> anomaly.code() == code)
                .findFirst()
                .orElseThrow();
    }

    /// Two roles of which neither is a member of the other, with a runner each that leads.
    private List<ConnectionSpec> startUnderTwoRoles() {
        var mayWork = "in role pg_read_all_data, pg_write_all_data";
        var roles = List.of(site.database.role(mayWork), site.database.role(mayWork));
        var runners = roles.stream().map(role -> site.oldest(role, CHANNELS)).toList();
        await().atMost(GENEROUS).until(() -> runners.stream().allMatch(FieldRunner::hasLed));
        return roles;
    }

    @Test
    void under_two_roles_both_lead_and_run_jobs_twice_and_are_named() {
        startUnderTwoRoles();
        var seen = site.seenBy(site.database.superuser());

        site.addJobs(JOBS);
        site.awaitAllDone();

        assertThat(site.log.startedTwice()).isNotEmpty();
        assertThat(seen.leader()).isNull();
        assertThat(named(seen, Code.SEVERAL_LEADERS).pids())
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(site.log.enqueuers());
    }

    @Test
    void each_of_two_roles_is_told_what_it_cannot_see_and_the_embedded_runner_refuses() {
        for (var role : startUnderTwoRoles()) {
            var seen = site.seenBy(role);

            assertThat(seen.leader()).isNull();
            assertThat(named(seen, Code.HIDDEN_START).pids()).as("the other's").hasSize(1);
            assertThatThrownBy(() -> site.embedded(role, SchemeChoice.AUTO, CHANNELS))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("backend_start is hidden");
        }
    }

    @Test
    void with_the_enqueue_guard_two_leaders_run_each_job_once() {
        EnqueueGuard.run(site.sql, new EnqueueGuard.Install());
        startUnderTwoRoles();

        site.addJobs(JOBS);
        site.awaitAllDone();

        assertThat(site.log.startedTwice()).isEmpty();
        assertThat(site.log.enqueuers()).hasSize(2);
    }

    @Test
    void the_jobs_of_a_database_wait_while_a_runner_of_another_leads_which_is_named() {
        try (var other = new Site(Schema.WITHOUT_LOCK, JOBS, Duration.ofMillis(10))) {
            var leader = other.oldest(other.database.spec(), CHANNELS);
            await().atMost(GENEROUS).until(leader::hasLed);
            site.oldest(site.database.spec(), CHANNELS);
            site.awaitRunners(2);

            site.addJobs(5);
            other.addJobs(5);
            other.awaitAllDone();
            await().during(A_WHILE).until(() -> site.jobs.inState("pending").size() == 5);

            var seen = site.seen();
            assertThat(Objects.requireNonNull(seen.leader()).database())
                    .isEqualTo(other.database.spec().database());
            assertThat(named(seen, Code.OTHER_DATABASE_LEADS).pids()).containsExactlyElementsOf(other.log.enqueuers());
            assertThat(other.seen().anomalies()).isEmpty();

            leader.close();
            site.awaitAllDone();
        }
    }
}
