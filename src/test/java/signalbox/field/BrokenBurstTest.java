package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.NotBegunJobs;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestProcess;

/// A runner that ends or stands still in a burst, at worst between what it enqueues and what it asks for.
@Tag("cluster")
class BrokenBurstTest {
    private static final int JOBS = 220;
    private static final int CAPACITY = 200;
    private static final String CHANNELS = "root:" + CAPACITY;

    private static final Duration TAKES = Duration.ofMillis(50);

    /// A statement that enqueues waits at it.
    private static final String GATE = """
            create function gate() returns trigger language plpgsql as $gate$
            begin
              perform pg_advisory_xact_lock_shared(4711);
              return new;
            end $gate$;
            create trigger gate before update of state on queue_job
              for each row when (new.state = 'enqueued') execute function gate();
            """;

    private static final String AT_GATE =
            "select 1 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted";

    private static final String LATER =
            "update queue_job set date_enqueued = date_enqueued - interval '11 seconds' where state = 'enqueued'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// A leader that meets this while its statement enqueues all it may: the server completes it, and nobody
    /// asks for the jobs.
    private TestProcess burst(Site site, Consumer<TestProcess> fate) {
        return burst(site, SchemeChoice.OLDEST, CAPACITY, fate);
    }

    private TestProcess burst(Site site, SchemeChoice scheme, int capacity, Consumer<TestProcess> fate) {
        var process = site.embeddedAsProcess(folder, scheme, "root:" + capacity);
        await().atMost(GENEROUS).until(() -> process.said("leader, dispatch"));
        site.sql.execute("make the gate", GATE);
        site.sql.list("close the gate", "select pg_advisory_lock(4711)", row -> true);
        site.addJobs(moreThan(capacity));
        await().atMost(GENEROUS)
                .until(() -> site.sql.first("look", AT_GATE, row -> true).isPresent());
        fate.accept(process);
        site.sql.list("open the gate", "select pg_advisory_unlock(4711)", row -> true);
        await().atMost(GENEROUS).until(() -> site.jobs.inState("enqueued").size() == capacity);
        assertThat(site.odoo.requested()).isEmpty();
        return process;
    }

    /// So many that some have to wait.
    private static int moreThan(int capacity) {
        return capacity == CAPACITY ? JOBS : 30;
    }

    private static void awaitNoRunner(Site site) {
        await().atMost(GENEROUS).until(() -> site.seen().succession().isEmpty());
    }

    @Test
    void the_late_requests_of_a_runner_that_was_stopped_start_no_job_twice() {
        try (var site = new Site(Schema.FULL, JOBS, TAKES)) {
            var process = burst(site, TestProcess::stop);
            awaitNoRunner(site);
            letTimePass(site);

            site.embedded(site.database.spec(), SchemeChoice.OLDEST, CHANNELS);
            process.resume();

            site.awaitAllDone();
            await().atMost(GENEROUS).until(() -> process.said("standby 2 of 2"));
            assertThat(site.odoo.requested()).as("late ones too").hasSizeGreaterThan(JOBS);
            assertThat(site.log.startedTwice()).isEmpty();
        }
    }

    @Test
    void a_leader_of_the_field_that_ends_in_a_burst_hands_over_and_no_job_is_run_twice_or_lost() {
        try (var site = new Site(Schema.FULL, JOBS, TAKES)) {
            site.oldest(site.database.spec(), "root:10");
            var leader = site.awaitRunners(1).getFirst();
            site.embedded(site.database.spec(), SchemeChoice.AUTO, "root:10");
            var next = site.awaitRunners(2).getLast();
            site.addJobs(JOBS);
            await().atMost(GENEROUS).until(() -> site.odoo.requested().size() >= JOBS / 4);

            BackendCommands.run(site.sql, site.database.spec().database(), TerminateBackend.of(leader));

            site.awaitAllDone();
            assertThat(site.log.enqueuers()).containsExactlyInAnyOrder(leader.pid(), next.pid());
            assertThat(site.log.startedTwice()).isEmpty();
        }
    }

