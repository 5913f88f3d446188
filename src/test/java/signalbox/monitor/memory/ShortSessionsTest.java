package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.election.BackendKey;
import signalbox.election.Observation.Ended;
import signalbox.election.session.ShortSessionQueries.Young;

/// Sessions that lived for moments, of processes that are known to be runners.
class ShortSessionsTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    private final ShortSessions sessions = new ShortSessions();

    private static Young young(int pid, String name, boolean isRunner, int millis) {
        return new Young(
                new BackendKey(pid, name, START), "prod", "odoo", "10.0.0.7", isRunner, START.plusMillis(millis));
    }

    @Test
    void a_session_that_was_a_runners_at_one_look_was_one_to_its_end() {
        sessions.see(List.of(young(1, "odoo-7", true, 20)));
        sessions.see(List.of(young(1, "odoo-7", false, 40)));
        assertThat(sessions.ended()).isEmpty();

        sessions.see(List.of());

        assertThat(sessions.ended())
                .containsExactly(new Ended("prod", "10.0.0.7", Duration.ofMillis(40), START.plusMillis(40)));
    }

    @Test
    void of_processes_that_were_never_seen_as_runners_nothing_is_said() {
        sessions.see(
                List.of(young(1, "odoo-7", false, 20), young(2, "odoo-8", true, 20), young(3, "odoo-8", false, 30)));
        sessions.see(List.of());

        assertThat(sessions.ended())
                .extracting(Ended::lived)
                .containsExactlyInAnyOrder(Duration.ofMillis(20), Duration.ofMillis(30));
    }

    @Test
    void what_lived_for_seconds_was_not_brief() {
        sessions.see(List.of(young(1, "odoo-7", true, 3000)));
        sessions.see(List.of());

        assertThat(sessions.ended()).isEmpty();
    }

    @Test
    void what_ended_minutes_ago_is_forgotten() {
        sessions.see(List.of(young(1, "odoo-7", true, 20)));
        var later = START.plusSeconds(121);
        sessions.see(List.of(
                new Young(new BackendKey(2, "odoo-7", later), "prod", "odoo", "10.0.0.7", true, later.plusMillis(30))));
        sessions.see(List.of());

        assertThat(sessions.ended()).extracting(Ended::lived).containsExactly(Duration.ofMillis(30));
    }
}
