package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetPaceTest {
    private static final Duration WANTED = Duration.ofSeconds(3);

    @Test
    void few_profiles_are_looked_at_as_often_as_the_user_wants() {
        assertThat(FleetPace.of(WANTED, 1)).isEqualTo(FleetPace.USUAL);
        assertThat(FleetPace.of(WANTED, 15)).isEqualTo(FleetPace.USUAL);
    }

    @Test
    void thirty_profiles_take_no_more_than_one_reading_a_second() {
        assertThat(FleetPace.of(WANTED, 30)).isEqualTo(new FleetPace(WANTED, Duration.ofSeconds(30)));
    }

    @Test
    void many_profiles_are_looked_at_less_often() {
        assertThat(FleetPace.of(WANTED, 200)).isEqualTo(new FleetPace(Duration.ofSeconds(20), Duration.ofSeconds(200)));
    }
}
