package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.StoredChannels;
import signalbox.channel.simulation.DispatchOrder;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.channel.BacklogQueries;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.testing.Cases;
import signalbox.testing.TestDatabase;

/// What the runner reads of rows whose times are none, and what the console foretells by its own reading of them.
@Tag("pg")
class RunnerJobQueriesTest {
    private static final Set<Phase> ON_THE_WAY = Set.of(Phase.QUEUED, Phase.RUNNING);

    private static List<JobFacts> onTheWay(List<JobFacts> jobs) {
        return jobs.stream().filter(job -> ON_THE_WAY.contains(job.phase())).toList();
    }

    @Test
    void the_console_reads_the_open_jobs_as_the_runner_does() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var sql = new Sql(connection);
            sql.execute("load the rows", Cases.rows("no-times"));
            var capabilities = CapabilityQueries.read(sql);
            var runner = new ArrayList<JobFacts>();
            new RunnerJobQueries(sql).byCursor(runner::add, () -> {});
            var copied = new ArrayList<JobFacts>();
            new RunnerJobQueries(sql).copied(copied::add, () -> {});
            assertThat(copied).containsExactlyInAnyOrderElementsOf(runner);
            var open = new OpenJobQueries(capabilities).read(sql);

            assertThat(onTheWay(open.jobs())).containsExactlyInAnyOrderElementsOf(onTheWay(runner));
            assertThat(onTheWay(runner)).hasSizeGreaterThan(10);
            assertThat(new BacklogQueries(capabilities)
                            .read(sql).jobs().stream()
                                    .map(job -> job.facts().uuid() + job.facts().dateCreated()))
                    .containsAll(onTheWay(runner).stream()
                            .filter(job -> !job.uuid().startsWith("n-eta"))
                            .map(job -> job.uuid() + job.dateCreated())
                            .toList());

            var inForce = ChannelsInForce.of(StoredChannels.NONE, ConfiguredChannels.ofProfile("root:100"));
            var scheduler = new ChannelScheduler(Objects.requireNonNull(inForce.plan()));
            runner.forEach(scheduler::notify);
            var order = DispatchOrder.of(inForce, open);
            assertThat(order.now())
                    .isEqualTo(scheduler.jobsToRun(open.at()).stream()
                            .map(JobFacts::uuid)
                            .toList())
                    .endsWith("n-created-plus");
            assertThat(order.never()).containsExactlyInAnyOrder("n-eta-plus", "n-eta-far");
        }
    }

    @Test
    void a_backlog_that_takes_longer_than_a_session_may_be_silent_is_read_to_its_end() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var sql = new Sql(connection);
            sql.execute("add jobs", """
                    insert into queue_job (uuid, state) select 'job' || i, 'pending' from generate_series(1, 4001) i
                    """);
            sql.execute("limit the silence", "set idle_session_timeout = 500");
            var taken = new ArrayList<String>();

            RunnerSessionStart.loading(
                    sql,
                    () -> new RunnerJobQueries(sql)
                            .copied(
                                    job -> {
                                        if (taken.size() == 4000) {
                                            LockSupport.parkNanos(
                                                    Duration.ofSeconds(1).toNanos());
                                        }
                                        taken.add(job.uuid());
                                    },
                                    () -> {}));

            assertThat(taken).hasSize(4001).doesNotHaveDuplicates();
            assertThat(sql.first("look", "show idle_session_timeout", row -> row.getString(1)))
                    .contains("5s");
        }
    }
}
