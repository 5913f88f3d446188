package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.Observation.Visibility;
import signalbox.postgres.capability.HotStandby;

class LockAnswerTest {
    private static final Observation NOBODY =
            new Observation(Instant.parse("2026-06-01T12:00:00Z"), "acme", List.of(), Set.of());

    private static LockAnswer answer(Observation seen) {
        return LockAnswer.of(Leadership.of(seen), seen);
    }

    @Test
    void on_a_hot_standby_it_is_not_known_who_holds_the_lock() {
        var onStandby = answer(NOBODY.withVisibility(new Visibility(Set.of(), 0, false, new HotStandby("db1:5432"))));

        assertThat(onStandby.isKnown()).isFalse();
        assertThat(onStandby.reason()).startsWith("Unknown: ");
        assertThat(answer(NOBODY).isKnown()).isTrue();
        assertThat(answer(NOBODY).reason()).startsWith("No connection");
    }
}
