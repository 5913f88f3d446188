package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.StatedChannels;
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
            var runner = new RunnerJobQueries(sql).open();
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

            var inForce = ChannelsInForce.of(StoredChannels.NONE, StatedChannels.ofProfile("root:100"));
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
}
