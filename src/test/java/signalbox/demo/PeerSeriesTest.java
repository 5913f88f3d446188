package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.testing.PeerSeries;

/// The embedded runner among Odoo's.
@Tag("pg")
class PeerSeriesTest {
    private static final int ROUNDS = 3;

    @Test
    void takes_over_from_a_worker_and_hands_back_without_losing_or_starting_a_job_twice(@TempDir Path folder)
            throws Exception {
        Binaries.shareWith(folder);
        try (var series = new PeerSeries(folder)) {
            var verdict = series.run(ROUNDS, _ -> {});

            assertThat(verdict.created()).isGreaterThan(ROUNDS * 10);
            assertThat(verdict.lost()).isEmpty();
            assertThat(verdict.startedTwice()).isEmpty();
            assertThat(verdict.completed()).isEqualTo(verdict.created());
        } finally {
            Binaries.unshare(folder);
        }
    }
}
