package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.audit.AuditLog;
import signalbox.postgres.Sql;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendPeriod;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendReadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("odoo"));

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    @Test
    void an_open_job_that_is_older_than_the_rows_that_are_read_is_counted_from_memory() {
        sql.execute("add jobs", """
                alter table queue_job disable trigger user;
                insert into queue_job (uuid, state, channel, model_name, method_name, date_created, date_started)
                values ('waits', 'pending', 'root.old', 'res.partner', 'touch', now() at time zone 'utc' - interval '3 h', null),
                       ('failed', 'failed', 'root.old', 'res.partner', 'touch', now() at time zone 'utc' - interval '3 h',
                        now() at time zone 'utc' - interval '10 min'),
                       ('done', 'done', 'root.old', 'res.partner', 'touch', now() at time zone 'utc' - interval '3 h',
                        now() at time zone 'utc' - interval '10 min');
                insert into queue_job (uuid, state, channel, date_created, date_started, date_done)
                select 'new' || n, 'done', 'root.new', at, at, at
                  from (select n, now() at time zone 'utc' - interval '30 min' as at from generate_series(1, 20000) n) as jobs;
                alter table queue_job enable trigger user;
                """);
        try (var session = session()) {
            session.start();
            await().atMost(LIMIT)
                    .until(() -> session.monitor().openJobs().isPresent()
                            && session.monitor().newest().snapshot() != null);

            var reading = session.reads().trends(TrendPeriod.HOUR);

            var old = reading.table().of(new TrendKey.OfChannel("root.old")).orElseThrow();
            assertThat(old.total().failed()).isEqualTo(1);
            assertThat(old.total().done()).isZero();
            assertThat(Objects.requireNonNull(old.oldest())).isBetween(Duration.ofHours(3), Duration.ofMinutes(185));
            assertThat(reading.coverage().notes().getFirst()).endsWith("count only while they are open.");
            assertThat(reading.table().all().total().done()).isEqualTo(20_000);
        }
    }

    private Session session() {
        var spec = postgres.spec();
        var profile = TestProfiles.of("test", spec, Environment.DEVELOPMENT);
        var audit = new AuditLog(AppFolders.below(folder).auditFile());
        return new Session(new Destination(profile, spec), audit, InstantSource.system(), null);
    }
}
