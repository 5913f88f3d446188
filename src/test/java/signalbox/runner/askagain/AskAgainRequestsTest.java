package signalbox.runner.askagain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.OddTarget;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;

@Tag("pg")
class AskAgainRequestsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    @Test
    void an_interrupted_round_says_that_some_jobs_may_have_been_asked_for() throws Exception {
        try (var postgres = TestDatabase.fresh(Schema.WITHOUT_LOCK);
                var database = Database.acting(postgres.spec(), StatementLimits.ACTING);
                var slow = OddTarget.stalling("200 OK")) {
            var sql = new Sql(postgres.open("test"));
            new TestJobs(sql).add("left", "enqueued", null, 10);
            sql.update("enqueue", "update queue_job set date_enqueued = now() at time zone 'utc' - interval '1 min'");
            var commands = new AskAgainRequests(database.use("look", CapabilityQueries::read));
            var target = new RunjobEndpoint("http", "127.0.0.1", slow.port());
            var fault = new CompletableFuture<Throwable>();
            var round = Thread.ofVirtual().start(() -> {
                try {
                    commands.run(database, new AskAgain(List.of("left"), target, "this test"));
                    fault.complete(new AssertionError("It was not interrupted."));
                } catch (RuntimeException e) {
                    fault.complete(e);
                }
            });
            await().atMost(GENEROUS).until(() -> slow.asked() > 0);

            round.interrupt();

            assertThat(fault.get(GENEROUS.toSeconds(), TimeUnit.SECONDS))
                    .hasMessage("Asking for jobs was interrupted: some may have been asked for. Look at them before you"
                            + " ask again.");
            sql.connection().close();
        }
    }
}
