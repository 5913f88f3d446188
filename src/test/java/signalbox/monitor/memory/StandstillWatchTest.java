package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.ChannelFacts.Moments;
import signalbox.channel.ChannelWaits;
import signalbox.channel.text.ChannelPlan;
import signalbox.queue.count.Counts;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.PostponedTries;
import signalbox.queue.movement.RecentMoves;

class StandstillWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");

    private final StandstillWatch watch = new StandstillWatch();

    /// Three jobs are due, and those that are pending were tried so often.
    private @Nullable Instant stillAfter(int seconds, int retries) {
        return stillAfter(seconds, retries, RecentMoves.NONE);
    }

    private @Nullable Instant stillAfter(int seconds, int retries, RecentMoves moves) {
        var due = new ChannelFacts("root", 0, 3, 0, 0, Moments.NONE, Holds.NONE);
        var now = BEGIN.plusSeconds(seconds);
        var movement = new LastMovement(moves, Map.of(), null, new PostponedTries(null, retries), 1);
        watch.see(
                new Counts(Map.of()),
                movement,
                ChannelWaits.of(List.of(due), ChannelPlan.of("root:2"), "", Instant.MIN, BEGIN),
                now);
        return watch.since();
    }

    @Test
    void jobs_that_are_tried_and_put_back_move() {
        stillAfter(0, 5);
        stillAfter(20, 6);

        assertThat(stillAfter(40, 7)).isEqualTo(BEGIN.plusSeconds(40));
    }

    /// As of a runner whose target refuses each request.
    @Test
    void jobs_that_are_enqueued_and_put_back_do_not_move() {
        for (var second = 0; second < 40; second += 10) {
            var at = BEGIN.plusSeconds(second);
            stillAfter(second, 0, RecentMoves.of(at, null, null, 1, at));
        }
        assertThat(watch.since()).isEqualTo(BEGIN);
        assertThat(watch.moved()).isEqualTo(BEGIN.plusSeconds(30));

        var begun = BEGIN.plusSeconds(39);
        assertThat(stillAfter(40, 0, RecentMoves.of(begun, begun, null, 1, begun)))
                .isEqualTo(BEGIN.plusSeconds(40));
    }

    @Test
    void without_a_further_try_it_stands_still_since_the_last() {
        stillAfter(0, 5);
        stillAfter(20, 6);

        assertThat(stillAfter(40, 6)).isEqualTo(BEGIN.plusSeconds(20));
    }
}
