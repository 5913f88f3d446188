package signalbox.queue.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.postgres.Database;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.trend.TrendCoverage.OlderJobs;
import signalbox.queue.trend.TrendQueries.ReadCells;
import signalbox.queue.trend.TrendReading.OlderOpenJobs;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendQueriesTest {
    private static final String FILL = """
            insert into queue_job (uuid, state, channel, name, model_name, method_name, func_string, date_created, eta,
                                   date_started, date_done, exec_time)
            select 'job' || n, (array['done', 'done', 'done', 'failed', 'pending', 'started', 'cancelled',
                                      'wait_dependencies', 'enqueued'])[1 + n % 9],
                   (array['root.mail', 'mail', null, 'root.sale'])[1 + n % 4], 'A job', 'res.partner',
                   'method_' || n % 5, 'f()', at, case when n % 6 = 0 then at + interval '3 min' end,
                   case when n % 11 > 0 then at + make_interval(secs => n % 700 - 40) end,
                   case when n % 13 > 0 then at + make_interval(secs => n % 700 + n % 90) end,
                   case when n % 7 > 0 then n % 90 + 0.5 end
              from (select n, date_trunc('milliseconds', now() at time zone 'utc')
                           - make_interval(secs => (3000 - n) * 1.5) as at
                      from generate_series(1, 3000) n) as jobs
            """;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        sql.execute("start with no jobs", "truncate queue_job cascade");
        sql.execute("keep the trigger quiet", "alter table queue_job disable trigger user");
    }

    private void add(String columns, String values) {
        sql.execute(
                "add a job",
                "insert into queue_job (uuid, channel, name, model_name, method_name, func_string, " + columns + ")"
                        + " select 'x' || nextval('queue_job_id_seq'), 'root.mail', 'A job', 'mail.mail', 'send', 'f()', "
                        + values.replace("now", "date_trunc('seconds', now() at time zone 'utc')"));
    }

    /// With sessions as the console has them: they cannot write.
    private <T> T watching(Function<Sql, T> work) {
        try (var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            return database.transaction("read the trends", work);
        }
    }

    private TrendReading read(TrendPeriod period, int mostRows) {
        return watching(session -> {
            var capabilities = CapabilityQueries.read(session);
            var axis = TrendAxis.of(period, ServerClock.atTransactionStart(session));
            var cells = new TrendQueries(capabilities).read(session, axis, mostRows);
            var older = new OlderOpenJobs(OlderJobs.LEFT_OUT, List.of());
            return TrendReading.of(period, axis, cells, older, capabilities.jobTable());
        });
    }

    private TrendReading read() {
        return read(TrendPeriod.HOUR, TrendPeriod.HOUR.mostRows());
    }

    /// Each figure counted by hand in the statement of the test, not by the one that is tested.
    @Test
    void the_figures_are_those_counted_by_hand() {
        add(
                "state, date_created, date_started, date_done, exec_time",
                "'done', now - interval '20 min', now - interval '19 min', now - interval '18 min', 60");
        add(
                "state, date_created, date_started, date_done, exec_time",
                "'done', now - interval '20 min', now - interval '17 min', now - interval '16 min', 20");
        add("state, date_created, date_started", "'failed', now - interval '20 min', now - interval '15 min'");
        add("state, date_created", "'pending', now - interval '30 min'");
        add("state, date_created, eta", "'pending', now - interval '50 min', now + interval '1 h'");

        var total = read().table().all().total();

        assertThat(total.started()).isEqualTo(3);
        assertThat(total.done()).isEqualTo(2);
        assertThat(total.failed()).isEqualTo(1);
        var wait = Objects.requireNonNull(total.waited());
        assertThat(wait.p50()).isEqualTo(Duration.ofMinutes(3));
        assertThat(wait.p95()).isEqualTo(Duration.ofSeconds(288));
        assertThat(wait.max()).isEqualTo(Duration.ofMinutes(5));
        var run = Objects.requireNonNull(total.ran());
        assertThat(run.p50()).isEqualTo(Duration.ofSeconds(40));
        assertThat(run.max()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Objects.requireNonNull(read().table().all().oldest()).toSeconds())
                .isBetween(1800L, 1830L);
    }

    @Test
    void the_server_adds_up_what_the_jobs_alone_add_up_to() {
        sql.execute("add jobs", FILL);
        var rows = jobs();

        var read = watching(session -> {
            var axis = TrendAxis.of(TrendPeriod.HOUR, ServerClock.atTransactionStart(session));
            return new Both(axis, new TrendQueries(CapabilityQueries.read(session)).read(session, axis, 20_000));
        });

        assertThat(TrendTable.of(read.axis(), read.cells().cells()))
                .isEqualTo(TrendTable.of(read.axis(), TrendCells.of(read.axis(), rows)));
        assertThat(TrendTable.of(read.axis(), read.cells().cells())
                        .all()
                        .total()
                        .done())
                .isPositive();
    }

    private record Both(TrendAxis axis, ReadCells cells) {}

    private List<TrendJob> jobs() {
        return sql.list(
                "read all jobs",
                "select * from queue_job",
                row -> new TrendJob(
                        JobState.of(row.getString("state")),
                        Sql.text(row, "channel"),
                        row.getString("model_name"),
                        row.getString("method_name"),
                        Sql.utc(row, "date_created"),
                        Sql.utc(row, "eta"),
                        Sql.utc(row, "date_started"),
                        Sql.utc(row, "date_done"),
                        Sql.real(row, "exec_time")));
    }

    @Test
    void a_job_that_began_before_it_was_due_has_waited_for_no_time() {
        add(
                "state, date_created, date_started, date_done",
                "'done', now - interval '5 min', now - interval '6 min', now - interval '7 min'");

        var total = read().table().all().total();

        assertThat(Objects.requireNonNull(total.waited()).max()).isEqualTo(Duration.ZERO);
        assertThat(Objects.requireNonNull(total.ran()).max()).isEqualTo(Duration.ZERO);
    }

    @Test
    void infinite_and_missing_times_are_left_out() {
        add("state, date_created, date_started, date_done", "'done', '-infinity', 'infinity', 'infinity'");
        add("state, date_created, date_started, date_done, exec_time", "'done', null, null, null, 'NaN'");
        add(
                "state, date_created, date_started, date_done, exec_time",
                "'done', null, now - interval '1 min', now, 'infinity'");

        var total = read().table().all().total();

        assertThat(total.started()).isEqualTo(1);
        assertThat(total.waited()).isNull();
        assertThat(Objects.requireNonNull(total.ran()).max()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void without_columns_the_other_figures_are_there_and_each_missing_one_has_its_reason() {
        add("state, date_created, date_started", "'failed', now - interval '20 min', now - interval '15 min'");
        without(List.of("date_done", "exec_time"), () -> {
            var coverage = read().coverage();
            assertThat(read().table().all().total().failed()).isEqualTo(1);
            assertThat(coverage.why(TrendFigure.DONE))
                    .contains("unknown, because queue_job has no column date_done here");
            assertThat(coverage.why(TrendFigure.RUN)).isPresent();
            assertThat(coverage.why(TrendFigure.WAIT)).isEmpty();
        });
        without(List.of("date_started", "eta"), () -> {
            assertThat(read().coverage().why(TrendFigure.STARTED)).isPresent();
            assertThat(read().coverage().why(TrendFigure.WAIT))
                    .contains("unknown, because queue_job has no column date_started here");
        });
    }

    /// Takes columns away for a while.
    private void without(List<String> columns, Runnable what) {
        columns.forEach(column -> rename(column, column + "_away"));
        try {
            what.run();
        } finally {
            columns.forEach(column -> rename(column + "_away", column));
        }
    }

    private void rename(String column, String other) {
        sql.execute("rename a column", "alter table queue_job rename column " + column + " to " + other);
    }

    @Test
    void of_more_rows_than_are_looked_at_the_newest_count_and_it_is_known_since_when() {
        sql.execute("add jobs", FILL);

        var reading = read(TrendPeriod.HOUR, 1_000);

        assertThat(reading.rows()).isEqualTo(1_000);
        var since = Objects.requireNonNull(reading.coverage().knownSince());
        assertThat(Duration.between(since, reading.axis().now()).toSeconds()).isBetween(1_490L, 1_530L);
        assertThat(reading.coverage().notes().getFirst())
                .startsWith("Read from the newest 1,000 jobs. Those created before ")
                .endsWith(" are left out.");
    }

    @Test
    void a_table_that_forgets_says_since_when_it_knows() {
        add("state, date_created, date_started", "'started', now - interval '2 h', now - interval '2 h'");

        assertThat(read().coverage().knownSince()).isNull();
        assertThat(read(TrendPeriod.DAY, 1_000).coverage().notes().getFirst())
                .startsWith("The oldest job of the table was created at ");
    }

    @Test
    void two_hundred_thousand_rows_are_read_within_the_bound_and_no_more() {
        sql.execute("add jobs", FILL.replace("3000", "250000").replace("* 1.5", "* 2"));
        sql.execute("gather the statistics", "vacuum analyze queue_job");
        var begun = System.nanoTime();

        var reading = read(TrendPeriod.WEEK, TrendPeriod.WEEK.mostRows());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TrendQueries.LIMIT);
        assertThat(reading.rows()).isEqualTo(TrendPeriod.WEEK.mostRows());
        assertThat(reading.table().all().total().started()).isPositive();
    }

    @Test
    void a_server_that_takes_too_long_is_a_time_out_and_the_session_keeps_its_own_limit() {
        sql.execute("add jobs", FILL);
        try (var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            assertThatThrownBy(() -> database.<Object>transaction("read the trends", session -> {
                        var capabilities = CapabilityQueries.read(session);
                        var axis = TrendAxis.of(TrendPeriod.HOUR, ServerClock.atTransactionStart(session));
                        new TrendQueries(capabilities).read(session, axis, 20_000);
                        return session.list("sleep", "select pg_sleep(60)", row -> 1);
                    }))
                    .isInstanceOfSatisfying(
                            PostgresException.class,
                            e -> assertThat(e.kind()).isEqualTo(PostgresException.Kind.TIMED_OUT));
            assertThat(database.<String>use(
                            "read the limit",
                            session -> session.first("read", "show statement_timeout", row -> row.getString(1))
                                    .orElseThrow()))
                    .isEqualTo("2s");
        }
    }
}
