package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;

/// What a list of processes proves of those that are not in it.
class HostCoverageTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final HostProcess GONE = new HostProcess(389, 0, "", NOON, "");

    private static HostCoverage of(Reason reason) {
        return new HostCoverage(NOON, NOON, Map.of(1, new Missing(reason)), Map.of(1, "odoo-12"), Set.of(GONE));
    }

    @Test
    void a_session_whose_process_is_not_told_may_come_from_anywhere() {
        assertThat(of(Reason.NO_SUCH_PROCESS).isWhole()).isTrue();
        assertThat(of(Reason.OTHER_HOST).isWhole()).isFalse();
        assertThat(of(Reason.HIDDEN).isWhole()).isFalse();
    }

    @Test
    void a_process_that_came_after_the_job_began_did_not_begin_it() {
        var coverage = of(Reason.OTHER_HOST);

        assertThat(coverage.sawGo(389, NOON)).isTrue();
        assertThat(coverage.sawGo(389, NOON.minusSeconds(1))).isFalse();
        assertThat(coverage.sawGo(390, NOON)).isFalse();
    }
}
