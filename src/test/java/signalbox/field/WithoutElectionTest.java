package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.election.Anomaly;
import signalbox.election.Scheme;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.RunnerException;
import signalbox.runner.RunnerState;
import signalbox.testing.TestDatabase.Schema;

/// Several runners of releases before 2025 on one database.
@Tag("pg")
class WithoutElectionTest {
    private static final int JOBS = 400;
    private static final String CHANNELS = "root:60";

    private static final String CATALOGUE = """
            select 'trigger ' || tgname || ' ' || pg_get_triggerdef(oid) from pg_trigger
            union all
            select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
            union all
            select 'relation ' || relkind::text || ' ' || relname || ' ' || coalesce(relacl::text, '') from pg_class
             where relnamespace = 'public'::regnamespace
            union all
            select 'column ' || c.relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
              from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
             order by 1
            """;

    private final Site site = new Site(Schema.WITHOUT_LOCK, 2 * JOBS, Duration.ofMillis(300));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    private void startTwo() {
        site.plain(4001, CHANNELS);
        site.plain(4002, CHANNELS);
        site.awaitRunners(2);
    }

    private List<String> catalogue() {
        return site.sql.list("list what there is", CATALOGUE, row -> row.getString(1));
    }

    @Test
    void two_run_jobs_twice_and_are_named() {
        startTwo();
        var seen = site.seen();
        var json = site.runnersAsJson(folder);

        site.addJobs(JOBS);
        site.awaitAllDone();

        assertThat(site.log.startedTwice()).isNotEmpty();
        assertThat(site.log.enqueuers()).hasSize(2);
        assertThat(seen.scheme()).isEqualTo(Scheme.NONE);
        assertThat(seen.leader()).isNull();
        assertThat(seen.succession()).hasSize(2).allMatch(candidate -> candidate.leads());
        assertThat(seen.anomalies()).extracting(Anomaly::code).containsExactly(Anomaly.Code.NO_ELECTION);
        assertThat(seen.suspects()).isEqualTo(site.log.enqueuers());
        assertThat(json.get("scheme").asString()).isEqualTo("none");
        assertThat(json.get("leader").isNull()).isTrue();
        assertThat(json.get("runners").size()).isEqualTo(2);
        assertThat(json.at("/anomalies/0/code").asString()).isEqualTo("no-election");
        assertThat(json.at("/anomalies/0/severity").asString()).isEqualTo("critical");
    }

    @Test
    void with_the_enqueue_guard_two_run_each_job_once_and_removing_it_leaves_no_trace() {
        var before = catalogue();
        EnqueueGuard.run(site.sql, new EnqueueGuard.Install());
        startTwo();

        site.addJobs(JOBS);
        site.awaitAllDone();

        assertThat(site.log.startedTwice()).isEmpty();
        assertThat(site.jobs.inState("done")).hasSize(JOBS);
        assertThat(Objects.requireNonNull(EnqueueGuard.status(site.sql).dropped()))
                .isPositive();
        EnqueueGuard.run(site.sql, new EnqueueGuard.Remove());
        assertThat(catalogue()).isEqualTo(before);
    }

    @Test
    void the_embedded_runner_refuses_to_start_beside_them() {
        startTwo();

        assertThatThrownBy(() -> site.embedded(site.database.spec(), EmbeddedRunner.SchemeChoice.OLDEST, CHANNELS))
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("work without an election");
        assertThatThrownBy(() -> site.embedded(site.database.spec(), EmbeddedRunner.SchemeChoice.AUTO, CHANNELS))
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("all dispatch");
    }

    @Test
    void the_embedded_runner_stops_when_one_appears_beside_it() {
        site.embedded(site.database.spec(), EmbeddedRunner.SchemeChoice.OLDEST, CHANNELS);
        await().atMost(GENEROUS).until(() -> site.embeddedReached(RunnerState.Leading.class));

        site.plain(4001, CHANNELS);

        await().atMost(GENEROUS)
                .until(() -> site.embeddedStates.stream()
                        .anyMatch(state -> state instanceof RunnerState.Stopped(var _, var reason, var _)
                                && reason.contains("different schemes")));
    }
}