    /// The 10 s after which a job counts as late.
    private static void letTimePass(Site site) {
        site.sql.update("let time pass", LATER);
    }

    @Test
    void where_workers_hold_a_lock_the_next_runner_recovers_what_nobody_started() {
        try (var site = new Site(Schema.FULL, JOBS, TAKES)) {
            burst(site, TestProcess::close);
            awaitNoRunner(site);
            letTimePass(site);

            site.embedded(site.database.spec(), SchemeChoice.OLDEST, CHANNELS);

            site.awaitAllDone();
            assertThat(site.log.startedTwice()).isEmpty();
            assertThat(site.jobs.inState("done")).hasSize(JOBS);
        }
    }

    /// As seen with a real Odoo 16.0: 4 jobs hold all slots, 26 due ones wait for ever.
    @ParameterizedTest
    @EnumSource(names = {"OLDEST", "ADVISORY"})
    void where_they_do_not_the_next_runner_asks_again_for_what_holds_the_slots_and_none_is_left_behind(
            SchemeChoice scheme) {
        try (var site = new Site(Schema.WITHOUT_LOCK, JOBS, TAKES)) {
            burst(site, scheme, 4, TestProcess::close);
            awaitNoRunner(site);

            var next = site.embedded(site.database.spec(), scheme, "root:4");

            site.awaitAllDone();
            assertThat(site.jobs.inState("done")).hasSize(moreThan(4));
            assertThat(site.log.startedTwice()).isEmpty();
            assertThat(site.odoo.requested()).as("each once").hasSize(moreThan(4));
            assertThat(next.stuck()).isEqualTo(NotBegunJobs.NONE);
        }
    }

    @Test
    void what_a_killed_runner_of_the_field_leaves_behind_is_asked_for_again() {
        try (var site = new Site(Schema.WITHOUT_LOCK, JOBS, TAKES)) {
            var leader = site.oldestAsProcess(folder, "root:4");
            site.awaitRunners(1);
            site.addJobs(60);
            await().atMost(GENEROUS).until(() -> site.odoo.requested().size() >= 8);
            site.sql.execute("make the gate", GATE);
            site.sql.list("close the gate", "select pg_advisory_lock(4711)", row -> true);
            await().atMost(GENEROUS)
                    .until(() -> site.sql.first("look", AT_GATE, row -> true).isPresent());
            leader.close();
            site.sql.list("open the gate", "select pg_advisory_unlock(4711)", row -> true);
            awaitNoRunner(site);
            assertThat(site.jobs.inState("enqueued")).isNotEmpty();

            site.embedded(site.database.spec(), SchemeChoice.OLDEST, "root:4");

            site.awaitAllDone();
            assertThat(site.jobs.inState("done")).hasSize(60);
            assertThat(site.log.startedTwice()).isEmpty();
        }
    }

    @Test
    void what_was_enqueued_long_ago_is_reported_too() {
        try (var site = new Site(Schema.WITHOUT_LOCK, JOBS, TAKES)) {
            site.sql.update("leave some", """
                    insert into queue_job (uuid, state, priority, date_created, date_enqueued)
                    select 'left' || n, 'enqueued', 10, now() at time zone 'utc',
                           (now() at time zone 'utc') - interval '1 hour' from generate_series(1, 4) n
                    """);

            site.sql.execute("let no worker begin one yet", "begin");
            site.sql.list("hold the rows", "select 1 from queue_job for update", row -> true);

            var process = site.embeddedAsProcess(folder, "root:4");

            await().atMost(GENEROUS).until(() -> process.said("4 enqueued jobs are not begun"));
            site.sql.execute("let them begin", "commit");
            await().atMost(GENEROUS).until(() -> site.jobs.inState("done").size() == 4);
            assertThat(process.said()).anyMatch(line -> line.contains("The runner asks again for each of them"));
        }
    }
}
