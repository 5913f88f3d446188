package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.audit.AuditLog;
import signalbox.live.page.JobLine;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionExportsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<JobCsvColumn> COLUMNS = List.of(JobCsvColumn.of("uuid"), JobCsvColumn.of("priority"));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("odoo"));

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void add() {
        sql.update("add jobs", """
                INSERT INTO queue_job (uuid, state, channel, priority, name, date_created)
                SELECT 'u' || n, CASE WHEN n % 5 = 0 THEN 'done' ELSE 'pending' END, 'root.mail', n % 7, 'Job ' || n,
                       now() at time zone 'utc'
                  FROM generate_series(1, 4000) AS n
                """);
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private Session opened() {
        var profile = TestProfiles.of("test", postgres.spec(), Environment.DEVELOPMENT, false);
        return new Session(
                new Destination(profile, postgres.spec()),
                new AuditLog(AppFolders.below(folder).auditFile()),
                InstantSource.system(),
                null);
    }

    private Session watching() {
        var session = opened();
        session.start();
        await().atMost(LIMIT)
                .ignoreException(PostgresException.class)
                .until(() -> session.reads().line(open(), JobOrder.NEWEST).isPresent());
        return session;
    }

    private static JobFilter open() {
        return JobFilter.ALL.withStates(Set.of(JobState.PENDING));
    }

    private List<String> stored(String condition, String order) {
        return sql.list(
                "list jobs",
                "SELECT uuid || ',' || priority FROM queue_job WHERE " + condition + " ORDER BY " + order,
                row -> row.getString(1));
    }

    private List<String> exported(Session session, JobFilter filter, JobOrder order) throws Exception {
        var file = folder.resolve("jobs.csv");
        var export = session.reads().exports().begin(new JobListing(filter, order), COLUMNS, file);
        var count = export.write();
        var lines = Files.readAllLines(file);
        assertThat(count).isEqualTo(lines.size() - 1);
        assertThat(lines.getFirst()).isEqualTo("uuid,priority");
        return lines.subList(1, lines.size());
    }

    /// Open jobs come from memory, the others by pages of the table.
    @Test
    void all_that_match_are_written_in_the_order_of_the_list() throws Exception {
        try (var session = watching()) {
            assertThat(exported(session, open(), JobOrder.PRIORITY))
                    .isEqualTo(stored("state = 'pending'", "priority, id"));
            assertThat(exported(session, JobFilter.ALL, JobOrder.NEWEST)).isEqualTo(stored("true", "id DESC"));
            assertThat(exported(session, JobFilter.ALL.withText("Job 12"), JobOrder.OLDEST))
                    .isEqualTo(stored("name LIKE 'Job 12%'", "id"))
                    .hasSizeGreaterThan(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"PRIORITY, 'priority, id'", "NEWEST, id DESC"})
    void it_is_the_same_without_memory(JobOrder order, String by) throws Exception {
        try (var session = opened()) {
            session.connect();
            assertThat(session.reads().line(open(), order).map(JobLine::size)).isEmpty();
            assertThat(exported(session, open(), order)).isEqualTo(stored("state = 'pending'", by));
        }
    }

    @Test
    void there_is_one_at_a_time_and_it_is_cancelled_when_the_session_ends() throws Exception {
        var file = folder.resolve("jobs.csv");
        var session = opened();
        session.connect();
        sql.connection().setAutoCommit(false);
        sql.execute("hold it up", "LOCK TABLE queue_job IN ACCESS EXCLUSIVE MODE");
        var exports = session.reads().exports();
        var export = exports.begin(new JobListing(JobFilter.ALL, JobOrder.NEWEST), COLUMNS, file);
        assertThat(exports.running()).contains(export);
        assertThatThrownBy(() -> exports.begin(new JobListing(JobFilter.ALL, JobOrder.NEWEST), COLUMNS, file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("One export at a time");
        try {
            var writing = CompletableFuture.supplyAsync(export::write);
            await().atMost(LIMIT).until(() -> {
                try (var files = Files.list(folder)) {
                    return files.anyMatch(each -> each.toString().endsWith(".new"));
                }
            });

            session.close();

            assertThat(writing).failsWithin(LIMIT);
            assertThat(exports.running()).isEmpty();
            try (var files = Files.list(folder)) {
                assertThat(files.filter(each -> each.toString().contains("jobs.csv")))
                        .isEmpty();
            }
        } finally {
            sql.connection().rollback();
            sql.connection().setAutoCommit(true);
        }
    }

    @Test
    void cancelled_before_it_begins_it_writes_nothing() throws Exception {
        try (var session = opened()) {
            session.connect();
            var file = folder.resolve("never.csv");
            var export = session.reads().exports().begin(new JobListing(JobFilter.ALL, JobOrder.NEWEST), COLUMNS, file);
            export.cancel();
            assertThatThrownBy(export::write).isInstanceOf(CancellationException.class);
            assertThat(file).doesNotExist();
        }
    }
}
