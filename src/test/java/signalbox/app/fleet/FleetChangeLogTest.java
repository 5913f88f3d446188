package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.finding;
import static signalbox.app.fleet.FleetRows.row;
import static signalbox.app.profile.Environment.PRODUCTION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.text.Severity;
import signalbox.ui.shell.SampleFeed;

class FleetChangeLogTest {
    private final FleetChangeLog log = new FleetChangeLog();
    private final FleetContact current = new FleetContact.Current();
    private Instant now = FleetRows.NOW;

    private List<FleetChange> see(Duration later, FleetRow... rows) {
        now = now.plus(later);
        return log.see(List.of(rows), now);
    }

    private static List<FleetChange.Kind> kinds(List<FleetChange> changes) {
        return changes.stream().map(FleetChange::kind).toList();
    }

    @Test
    void what_a_profile_is_first_seen_with_is_no_change() {
        assertThat(see(Duration.ZERO, row("a", PRODUCTION, current, finding("x", Severity.CRITICAL, "X"))))
                .isEmpty();
    }

    @Test
    void a_lost_and_a_new_leader_are_changes() {
        see(Duration.ZERO, row("a", PRODUCTION, current));
        var lost = see(
                Duration.ofSeconds(2),
                row("a", PRODUCTION, current, SampleFeed.leaderless().snapshot()));
        assertThat(kinds(lost)).containsExactly(FleetChange.Kind.LEADER_LOST);
        assertThat(lost.getFirst().text()).startsWith("lost its leader, pid ");
        assertThat(kinds(see(Duration.ofSeconds(2), row("a", PRODUCTION, current))))
                .startsWith(FleetChange.Kind.LEADER_WON);
    }

    @Test
    void a_profile_that_stops_answering_and_answers_again_changes_twice() {
        see(Duration.ZERO, row("a", PRODUCTION, current));
        var gone = row("a", PRODUCTION, new FleetContact.Unreachable(now, "Connection refused."));
        see(Duration.ofSeconds(2), gone);
        assertThat(see(Duration.ofSeconds(2), gone)).hasSize(1);
        assertThat(kinds(see(Duration.ofSeconds(2), row("a", PRODUCTION, current))))
                .containsExactly(FleetChange.Kind.REACHED, FleetChange.Kind.UNREACHABLE);
    }

    @Test
    void findings_are_raised_and_cleared_but_notes_and_moments_do_not_count() {
        var bad = finding("x", Severity.WARNING, "X");
        see(Duration.ZERO, row("a", PRODUCTION, current));
        see(FleetChangeLog.SETTLES, row("a", PRODUCTION, current, finding("n", Severity.INFO, "Note")));
        assertThat(kinds(see(Duration.ofSeconds(2), row("a", PRODUCTION, current, bad))))
                .containsExactly(FleetChange.Kind.RAISED);
        see(Duration.ofSeconds(2), row("a", PRODUCTION, current));
        assertThat(see(Duration.ofSeconds(2), row("a", PRODUCTION, current, bad)))
                .hasSize(1);
        assertThat(kinds(see(Duration.ofSeconds(20), row("a", PRODUCTION, current))))
                .containsExactly(FleetChange.Kind.CLEARED, FleetChange.Kind.RAISED);
    }

    @Test
    void changes_are_kept_for_an_hour() {
        see(Duration.ZERO, row("a", PRODUCTION, current));
        assertThat(see(Duration.ofSeconds(2), row("a", PRODUCTION, FleetRows.unreachable(Duration.ZERO))))
                .hasSize(1);
        assertThat(see(Duration.ofHours(2), row("a", PRODUCTION, FleetRows.unreachable(Duration.ZERO))))
                .isEmpty();
    }
}
