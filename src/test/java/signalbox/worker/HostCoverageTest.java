package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.election.session.Backend;
import signalbox.election.session.Backend.Client.Tcp;
import signalbox.worker.ProcessMatch.Found;
import signalbox.worker.ProcessMatch.MatchBasis;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

/// What a list of processes proves of those that are not in it.
class HostCoverageTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String ODOO = "/home/odoo/src/odoo/odoo-bin --limit-time-real=900";
    private static final HostProcess GONE = new HostProcess(389, 0, "", NOON, "");

    private static HostCoverage of(ProcessMatch match, String name) {
        return new HostCoverage(NOON, NOON, Map.of(1, match), Map.of(1, name), Set.of(GONE));
    }

    private static HostCoverage of(ProcessMatch match) {
        return of(match, "odoo-12");
    }

    private static Found found(String command) {
        return new Found(Processes.classified(Processes.process(12, 1, command)).getFirst(), MatchBasis.SOCKET);
    }

    @Test
    void a_session_whose_process_is_not_listed_may_come_from_anywhere() {
        for (var reason : Reason.values()) {
            assertThat(of(new Missing(reason)).isWhole()).as(reason.name()).isFalse();
        }
        assertThat(of(found(ODOO)).isWhole()).isTrue();
    }

    /// What passes on connections may pass on those of other hosts and of containers.
    @ParameterizedTest
    @CsvSource({
        "/usr/sbin/pgbouncer -d pgbouncer.ini, false",
        "sshd: deploy, false",
        "/usr/bin/docker-proxy -proto tcp, false",
        "python3 report.py, false",
        "/usr/lib/postgresql/16/bin/psql -d prod, true",
        "psql, true",
        "pg_dump prod, true",
        "psqlx, false"
    })
    void a_session_of_another_program_is_from_here_only_if_a_person_uses_it(String command, boolean here) {
        assertThat(of(found(command), "").isWhole()).isEqualTo(here);
    }

    @Test
    void only_a_session_that_is_named_after_its_process_shows_that_pids_are_the_same() {
        assertThat(of(found(ODOO), "odoo-12").showsSamePids()).isTrue();
        assertThat(of(found(ODOO), "production").showsSamePids()).isFalse();
        assertThat(of(found("psql"), "odoo-12").showsSamePids()).isFalse();

        assertThat(of(found(ODOO), "odoo-1").showsSamePids()).isFalse();
        assertThat(of(found(ODOO), "odoo-1").isWhole()).as("a container").isFalse();
        assertThat(of(found(ODOO), "production").isWhole()).isTrue();
    }

    @Test
    void a_session_that_began_after_the_list_was_made_says_nothing_of_it() {
        var odoo = Processes.process(12, 1, ODOO);
        var listing = new ProcessListing(NOON, "host", List.of(odoo), List.of(new Socket(HERE, 40_012, 12)));
        var matching = new ProcessMatcher(listing, Processes.classified(odoo), HERE);
        var listed = new Backend(1, "odoo-12", new Tcp(HERE, 40_012), Duration.ofHours(1));

        for (var older : List.of(true, false)) {
            var age = Duration.ofSeconds(older ? 5 : 3);
            var other = new Backend(2, "odoo-13", new Tcp(HERE, 40_013), age);
            assertThat(HostCoverage.of(
                                    NOON,
                                    NOON.plusSeconds(1),
                                    matching,
                                    List.of(listed, other),
                                    Duration.ofSeconds(4),
                                    Set.of())
                            .isWhole())
                    .isEqualTo(!older);
        }
    }

    @Test
    void a_process_that_came_after_the_job_began_did_not_begin_it() {
        var coverage = of(new Missing(Reason.OTHER_HOST));

        assertThat(coverage.sawGo(389, NOON)).isTrue();
        assertThat(coverage.sawGo(389, NOON.minusSeconds(1))).isFalse();
        assertThat(coverage.sawGo(390, NOON)).isFalse();
    }
}
