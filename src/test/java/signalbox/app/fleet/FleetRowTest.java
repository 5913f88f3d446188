package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.finding;
import static signalbox.app.fleet.FleetRows.row;
import static signalbox.app.fleet.FleetRows.sound;
import static signalbox.app.profile.Environment.PRODUCTION;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.monitor.history.History;
import signalbox.text.Severity;
import signalbox.ui.shell.SampleFeed;

class FleetRowTest {
    private final FleetContact current = new FleetContact.Current();

    @Test
    void a_row_shows_the_figures_of_its_newest_look() {
        var row = sound("acme-prod", PRODUCTION);
        var snapshot = Objects.requireNonNull(row.snapshot());
        assertThat(row.leader()).isEqualTo(snapshot.leadership().leader());
        assertThat(row.leaderAge()).isPositive();
        assertThat(row.course()).hasSizeLessThanOrEqualTo(30).isNotEmpty();
        assertThat(row.age(snapshot.jobsTakenAt().plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(row.worst()).isNull();
        assertThat(row.isTrouble()).isFalse();
    }

    @Test
    void a_row_is_as_bad_as_its_worst_finding() {
        var critical = finding("no-leader", Severity.CRITICAL, "Queue has no leader");
        var warning = finding("late", Severity.WARNING, "Late");
        var info = finding("note", Severity.INFO, "Note");
        assertThat(row("a", PRODUCTION, current, critical, warning).worst()).isEqualTo(Severity.CRITICAL);
        assertThat(row("a", PRODUCTION, current, warning).isTrouble()).isTrue();
        assertThat(row("a", PRODUCTION, current, info).isTrouble()).isFalse();
        assertThat(row("a", PRODUCTION, current, critical, warning).count(Severity.WARNING))
                .isEqualTo(1);
    }

    @Test
    void a_profile_that_does_not_answer_is_critical_and_its_figures_are_old() {
        var row = row("a", PRODUCTION, FleetRows.unreachable(Duration.ofMinutes(1)));
        assertThat(row.worst()).isEqualTo(Severity.CRITICAL);
        assertThat(row.isStale()).isTrue();
        assertThat(sound("b", PRODUCTION).isStale()).isFalse();
    }

    @Test
    void a_profile_that_waits_for_a_person_is_a_warning() {
        var row = row("a", PRODUCTION, new FleetContact.NeedsOperator(FleetRows.NOW, "its password"));
        assertThat(row.worst()).isEqualTo(Severity.WARNING);
    }

    @Test
    void a_leader_that_was_seen_and_is_missing_is_critical_at_once() {
        var seen = Objects.requireNonNull(SampleFeed.leaderless().snapshot());
        var since = seen.serverTime().minusSeconds(4);
        var gap = List.of(new History.Gap(since, null));
        var lost = SampleFeed.with(seen, new History(since.minusSeconds(60), List.of(), List.of(), gap, List.of()));
        var row = row("a", PRODUCTION, current, lost);
        assertThat(row.leaderlessFor()).contains(Duration.ofSeconds(4));
        assertThat(row.worst()).isEqualTo(Severity.CRITICAL);
        assertThat(row.mayBeAsleep()).isFalse();
    }

    @Test
    void before_the_first_look_nothing_is_known() {
        var row = row("a", PRODUCTION, new FleetContact.Connecting(), (signalbox.monitor.Snapshot) null);
        assertThat(row.worst()).isNull();
        assertThat(row.pending()).isNull();
        assertThat(row.age(FleetRows.NOW)).isNull();
        assertThat(row.course()).isEmpty();
    }
}
