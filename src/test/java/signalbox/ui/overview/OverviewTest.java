package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.ui.shell.SampleFeed;

class OverviewTest {
    @Test
    void the_leader_is_named_with_what_was_seen_of_it() {
        var leader = Overview.of(snapshot(SampleFeed.healthy()), Window.HOUR, SampleFeed.NOW.minusSeconds(2))
                .leader();
        assertThat(leader.heading()).isEqualTo("pid 30117");
        assertThat(leader.since()).isEqualTo("since 09:38:54 · 24 m 26 s");
        assertThat(leader.pace()).isEqualTo(Pace.DISPATCHING);
        assertThat(leader.lastDispatch()).isEqualTo("seen 2.0 s ago");
        assertThat(leader.next()).hasSize(3);
    }

    @Test
    void a_dispatch_that_was_not_seen_is_not_claimed() {
        var leader =
                Overview.of(snapshot(SampleFeed.healthy()), Window.HOUR, null).leader();
        assertThat(leader.pace()).isEqualTo(Pace.MOVING);
        assertThat(leader.lastDispatch()).isEqualTo("none seen yet");
    }

    @Test
    void an_estimate_tells_no_change() {
        var tile = Tile.of(JobState.DONE, snapshot(SampleFeed.healthy()), Window.HOUR.before(SampleFeed.NOW));
        assertThat(tile.figure()).isEqualTo("≈ 298,402");
        assertThat(tile.change()).isEqualTo("estimated");
    }

    @Test
    void without_a_leader_the_reason_stands_in_its_place() {
        var leader = Overview.of(snapshot(SampleFeed.leaderless()), Window.HOUR, null)
                .leader();
        assertThat(leader.exists()).isFalse();
        assertThat(leader.heading()).isEqualTo("No leader");
        assertThat(leader.identity()).startsWith("No runner is connected");
    }

    @Test
    void the_shorter_window_keeps_only_its_minutes() {
        var overview = Overview.of(snapshot(SampleFeed.healthy()), Window.CLOSE, null);
        assertThat(overview.throughput().minutes()).hasSizeBetween(5, 6);
    }

    private static Snapshot snapshot(Feed feed) {
        return Objects.requireNonNull(feed.snapshot());
    }
}
