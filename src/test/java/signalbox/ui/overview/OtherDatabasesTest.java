package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.health.Silences;
import signalbox.monitor.Snapshot;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Runners and processes of other databases are not counted and named as this one's.
class OtherDatabasesTest {
    private static final Instant NOW = SampleFeed.NOW;

    private static RunnerConnection of(String database, int pid) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                database,
                "odoo",
                null,
                NOW.minusSeconds(pid),
                "idle",
                NOW,
                "SELECT 1");
    }

    private static Worker process(int pid, String command) {
        return new Worker(
                new HostProcess(pid, 1, "odoo", NOW, command), new ProcessVerdict(ProcessKind.HTTP, List.of(), null));
    }

    private static Snapshot seen() {
        var snapshot = Objects.requireNonNull(SampleFeed.healthy().snapshot());
        var here = snapshot.observation().database();
        var elsewhere = new Observation(NOW, here, List.of(of("other", 5), of("third", 6)), Set.of());
        var listed = List.of(process(11, "odoo-bin -d other"), process(12, "odoo-bin -d third,other"));
        return SampleFeed.with(snapshot, elsewhere, snapshot.history())
                .with(new Workers(NOW, "this machine", listed, Map.of(), null));
    }

    @Test
    void the_head_counts_what_serves_this_database_and_says_what_does_not() {
        var silent = new Silences.SortedFindings(List.of(), List.of());

        assertThat(OverviewContent.of(seen(), "", silent, TimeWindow.HOUR).summary())
                .startsWith("0 runner connections (2 of other databases) · ")
                .contains(" · 0 worker processes (2 of other databases) · ");
    }

    @Test
    void the_successor_is_none_that_has_no_part_in_the_election() {
        assertThat(LeaderContent.of(seen()).next()).isEmpty();
    }
}
