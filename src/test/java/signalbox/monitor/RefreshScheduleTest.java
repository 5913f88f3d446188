package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Deadline;

class RefreshScheduleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(30);

    private final Deadline begun = Deadline.now();
    private final RefreshSchedule schedule = new RefreshSchedule();

    private Deadline due(Duration rest, boolean fault, boolean news) {
        return schedule.due(begun, begun.plus(rest), fault, news);
    }

    @Test
    void a_refresh_follows_the_last_one_after_the_interval() {
        schedule.setInterval(SECOND.multipliedBy(5));

        assertThat(due(SECOND, false, false)).isEqualTo(begun.plus(SECOND.multipliedBy(5)));
    }

    @Test
    void a_change_after_a_quiet_time_is_due_at_once_and_the_next_one_after_the_interval() {
        schedule.setInterval(SECOND.multipliedBy(5));
        assertThat(due(Duration.ZERO, false, true).isOver()).isTrue();

        schedule.tookNews();

        assertThat(due(Duration.ZERO, false, true).left()).isBetween(SECOND.multipliedBy(4), SECOND.multipliedBy(5));
    }

    @Test
    void whatever_is_due_waits_for_the_end_of_a_rest() {
        assertThat(due(REST, false, false)).isEqualTo(begun.plus(REST));
        assertThat(due(REST, false, true)).isEqualTo(begun.plus(REST));
        schedule.setHidden(true);
        assertThat(due(REST, false, true)).isEqualTo(begun.plus(REST));
    }

    @Test
    void a_fault_is_followed_by_another_try_when_its_rest_is_over() {
        schedule.setInterval(SECOND.multipliedBy(60));

        assertThat(due(SECOND, true, false)).isEqualTo(begun.plus(SECOND));
    }

    @Test
    void a_hidden_window_is_refreshed_each_ten_seconds_whatever_changes() {
        schedule.setHidden(true);

        assertThat(due(SECOND, false, true)).isEqualTo(begun.plus(SECOND.multipliedBy(10)));
        assertThat(schedule.nextLook(begun)).isEqualTo(begun.plus(SECOND.multipliedBy(10)));
    }

    @Test
    void while_it_is_paused_nothing_is_due_and_nobody_looks() {
        schedule.setPaused(true);

        assertThat(due(SECOND, true, true).left()).isGreaterThan(Duration.ofDays(1_000));
        assertThat(schedule.nextLook(begun).left()).isGreaterThan(Duration.ofDays(1_000));
    }
}
