package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;

class FreshnessTest {
    @Test
    void figures_are_live_until_they_are_three_seconds_old() {
        var taken = SampleFeed.NOW.minusMillis(400);
        assertThat(Freshness.of(SampleFeed.healthy(), taken.plusSeconds(3)).kind())
                .isEqualTo(Freshness.Kind.LIVE);
        var late = Freshness.of(SampleFeed.healthy(), taken.plusMillis(3001));
        assertThat(late.kind()).isEqualTo(Freshness.Kind.STALE);
        assertThat(late.text()).isEqualTo("stale · 3.0 s");
    }

    @Test
    void a_fault_makes_them_stale_at_once() {
        assertThat(Freshness.of(SampleFeed.faulted(), SampleFeed.NOW).kind()).isEqualTo(Freshness.Kind.STALE);
    }

    @Test
    void a_slow_refresh_is_given_its_time() {
        var healthy = SampleFeed.healthy();
        var slow = new Feed(healthy.snapshot(), null, Mode.RUNNING, Duration.ofSeconds(30), true);
        assertThat(Freshness.of(slow, SampleFeed.NOW.plusSeconds(30)).kind()).isEqualTo(Freshness.Kind.LIVE);
        assertThat(Freshness.of(slow, SampleFeed.NOW.plusSeconds(40)).kind()).isEqualTo(Freshness.Kind.STALE);
    }

    @Test
    void a_refresh_that_takes_long_is_not_taken_for_a_silent_server() {
        var pace = Duration.ofSeconds(33);
        assertThat(Freshness.tolerated(pace, Duration.ofMillis(40))).isEqualTo(Duration.ofSeconds(35));
        assertThat(Freshness.tolerated(pace, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(39));
        assertThat(Freshness.tolerated(Duration.ofMillis(500), Duration.ofMillis(40)))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void while_the_server_answers_looks_at_the_runners_the_age_of_the_jobs_is_no_alarm() {
        var rested = SampleFeed.rested(Duration.ofSeconds(40));
        var look = SampleFeed.NOW.plusSeconds(40);
        assertThat(Freshness.of(rested, look).text()).isEqualTo("live · 40 s");
        assertThat(Freshness.of(rested, look.plusSeconds(4)).kind()).isEqualTo(Freshness.Kind.STALE);
    }

    @Test
    void paused_figures_grow_old_without_alarm() {
        var paused = new Feed(SampleFeed.healthy().snapshot(), null, Mode.PAUSED, Duration.ofSeconds(1), true);
        var live = Freshness.of(paused, SampleFeed.NOW.plusSeconds(60));
        assertThat(live.text()).isEqualTo("paused · 1 m 00 s");
    }

    @Test
    void before_the_first_snapshot_there_is_no_age() {
        var nothing = new Feed(null, null, Mode.RUNNING, Duration.ofSeconds(1), false);
        assertThat(Freshness.of(nothing, SampleFeed.NOW).text()).isEqualTo("connecting");
    }

    @Test
    void a_clock_set_back_is_no_negative_age() {
        assertThat(Freshness.of(SampleFeed.healthy(), SampleFeed.NOW.minusSeconds(10))
                        .age())
                .isEqualTo(Duration.ZERO);
    }
}
