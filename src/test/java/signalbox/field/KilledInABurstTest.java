package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.runner.EmbeddedRunner.Scheme;
import signalbox.testing.TestDatabase.Schema;

/// A runner that is killed between the commit of its enqueueing and its requests.
@Tag("cluster")
class KilledInABurstTest {
    private static final int JOBS = 220;
    private static final String CHANNELS = "root:200";
    private static final Duration TAKES = Duration.ofMillis(50);
    private static final String LATER =
            "update queue_job set date_enqueued = date_enqueued - interval '11 seconds' where state = 'enqueued'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Kills the leader at its first request; answers the jobs that nobody was asked to perform.
    private List<String> killInABurst(Site site) {
        var process = site.embeddedAsProcess(folder, CHANNELS);
        site.odoo.whenAsked(_ -> process.kill());
        await().atMost(GENEROUS).until(() -> process.said("leader, dispatch"));
        site.addJobs(JOBS);
        await().atMost(GENEROUS).until(() -> !site.odoo.requested().isEmpty());
        process.close();
        await().atMost(GENEROUS)
                .during(Duration.ofMillis(300))
                .until(() -> site.odoo.isIdle() && site.seen().succession().isEmpty());
        return site.jobs.inState("enqueued");
    }

    /// The 10 s after which a job counts as late.
    private static void letTimePass(Site site) {
        site.sql.update("let time pass", LATER);
    }

    @Test
    void where_workers_hold_a_lock_the_next_runner_recovers_what_nobody_started() {
        try (var site = new Site(Schema.FULL, JOBS, TAKES)) {
            assertThat(killInABurst(site)).isNotEmpty();
            letTimePass(site);

            site.embedded(site.database.spec(), Scheme.OLDEST, CHANNELS);

            site.awaitAllDone();
            assertThat(site.log.performedTwice()).isEmpty();
            assertThat(site.jobs.inState("done")).hasSize(JOBS);
        }
    }

    @Test
    void where_they_do_not_the_next_runner_only_tells_of_it() {
        try (var site = new Site(Schema.WITHOUT_LOCK, JOBS, TAKES)) {
            var left = killInABurst(site);
            assertThat(left).isNotEmpty();
            letTimePass(site);

            var next = site.embedded(site.database.spec(), Scheme.OLDEST, CHANNELS);

            await().atMost(GENEROUS).until(() -> next.stuck().count() == left.size());
            assertThat(next.stuck().oldest()).isBefore(Instant.now().minusSeconds(10));
            await().atMost(GENEROUS).until(() -> site.log.neverDone().size() == left.size());
            assertThat(site.jobs.inState("enqueued")).isEqualTo(left);
            next.close();

            var spoken = site.embeddedAsProcess(folder, CHANNELS);
            await().atMost(GENEROUS).until(() -> spoken.said("Stuck: " + left.size() + " job"));
        }
    }
}
